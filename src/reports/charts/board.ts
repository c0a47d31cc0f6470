import type { BoardPicture } from '../../chat/picture.ts';
import { CHART_WIDTH } from './bar-chart.ts';
import { round, textElement } from './svg-text.ts';
import { wrapped } from './text-width.ts';

/** All lengths are pixels. */
const MARGIN = 32;
const GAP = 16;
const ROW = 64;
const HEAD = 148;
const PADDING = 18;
const SIZE = { title: 36, note: 23, column: 38, head: 25, label: 27, value: 32 } as const;
const INK = '#1d2733';
const SOFT = '#5b6875';
const WARNING = '#b3262e';
const PANEL = '#f5f7f9';
/** One colour for each of the three columns, in turn; white letters are read on all. */
const COLUMNS = ['#2f5d8a', '#0f766e', '#8a5a13'] as const;

/** Return the board as SVG: columns beside each other, each with its heading and its figures below. */
export function boardSvg({ title, note, columns, footer }: BoardPicture): string {
  const inner = CHART_WIDTH - 2 * MARGIN;
  const width = (inner - GAP * (columns.length - 1)) / Math.max(1, columns.length);
  const lines = wrapped(title, { size: SIZE.title, width: inner, most: 2 });
  const top = MARGIN + lines.length * SIZE.title * 1.4 + SIZE.note * 1.4 + 22;
  const most = Math.max(0, ...columns.map(({ rows }) => rows.length));
  const bottom = top + HEAD + most * ROW + PADDING;
  const height = Math.ceil(bottom + MARGIN + SIZE.note * 1.4);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CHART_WIDTH}" height="${height}">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...lines.map((line, index) =>
      words(line, MARGIN, MARGIN + SIZE.title * (1 + index * 1.4), { size: SIZE.title, bold: true }),
    ),
    words(note, MARGIN, top - 26, { size: SIZE.note, color: SOFT }),
    ...columns.map((column, index) =>
      drawColumn(column, {
        x: MARGIN + index * (width + GAP),
        top,
        width,
        height: bottom - top,
        color: COLUMNS[index % COLUMNS.length] ?? INK,
      }),
    ),
    words(footer, MARGIN, bottom + 34, { size: SIZE.note, color: SOFT }),
    '</svg>',
  ].join('\n');
}

interface Panel {
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
}

function drawColumn(column: BoardPicture['columns'][number], panel: Panel): string {
  const { x, top, width, height, color } = panel;
  const middle = x + width / 2;
  const box = `x="${round(x)}" y="${round(top)}" width="${round(width)}"`;
  return [
    `<rect ${box} height="${round(height)}" rx="12" fill="${PANEL}"/>`,
    `<rect ${box} height="${HEAD - 24}" rx="12" fill="${color}"/>`,
    words(column.title, middle, top + 54, {
      size: SIZE.column,
      bold: true,
      color: '#ffffff',
      anchor: 'middle',
    }),
    words(column.head, middle, top + 98, { size: SIZE.head, color: '#ffffff', anchor: 'middle' }),
    ...column.rows.map((row, index) => drawRow(row, { ...panel, top: top + HEAD + index * ROW }, index > 0)),
  ].join('\n');
}

function drawRow(
  { label, value, tone }: BoardPicture['columns'][number]['rows'][number],
  { x, top, width }: Panel,
  ruled: boolean,
): string {
  const color = tone === 'warning' ? WARNING : INK;
  const y = top + ROW / 2 + 8;
  const line = `x1="${round(x + PADDING)}" x2="${round(x + width - PADDING)}" y1="${round(top - 6)}" y2="${round(top - 6)}"`;
  return [
    ruled ? `<line ${line} stroke="#dfe4e9" stroke-width="1.5"/>` : '',
    words(label, x + PADDING, y, { size: SIZE.label, color: tone === 'warning' ? WARNING : SOFT }),
    words(value, x + width - PADDING, y, { size: SIZE.value, bold: true, color, anchor: 'end' }),
  ].join('\n');
}

function words(
  text: string,
  x: number,
  y: number,
  style: {
    readonly size: number;
    readonly bold?: boolean;
    readonly color?: string;
    readonly anchor?: 'start' | 'middle' | 'end';
  },
): string {
  return textElement(text, { x, y, bold: false, color: INK, anchor: 'start', ...style });
}
