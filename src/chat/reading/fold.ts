import { Converter } from 'opencc-js/t2cn';

/** A text as it is kept, and the same text folded for matching: both have the same length and offsets. */
export interface Passage {
  readonly clean: string;
  readonly folded: string;
}

/** Line feeds and tabs are the only control characters that mean something in a chat. */
const INVISIBLE = /[\u034f\u115f\u1160\u3164\uffa0]|(?![\n\t])[\p{Cc}\p{Cf}]/gu;

/** Circled and raised digits look like numbers but count points and square metres. */
const KEEP = /[\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff]/;

interface CharacterMap {
  convert?: (text: string) => string;
  readonly known: Map<string, string>;
}

/** Memory of a pure function; the dictionary takes 70 ms to build, so it is built at the first need. */
const characters: CharacterMap = { known: new Map() };

/**
 * Return the text without zero-width, direction and control characters; line breaks and tabs stay. Half of a
 * broken pair (a message cut by a platform) becomes U+FFFD, since no database stores it.
 */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(INVISIBLE, '');
}

/**
 * Return the text with full-width characters as half-width, traditional ones as simplified and letters in
 * lower case. The result has the length of the text, so that offsets in one are offsets in the other.
 */
export function fold(text: string): string {
  let folded = '';
  for (const unit of text.split('')) {
    if (unit >= '!' && unit <= '~') {
      folded += unit.toLowerCase();
      continue;
    }
    let known = characters.known.get(unit);
    if (known === undefined) {
      known = foldCharacter(unit);
      characters.known.set(unit, known);
    }
    folded += known;
  }
  return folded;
}

/** Return a typed text ready for reading. */
export function passage(text: string): Passage {
  const kept = clean(text);
  return { clean: kept, folded: fold(kept) };
}

/** Return the part between two offsets, without white space at its ends. */
export function cut(text: Passage, from: number, to = text.folded.length): Passage {
  const inner = text.folded.slice(from, to);
  const start = from + (inner.length - inner.trimStart().length);
  const end = Math.max(start, to - (inner.length - inner.trimEnd().length));
  return { clean: text.clean.slice(start, end), folded: text.folded.slice(start, end) };
}

/** Return the parts one after the other, empty ones left out. */
export function join(parts: readonly Passage[], separator: string): Passage {
  const full = parts.filter((part) => part.folded.trim() !== '');
  return {
    clean: full.map((part) => part.clean).join(separator),
    folded: full.map((part) => part.folded).join(separator),
  };
}

function foldCharacter(unit: string): string {
  if (/\s/.test(unit)) return unit === '\n' ? unit : ' ';
  if (KEEP.test(unit) || /[\ud800-\udfff]/.test(unit)) return unit;
  const half = sameLength(unit.normalize('NFKC'), unit).toLowerCase();
  const convert = (characters.convert ??= Converter({ from: 't', to: 'cn' }));
  return sameLength(convert(half), half);
}

function sameLength(changed: string, original: string): string {
  return changed.length === 1 ? changed : original;
}
