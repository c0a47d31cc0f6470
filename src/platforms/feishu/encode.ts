import { createHash } from 'node:crypto';
import type { TextMessage } from '../../chat/card.ts';
import { harmless } from '../../chat/harmless.ts';

/** A post or a card holds 30 kB; what we fill of it, in bytes of its JSON. */
export const LONGEST_CONTENT = 25_000;

/** So many characters never take more than the limit, whatever they are. */
const LONGEST_LINE = 4000;

/** What a line costs besides its words. */
const LINE_COST = 32;

type Element =
  { readonly tag: 'text'; readonly text: string } | { readonly tag: 'at'; readonly user_id: string };

/**
 * Encode a text as posts, more than one where it is too long: the only kind of message in which words stay words.
 * In a text message `<at …>` calls people (platforms.md, F41); here only an `at` element does, and that comes from
 * the typed mentions alone.
 */
export function encodeText({ text, mentions }: TextMessage): readonly string[] {
  const called = mentions
    .filter((id) => id.startsWith('ou_'))
    .map((id) => ({ tag: 'at' as const, user_id: id }));
  return partsOf(shown(text)).map((lines, part) => {
    const content = lines.map((line, index): Element[] => {
      const words = { tag: 'text' as const, text: line === '' ? ' ' : line };
      return part === 0 && index === 0 && called.length > 0
        ? [...called, { tag: 'text', text: ' ' }, words]
        : [words];
    });
    return JSON.stringify({ zh_cn: { title: '', content } });
  });
}

/** The lines of each post. */
function partsOf(text: string): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  let length = 0;
  for (const line of text.split('\n').flatMap(cutLine)) {
    const cost = bytesOf(JSON.stringify(line)) + LINE_COST;
    if (length + cost > LONGEST_CONTENT) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(line);
    length += cost;
  }
  return parts;
}

function cutLine(line: string): readonly string[] {
  if (line.length <= LONGEST_LINE) return [line];
  const points = [...line];
  const count = Math.ceil(points.length / LONGEST_LINE);
  return Array.from({ length: count }, (_, index) =>
    points.slice(index * LONGEST_LINE, (index + 1) * LONGEST_LINE).join(''),
  );
}

/** Words as they are shown: without what calls everybody or hides something, and without halves of characters. */
export function shown(words: string): string {
  return harmless(Buffer.from(words, 'utf8').toString('utf8'));
}

export function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** The platform's key of the n-th message (from 0) that belongs to one sending: at most 50 characters, always the same. */
export function uuidOf(key: string, index: number): string {
  const whole = index === 0 ? key : `${key}-${index + 1}`;
  return whole.length <= 50 ? whole : createHash('sha256').update(whole).digest('hex').slice(0, 48);
}
