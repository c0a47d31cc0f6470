import { fold } from './fold.ts';

const HAN = '一二三四五六七八九十';

/** The ways in which people number points: what a marker looks like for the n-th point. */
const STYLES: readonly ((n: number) => string)[] = [
  (n) => `${hanOf(n)}、`,
  (n) => `\\(${hanOf(n)}\\)、?`,
  (n) => `\\(${String(n)}\\)、?`,
  (n) => `${String(n)}(?:、|\\.(?!\\d)|\\)|,(?!\\d))`,
  (n) => String.fromCharCode(0x2460 + n - 1),
  (n) => `${hanOf(n)}是`,
  (n) => `第${hanOf(n)}[,、:是]`,
];

const BULLET = /(?:^|\n)[ ]*(?:[-*•·●■◆]|[—–])[ ]*(?=\S)/gu;

const MOST_POINTS = 20;

/**
 * Return the listed points of an advice, without their markers: 1. 2. 3., （一）（二）, ①②, 一是二是, bullets;
 * one per line or run together. The outermost numbering counts. A text without numbering is one point.
 */
export function listedPoints(advice: string): string[] {
  const markers = pointMarkers(advice);
  if (markers.length === 0) return advice.trim() === '' ? [] : [advice.trim()];
  return markers.map((marker, index) =>
    advice
      .slice(marker.end, markers[index + 1]?.start)
      .trim()
      .replace(/[;；]$/, ''),
  );
}

/** Where the numbers or bullets of an advice stand, in order; none in a text that is one point. */
export function pointMarkers(advice: string): readonly Marker[] {
  const folded = fold(advice);
  const lists = [...STYLES.map((style) => numbered(folded, style)), bullets(folded)];
  const [best = []] = lists
    .filter((list) => list.length >= 2)
    .toSorted((a, b) => (a[0]?.start ?? 0) - (b[0]?.start ?? 0));
  return best;
}

export interface Marker {
  readonly start: number;
  readonly end: number;
}

/** Follow 1, 2, 3 … in order; a marker stands at the head or after a stop, never inside a word. */
function numbered(folded: string, style: (n: number) => string): Marker[] {
  const markers: Marker[] = [];
  let from = 0;
  for (let n = 1; n <= MOST_POINTS; n += 1) {
    const pattern = new RegExp(`(?<=^|[\\s;。:,、!?])${style(n)}`, 'gu');
    pattern.lastIndex = from;
    const match = pattern.exec(folded);
    if (!match) break;
    from = match.index + match[0].length;
    markers.push({ start: match.index, end: from });
  }
  return markers;
}

function bullets(folded: string): Marker[] {
  return [...folded.matchAll(BULLET)].map((it) => ({ start: it.index, end: it.index + it[0].length }));
}

function hanOf(n: number): string {
  const ones = HAN[(n - 1) % 10] ?? '';
  return n <= 10 ? ones : `十${ones === '十' ? '' : ones}`;
}
