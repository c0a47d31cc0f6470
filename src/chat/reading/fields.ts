import type { FieldKey } from './command-table.ts';
import { cut, join, type Passage } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { endOfShape, GLUED, type Shape, SHAPES } from './shapes.ts';

/** How far a value reaches: to the next label, to the end of its line, to the next space, or as far as its shape goes. */
export type Extent = 'text' | 'line' | 'token' | Shape;

export interface FieldSpec {
  readonly key: FieldKey;
  readonly extent: Extent;
}

export interface Label {
  readonly key: FieldKey;
  /** Offsets of the label with its colon. */
  readonly start: number;
  readonly end: number;
}

export interface Fields {
  /** One passage for each time the label stood there. */
  readonly values: ReadonlyMap<FieldKey, readonly Passage[]>;
  /** What belongs to no label. */
  readonly rest: Passage;
}

/**
 * `form`: a label may stand anywhere between spaces, with or without a colon (签收 18 承办人 王敏), and close to a value
 * that is told by its shape (承办人张伟).
 * `prose`: without a colon only at the start of a line, since the text is full of ordinary words.
 */
export type LabelStyle = 'form' | 'prose';

const HEADING =
  '(?:(?<=^|\\n)[ ]*(?:#{1,6}[ ]+|[-*•>]+[ ]+|[一二三四五六七八九十]{1,3}、|\\([一二三四五六七八九十]{1,3}\\)|\\d{1,2}[.、)])[ ]*)';
const BOUNDARY = '(?<=^|[\\s。;,、!?)】*])';
const BOLD = '(?:\\*\\*|__)?';

/** Split a text at the labels of the given fields; other colons (times, addresses, prose) cut nothing. */
export function readFields(
  text: Passage,
  specs: readonly FieldSpec[],
  { lexicon, style }: { readonly lexicon: Lexicon; readonly style: LabelStyle },
): Fields {
  return cutAtLabels(text, findLabels(text.folded, specs, { lexicon, style }), specs);
}

/** Return where labels of the given fields stand, in order. */
export function findLabels(
  folded: string,
  specs: readonly FieldSpec[],
  { lexicon, style }: { readonly lexicon: Lexicon; readonly style: LabelStyle },
): Label[] {
  const keys = new Map<string, FieldKey>();
  for (const { key } of specs)
    for (const word of lexicon.labels(key)) if (!keys.has(word)) keys.set(word, key);
  if (keys.size === 0) return [];
  const words = [...keys.keys()].toSorted((a, b) => b.length - a.length).map(spaced);
  const glued = style === 'form' ? gluedPattern(specs, keys) : undefined;
  const pattern = [labelPattern(words.join('|'), style), glued].filter((it) => it !== undefined).join('|');
  return [...folded.matchAll(new RegExp(pattern, 'gu'))].flatMap((match): Label[] => {
    const word = Object.values(match.groups ?? {}).find((it) => it !== undefined) ?? '';
    const key = keys.get(word.replace(/\s/g, ''));
    return key === undefined ? [] : [{ key, start: match.index, end: match.index + match[0].length }];
  });
}

/** Return the values between labels; what a `line` or `token` value leaves over goes to the rest. */
export function cutAtLabels(text: Passage, labels: readonly Label[], specs: readonly FieldSpec[]): Fields {
  const values = new Map<FieldKey, Passage[]>();
  const rest: Passage[] = [cut(text, 0, labels[0]?.start)];
  labels.forEach((label, index) => {
    const whole = cut(text, label.end, labels[index + 1]?.start);
    const extent = specs.find((spec) => spec.key === label.key)?.extent ?? 'text';
    const end = extent === 'text' ? whole.folded.length : endOf(whole.folded, extent);
    values.set(label.key, [...(values.get(label.key) ?? []), withoutComma(cut(whole, 0, end))]);
    rest.push(cut(whole, end));
  });
  return { values, rest: join(rest, '\n') };
}

/** Return all that was said under a label, as typed; `undefined` when nothing was. */
export function textOf(fields: Fields, key: FieldKey): string | undefined {
  const parts = (fields.values.get(key) ?? []).map((part) => part.clean).filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join('\n');
}

/** Return the last passage said under a label. */
export function passageOf(fields: Fields, key: FieldKey): Passage | undefined {
  return fields.values.get(key)?.at(-1);
}

function labelPattern(words: string, style: LabelStyle): string {
  const place = `(?:${HEADING}|${BOUNDARY})`;
  const note = '(?:\\([^()\\n]{0,12}\\))?';
  const colon = `${place}${BOLD}(?<colon>${words})${note}[ ]*${BOLD}[ ]*[:=][ ]*${BOLD}`;
  const bracket = `(?:${HEADING}|)[【\\[]${BOLD}[ ]*(?<bracket>${words})[ ]*${BOLD}[:]?[】\\]]${BOLD}[ ]*:?`;
  const before = style === 'form' ? '(?<=^|[\\s,;。])' : `(?:${HEADING}|(?<=^|\\n)[ ]*)`;
  const loose = `${before}${BOLD}(?<loose>${words})${BOLD}(?=[ \\n]|$)`;
  return `${bracket}|${colon}|${loose}`;
}

/** 承办人张伟: a label close to a value that is told by its shape. */
function gluedPattern(specs: readonly FieldSpec[], keys: ReadonlyMap<string, FieldKey>): string | undefined {
  const patterns = SHAPES.flatMap((shape) => {
    const { leastLabel, value } = GLUED[shape];
    const own = specs.filter(({ extent }) => extent === shape).map(({ key }) => key);
    const words = [...keys].filter(([word, key]) => own.includes(key) && word.length >= leastLabel);
    if (words.length === 0) return [];
    const longestFirst = words.map(([word]) => word).toSorted((a, b) => b.length - a.length);
    return [`(?<=^|[\\s,;。])(?<${shape}>${longestFirst.join('|')})${value}`];
  });
  return patterns.length === 0 ? undefined : patterns.join('|');
}

/** People put spaces into short labels to line them up: 标 题:. */
function spaced(word: string): string {
  return [...word].map((it) => it.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('[ ]{0,4}');
}

function endOf(folded: string, extent: Exclude<Extent, 'text'>): number {
  if (extent !== 'line' && extent !== 'token') return endOfShape(folded, extent);
  const end = folded.search(extent === 'line' ? /\n/ : /[\s,;]/);
  return end === -1 ? folded.length : end;
}

/** Return the text without the signs that led on to what is not there any more. */
export function withoutComma(value: Passage): Passage {
  const end = value.folded.replace(/[,;、\s]+$/, '').length;
  return cut(value, 0, end);
}
