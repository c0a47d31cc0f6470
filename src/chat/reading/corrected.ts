import type { Correction, DraftPart, DraftParts } from './corrections.ts';
import { fold } from './fold.ts';
import { type Marker, pointMarkers } from './points.ts';

/** What a correction makes of a draft: the parts that read otherwise now, or the point that it does not have. */
export type Corrected = Partial<DraftParts> | { readonly noPoint: number };

/**
 * Return what a correction makes of a draft; `undefined` when it cannot be told which of its words are meant, so that
 * what was said is something else.
 */
export function corrected(parts: DraftParts, correction: Correction): Corrected | undefined {
  switch (correction.kind) {
    case 'word':
      return someOf(withWord(parts, correction.wrong, correction.right));
    case 'right': {
      const [wrong, other] = mistakenFor(correction.right, parts);
      return wrong === undefined || other !== undefined
        ? undefined
        : someOf(withWord(parts, wrong, correction.right));
    }
    case 'part': {
      const { part, deed, text } = correction;
      return { [part]: deed === 'add' ? followed(parts[part], text) : text };
    }
    case 'point':
      return withPoint(parts.advice, correction);
  }
}

function someOf(changed: Partial<DraftParts>): Partial<DraftParts> | undefined {
  return Object.keys(changed).length === 0 ? undefined : changed;
}

/** A point keeps its number and the sign at its end; without the point those behind it move up. */
function withPoint(advice: string, { point, deed, text }: Extract<Correction, { kind: 'point' }>): Corrected {
  const found = pointMarkers(advice);
  const markers: readonly Marker[] = found.length > 0 ? found : [{ start: 0, end: 0 }];
  const bodies = markers.map(({ end }, index) => advice.slice(end, markers[index + 1]?.start));
  const body = bodies[point - 1];
  if (body === undefined || (deed === 'delete' && bodies.length === 1)) return { noPoint: point };
  const [, said = '', end = ''] = /^(.*?)([;\uff1b。\s]*)$/su.exec(body) ?? [];
  const now = deed === 'delete' ? [] : [(deed === 'add' ? followed(said, text) : bare(text)) + end];
  const left = bodies.toSpliced(point - 1, 1, ...now);
  const numbers = left.length === 1 ? [''] : markers.map(({ start, end: stop }) => advice.slice(start, stop));
  const before = advice.slice(0, markers[0]?.start);
  return { advice: (before + left.map((each, index) => `${numbers[index] ?? ''}${each}`).join('')).trim() };
}

function followed(said: string, text: string): string {
  const before = bare(said);
  return before === '' ? text : `${before},${bare(text)}`;
}

function bare(text: string): string {
  return text.trim().replace(/[。;\uff1b,\uff0c\s]+$/u, '');
}

/** A word of one letter may stand anywhere; a number may not. */
const TELLING = /^(?:.{2,}|\d+)$/u;

/**
 * Return the words that `right` may stand for: of its length and all but one letter the same (东风路 for 东湖路, 5盏 for
 * 8盏), of two letters the last.
 */
function mistakenFor(right: string, parts: DraftParts): readonly string[] {
  const meant = [...fold(right)];
  if (meant.length < 2) return [];
  const words = Object.values(parts).flatMap((part: string) => {
    const letters = [...fold(part)];
    return letters.map((_, at) => letters.slice(at, at + meant.length));
  });
  const alike = words.filter((word) => {
    const same = word.filter((letter, at) => letter === meant[at]).length;
    return same === meant.length - 1 && word.length === meant.length && isLastSame(word, meant);
  });
  return [...new Set(alike.map((word) => word.join('')))];
}

function isLastSame(word: readonly string[], meant: readonly string[]): boolean {
  return meant.length > 2 || word.at(-1) === meant.at(-1);
}

/** Return the parts with one word for another, those alone that read otherwise; none when it does not occur. */
function withWord(parts: DraftParts, wrong: string, right: string): Partial<DraftParts> {
  if (!TELLING.test(wrong)) return {};
  const changed = Object.entries(parts).map(([part, text]: [string, string]) => [
    part,
    replaced(text, fold(wrong), right),
  ]);
  return Object.fromEntries(
    changed.filter(([part, text]) => text !== parts[part as DraftPart]),
  ) as Partial<DraftParts>;
}

/** Where the right word stands already (灯 in 路灯) nothing is replaced. */
function replaced(text: string, wrong: string, right: string): string {
  const folded = fold(text);
  const number = (sign: string): string => (/^\d/.test(sign) ? '\\d' : '[]');
  const pattern = new RegExp(
    `(?<!${number(wrong)})(?:${escaped(fold(right))}|(?<wrong>${escaped(wrong)}))(?!${number(wrong.slice(-1))})`,
    'gu',
  );
  let result = '';
  let from = 0;
  for (const match of folded.matchAll(pattern)) {
    if (match.groups?.['wrong'] === undefined) continue;
    result += text.slice(from, match.index) + right;
    from = match.index + match[0].length;
  }
  return result + text.slice(from);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
