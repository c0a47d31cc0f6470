import { describe, expect, it } from 'vitest';
import type { Bar, BarChart } from '../../src/chat/picture.ts';
import { barChartSvg } from '../../src/reports/charts/bar-chart.ts';
import { drawPicture } from '../../src/reports/charts/draw-picture.ts';
import { renderSample } from '../../src/reports/charts/sample.ts';
import { textWidth, wrapped } from '../../src/reports/charts/text-width.ts';
import { difference, pixelsOf } from './ink.ts';

const bar = (label: string, value = 5, note = '5票'): Bar => ({ label, value, note, tone: 'plain' });
const chart = (bars: readonly Bar[], rest: Partial<BarChart> = {}): BarChart => ({
  title: '票3 民生实事',
  notes: ['征求120人'],
  bars,
  footer: '没有法律效力',
  ...rest,
});
const drawn = async (data: BarChart) => pixelsOf(await drawPicture({ renderer: 'bar-chart', data }));

describe('a bar chart', () => {
  it('is a PNG as wide as a telephone', async () => {
    const { width, height } = await drawn(chart([bar('充电棚')]));
    expect(width).toBe(750);
    expect(height).toBeGreaterThan(200);
  });

  it('shows Chinese words, each of them otherwise: no blank and no boxes', async () => {
    const [blank, one, other] = await Promise.all(
      ['', '充电棚', '公厕楼'].map((it) => drawn(chart([bar(it)]))),
    );
    if (blank === undefined || one === undefined || other === undefined) throw new Error('not drawn');
    expect(difference(blank, one)).toBeGreaterThan(300);
    expect(difference(one, other)).toBeGreaterThan(300);
  });

  it('shows the mark on the bars', async () => {
    const plain = await drawn(chart([bar('充电棚'), bar('公厕', 9)]));
    const marked = await drawn(chart([bar('充电棚'), bar('公厕', 9)], { mark: { value: 7, label: '' } }));
    expect(marked.height).toBeGreaterThan(plain.height);
  });

  it.each(['<b>&amp;</b> <at user_id="all">', 'a\u0000b\u001bc\ud800d', '😀路灯', ''])(
    'takes %j for words and nothing else',
    async (label) => {
      expect(
        (await drawn(chart([bar(label, 0)], { title: label, notes: [label], footer: label }))).width,
      ).toBe(750);
    },
  );

  it('of no votes at all is drawn as well', async () => {
    expect((await drawn(chart([bar('甲', 0), bar('乙', 0)]))).width).toBe(750);
  });
});

interface Words {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly end: boolean;
  readonly text: string;
}

function wordsIn(svg: string): Words[] {
  const pattern = /<text x="([\d.]+)" y="([\d.]+)" font-size="(\d+)"[^>]*text-anchor="(\w+)">([^<]*)</gu;
  return [...svg.matchAll(pattern)].map(([, x, y, size, anchor, text = '']) => ({
    x: Number(x),
    y: Number(y),
    size: Number(size),
    end: anchor === 'end',
    text,
  }));
}

/** The rectangle that words fill, rather too large than too small. */
function boxOf({ x, y, size, end, text }: Words) {
  const width = textWidth(text, size);
  return { left: end ? x - width : x, right: end ? x : x + width, top: y - size, bottom: y + size * 0.25 };
}

describe('twenty projects of twenty characters', () => {
  const names = Array.from(
    { length: 20 },
    (_, index) => `老旧小区增设电动自行车充电棚及消防改造${'甲乙丙丁戊己庚辛壬癸'.charAt(index % 10)}`,
  );
  const svg = barChartSvg(
    chart(
      names.map((name, index) => bar(`${String(index + 1)}. ${name}`, 100 - index, '100票 入选')),
      { mark: { value: 61, label: '过半数61票' } },
    ),
  );
  const words = wordsIn(svg);

  it('are all there, whole', () => {
    const said = words.map((each) => each.text).join('');
    expect(names.filter((name) => !said.includes(name))).toEqual([]);
  });

  it('overlap nowhere and stay inside the picture', () => {
    const boxes = words.map(boxOf);
    const overlapping = boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter(
          (other) =>
            one.left < other.right &&
            other.left < one.right &&
            one.top < other.bottom &&
            other.top < one.bottom,
        ),
    );
    expect(overlapping).toEqual([]);
    expect(boxes.filter(({ left, right }) => left < 0 || right > 750)).toEqual([]);
  });
});

describe('words in lines', () => {
  it('are cut after so many lines, and show it', () => {
    expect(wrapped('一二三四五六七八九十', { size: 10, width: 30, most: 2 })).toEqual(['一二三', '四五…']);
    expect(wrapped('一二三四五六', { size: 10, width: 30, most: 2 })).toEqual(['一二三', '四五六']);
    expect(wrapped('', { size: 10, width: 30, most: 2 })).toEqual(['']);
  });
});

it('a sample of the font can be seen', async () => {
  expect(await renderSample()).toBe(true);
});

describe('a board', () => {
  const board = (value: string) => ({
    title: '示例区人大常委会建议看板',
    note: '截至6月1日9:00',
    columns: ['提', '办', '评'].map((title) => ({
      title,
      head: '收件12件',
      rows: [{ label: '逾期', value, tone: 'warning' as const }],
    })),
    footer: '以件计',
  });

  it('is as wide as a telephone and shows its figures', async () => {
    const [one, other] = await Promise.all(
      ['2', '38'].map(async (value) =>
        pixelsOf(await drawPicture({ renderer: 'board', data: board(value) })),
      ),
    );
    if (one === undefined || other === undefined) throw new Error('not drawn');
    expect(one.width).toBe(750);
    expect(difference(one, other)).toBeGreaterThan(300);
  });
});
