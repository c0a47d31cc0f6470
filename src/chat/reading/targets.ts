import type { NumberRef, Targets } from '../command-call.ts';
import { cut, type Passage } from './fold.ts';
import { formatNumberRef, numberAt, numbersIn } from './numbers.ts';

/** More than this is a slip of the keyboard: no congress has so many suggestions open at once. */
export const MOST_TARGETS = 500;

export interface TargetOptions {
  readonly series: readonly string[];
  /** Whether 到 and 至 make ranges; they do not where a date follows them (延期 18 至 9月30日). */
  readonly rangeWords: 'yes' | 'no';
}

export interface FoundTargets {
  readonly targets: Targets;
  /** What is left of the text after (or, for numbers at its end, around) the numbers. */
  readonly rest: Passage;
}

export const NO_TARGETS: Targets = { numbers: [], all: false, except: [] };

const ALL = /^(?:全部|所有|全体)(?:的|件|建议)?/;
const EXCEPT = /^[\s,;、(]*(?:除了?|除去|除开|不含|不包括|不要|去掉)[\s:]*/;
const EXCEPT_END = /^\s*(?:以外|之外|外)\)?(?:全部|都|的)*/;
const SEPARATOR = /^(?:\s*[、,;和与及]\s*|\s+)/;
const SKIP = /^(?:[\s,:、。]|一下|了(?=\s*[\d第全所闭拟])|(?:的|一下)?(?:建议|编号|收件号)\s*[:\s])*/;

/** Return the numbers at the beginning of a text: a list, ranges, 全部, 除 …. */
export function leadingTargets(text: Passage, options: TargetOptions): FoundTargets {
  const { folded } = text;
  let offset = SKIP.exec(folded)?.[0].length ?? 0;
  const start = offset;
  const first = exceptAt(folded, offset, options);
  const except = first ? [...first.refs] : [];
  offset = first?.end ?? offset;
  const all = ALL.exec(folded.slice(offset));
  offset += all?.[0].length ?? 0;
  const list = all ? { refs: [], end: offset } : listAt(folded, offset, options);
  const second = all || list.refs.length > 0 ? exceptAt(folded, list.end, options) : undefined;
  except.push(...(second?.refs ?? []));
  const end = second?.end ?? list.end;
  const dropped = new Set(except.map(formatNumberRef));
  const numbers = list.refs.filter((ref) => !dropped.has(formatNumberRef(ref)));
  const isAll = all !== null || (except.length > 0 && list.refs.length === 0);
  const found = isAll || list.refs.length > 0;
  if (!found) return { targets: NO_TARGETS, rest: cut(text, 0) };
  return {
    targets: { numbers: unique(numbers), all: isAll, except },
    rest: cut(text, end > start ? end : start),
  };
}

/** Return numbers that stand anywhere in a text and cannot be anything else; the text stays whole. */
export function certainTargets(text: Passage, series: readonly string[]): Targets {
  return { ...NO_TARGETS, numbers: unique(numbersIn(text.clean, series).map((it) => it.ref)) };
}

export function isEmpty(targets: Targets): boolean {
  return !targets.all && targets.numbers.length === 0;
}

export function isBulk(targets: Targets): boolean {
  return targets.all || targets.numbers.length > 1;
}

interface List {
  readonly refs: readonly NumberRef[];
  readonly end: number;
}

function exceptAt(folded: string, offset: number, options: TargetOptions): List | undefined {
  const word = EXCEPT.exec(folded.slice(offset));
  if (!word) return undefined;
  const list = listAt(folded, offset + word[0].length, options);
  if (list.refs.length === 0) return undefined;
  return { refs: list.refs, end: list.end + (EXCEPT_END.exec(folded.slice(list.end))?.[0].length ?? 0) };
}

function listAt(folded: string, offset: number, options: TargetOptions): List {
  const refs: NumberRef[] = [];
  let end = offset;
  let next = offset;
  while (refs.length < MOST_TARGETS) {
    const item = rangeAt(folded, next, options);
    if (!item) break;
    refs.push(...item.refs);
    end = item.end;
    const separator = SEPARATOR.exec(folded.slice(end))?.[0];
    if (separator === undefined) break;
    next = end + separator.length;
  }
  return { refs: refs.slice(0, MOST_TARGETS), end };
}

function rangeAt(folded: string, offset: number, { series, rangeWords }: TargetOptions): List | undefined {
  const from = numberAt(folded, offset, series);
  if (!from) return undefined;
  const one = { refs: [from.ref], end: from.end };
  const sign = rangeWords === 'yes' ? /^\s*(?:[-–—~]+|到|至)\s*/ : /^\s*[-–—~]+\s*/;
  const dash = sign.exec(folded.slice(from.end));
  if (!dash) return one;
  const to = numberAt(folded, from.end + dash[0].length, series);
  // 9-30-… goes on as something else, for example a date.
  if (!to || /^\s*[-~/.]\s*\d/.test(folded.slice(to.end))) return one;
  const sameKind = to.ref.kind === 'bare' || sameSeries(from.ref, to.ref);
  const count = to.ref.serial - from.ref.serial + 1;
  if (!sameKind || count < 2) return one;
  const refs = Array.from({ length: Math.min(count, MOST_TARGETS) }, (_, index): NumberRef => {
    const unrolled = { ...from.ref, serial: from.ref.serial + index };
    return index === 0 ? from.ref : { ...unrolled, typed: formatNumberRef(unrolled) };
  });
  return { refs, end: to.end };
}

function sameSeries(a: NumberRef, b: NumberRef): boolean {
  return a.kind === b.kind && a.year === b.year && a.series === b.series;
}

function unique(refs: readonly NumberRef[]): NumberRef[] {
  return [...new Map(refs.map((ref) => [formatNumberRef(ref), ref])).values()];
}
