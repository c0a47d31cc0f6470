import type { Lexicon } from './lexicon.ts';
import { WITHOUT_REST } from './locate.ts';

const MOST_SUGGESTED = 3;

/** Longer heads of a line are sentences, not mistyped words. */
const LONGEST_WORD = 8;

/**
 * Return the command words that somebody may have meant by the head of a folded text, best first: one wrong,
 * missing or swapped character, two in words of four and more; or the word that it begins with (督办类型). Empty
 * when nothing is near.
 */
export function nearestWords(folded: string, lexicon: Lexicon): string[] {
  const head = /^[\s\d,、第号-]*([\p{L}]+)/u.exec(folded)?.[1] ?? '';
  if (head.length < 2 || head.length > LONGEST_WORD) return [];
  const scored = lexicon.words.flatMap(({ text, entry }) => {
    if (text.length < 2) return [];
    const begun = head !== text && head.startsWith(text) && !WITHOUT_REST.has(entry.key);
    const distance = begun ? 1 : editDistance(head, text);
    const near = distance <= (text.length >= 4 ? 2 : 1) && distance < text.length;
    // Bare words are what people type most.
    const first = entry.bare.length > 0 ? 0 : 1;
    return near ? [{ word: text, distance, first }] : [];
  });
  const sorted = scored.toSorted((a, b) => a.distance - b.distance || a.first - b.first);
  return [...new Set(sorted.map((it) => it.word))].slice(0, MOST_SUGGESTED);
}

/** Return how many characters must be changed, added, dropped or swapped with the next to turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  const from = [...a];
  const to = [...b];
  const rows: number[][] = [to.map((_, index) => index + 1)];
  const at = (row: number, column: number): number =>
    column < 0 ? row + 1 : row < 0 ? column + 1 : (rows[row + 1]?.[column] ?? 0);
  from.forEach((character, i) => {
    const row: number[] = [];
    rows.push(row);
    to.forEach((other, j) => {
      const changed = at(i - 1, j - 1) + (character === other ? 0 : 1);
      const swapped =
        i > 0 && j > 0 && character === to[j - 1] && from[i - 1] === other ? at(i - 2, j - 2) + 1 : changed;
      row[j] = Math.min(changed, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1);
    });
  });
  return at(from.length - 1, to.length - 1);
}
