import type { Bar, BarChart } from '../../chat/picture.ts';
import { round, textElement } from './svg-text.ts';
import { textWidth, wrapped } from './text-width.ts';

/** A telephone is 750 pixels wide; all lengths are pixels. */
export const CHART_WIDTH = 750;
const MARGIN = 40;
const INNER = CHART_WIDTH - 2 * MARGIN;
const BAR = 24;
/** Space between the note and the label beside it. */
const GAP = 24;
/** What a bar that stands for nobody still shows. */
const STUB = 4;

const SIZE = { title: 36, note: 25, label: 28, footer: 23 } as const;
const LEADING = 1.4;
const COLOR = {
  ink: '#1d2733',
  soft: '#5b6875',
  track: '#edf0f3',
  mark: '#1d2733',
  strong: '#b3262e',
  waiting: '#b57100',
  plain: '#93a1b0',
} as const;

/** Something drawn, and where the next thing may begin. */
interface Drawn {
  readonly svg: string;
  readonly bottom: number;
}

/**
 * Return the chart as SVG. The label stands above its bar over the whole width, so that names of twenty characters and
 * more are read on a telephone; the mark crosses bars only, never words.
 */
export function barChartSvg(chart: BarChart): string {
  const head = drawHead(chart, MARGIN);
  const longest = Math.max(1, chart.mark?.value ?? 0, ...chart.bars.map((bar) => bar.value));
  const scale = INNER / longest;
  let { bottom } = head;
  const rows = chart.bars.map((bar) => {
    const row = drawBar(bar, { top: bottom, scale, mark: chart.mark?.value });
    bottom = row.bottom;
    return row.svg;
  });
  const foot = drawLines(chart.footer, { top: bottom + 16, size: SIZE.footer, color: COLOR.soft, most: 3 });
  const height = Math.ceil(foot.bottom + MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CHART_WIDTH}" height="${height}">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    head.svg,
    ...rows,
    foot.svg,
    '</svg>',
  ].join('\n');
}

function drawHead({ title, notes, mark }: BarChart, top: number): Drawn {
  const parts = [drawLines(title, { top, size: SIZE.title, color: COLOR.ink, most: 3, bold: true })];
  const end = (): number => parts.at(-1)?.bottom ?? top;
  for (const note of notes) {
    parts.push(drawLines(note, { top: end() + 6, size: SIZE.note, color: COLOR.soft, most: 3 }));
  }
  if (mark !== undefined) parts.push(drawKey(mark.label, end() + 14));
  return { svg: parts.map((part) => part.svg).join('\n'), bottom: end() + 22 };
}

/** What the mark on the bars means. */
function drawKey(label: string, top: number): Drawn {
  const key = drawMark(MARGIN + 3, top + 5, SIZE.note);
  const line = drawLines(label, { top, size: SIZE.note, color: COLOR.ink, most: 2, indent: 20 });
  return { svg: key + line.svg, bottom: line.bottom };
}

function drawBar(
  { label, value, note, tone }: Bar,
  { top, scale, mark }: { readonly top: number; readonly scale: number; readonly mark: number | undefined },
): Drawn {
  const indentRight = textWidth(note, SIZE.label) + GAP;
  const words = drawLines(label, { top, size: SIZE.label, color: COLOR.ink, most: 2, indentRight });
  const color = tone === 'plain' ? COLOR.soft : COLOR[tone];
  const at = { x: CHART_WIDTH - MARGIN, y: top + SIZE.label, size: SIZE.label, color };
  const y = words.bottom + 4;
  const length = value === 0 ? STUB : Math.max(STUB, value * scale);
  const svg = [
    words.svg,
    textElement(note, { ...at, anchor: 'end', bold: tone !== 'plain' }),
    `<rect x="${MARGIN}" y="${y}" width="${INNER}" height="${BAR}" rx="4" fill="${COLOR.track}"/>`,
    `<rect x="${MARGIN}" y="${y}" width="${round(length)}" height="${BAR}" rx="4" fill="${value === 0 ? COLOR.plain : COLOR[tone]}"/>`,
    mark === undefined ? '' : drawMark(MARGIN + mark * scale, y - 3, BAR + 6),
  ].join('\n');
  return { svg, bottom: y + BAR + 20 };
}

/** A dark line with a light edge, to be seen on every colour. */
function drawMark(x: number, y: number, height: number): string {
  const place = `x1="${round(x)}" x2="${round(x)}" y1="${round(y)}" y2="${round(y + height)}"`;
  return [
    `<line ${place} stroke="#ffffff" stroke-width="7"/>`,
    `<line ${place} stroke="${COLOR.mark}" stroke-width="3" stroke-dasharray="6 3"/>`,
  ].join('');
}

interface LineStyle {
  readonly top: number;
  readonly size: number;
  readonly color: string;
  readonly most: number;
  readonly bold?: boolean;
  readonly indent?: number;
  readonly indentRight?: number;
}

function drawLines(
  text: string,
  { top, size, color, most, bold = false, indent = 0, indentRight = 0 }: LineStyle,
): Drawn {
  const lines = wrapped(text, { size, width: INNER - indent - indentRight, most });
  const svg = lines.map((line, index) => {
    const y = top + size + index * size * LEADING;
    return textElement(line, { x: MARGIN + indent, y, size, color, bold, anchor: 'start' });
  });
  return { svg: svg.join('\n'), bottom: top + lines.length * size * LEADING };
}
