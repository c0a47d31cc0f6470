import type { NumberRef, Targets } from '../command-call.ts';
import { cut, type Passage } from './fold.ts';
import { formatNumberRef, numberAt, numbersIn } from './numbers.ts';

/** More than this is a slip of the keyboard: no congress has so many suggestions open at once. */
export const MOST_TARGETS = 500;

export interface TargetOptions {
  readonly series: readonly string[];
  /** Whether 到 and 至 make ranges; they do not where a date follows them (延期 18 至 9月30日). */
  readonly rangeWords: 'yes' | 'no';
  /** Behind a command word the list ends where words begin: 沟通 18 20多人参加 names one. */
  readonly behindWord?: boolean;
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
/** 25除外, 25以外的都: what stands in front is left out. */
const LEFT_OUT = /^\s*(?:号|件)?(?:除外|以外|之外|不算|不含|不包括|不要)的?\)?(?:都|全部)?/;
const SEPARATOR = /^(?:\s*[、,;]?\s*(?:以?及|和|与)\s*|\s*[、,;]\s*|\s+)/;
/** What joins two numbers so closely that they are one thing: 2、3号楼. */
const JOINED = /[、和与及]/;
/** 1. and 2) before words count what is said. */
const ITEM_MARK = /^\d{1,2}[.、)](?!\d)\s*(?![\s、,\d])/u;
/** 22不是我们的, 14退改: another clause begins. */
export const CLAUSE =
  /^(?:号|件)?(?:建议)?(?:不|没|未|非|归|属|应|该|另|暂|待|先|请|退[办改回]|通过|同意|签收|转|改|由)/;
/** A day, written as people do behind a number: 沟通 18 5-18 面谈. */
const MONTH_AND_DAY = /^(?:0?[1-9]|1[0-2])\s*[-–—~]\s*(?:0?[1-9]|[12]\d|3[01])(?!\d)/;
const LIST_GOES_ON = /^(?:$|\s|[、,;。:!?)\]】和与及到至]|[-–—~]\s*\d)/;
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
  const list = all ? { refs: [], except: [], end: offset } : splitList(folded, offset, options);
  except.push(...list.except);
  const second =
    all || list.refs.length > 0
      ? (exceptAt(folded, list.end, options) ?? leftOutAt(folded, list.end, options))
      : undefined;
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

/** 25、31除外 behind what is meant. */
function leftOutAt(folded: string, offset: number, options: TargetOptions): List | undefined {
  const start = offset + (/^[\s,;、(]*/.exec(folded.slice(offset))?.[0].length ?? 0);
  const list = listAt(folded, start, { ...options, behindWord: false });
  const words = LEFT_OUT.exec(folded.slice(list.end))?.[0];
  return list.refs.length === 0 || words === undefined
    ? undefined
    : { refs: list.refs, end: list.end + words.length };
}

/** A list, and of 18-25,20除外 what is left out of it; of 25除外 alone all others are meant. */
function splitList(
  folded: string,
  offset: number,
  options: TargetOptions,
): List & { readonly except: readonly NumberRef[] } {
  const items = itemsAt(folded, offset, options);
  const end = items.at(-1)?.end ?? offset;
  const words = items.length === 0 ? undefined : LEFT_OUT.exec(folded.slice(end))?.[0];
  const start =
    words === undefined
      ? items.length
      : Math.max(
          0,
          items.findLastIndex(({ joined }) => !joined),
        );
  const refsOf = (some: readonly Item[]): NumberRef[] =>
    some.flatMap((item) => item.refs).slice(0, MOST_TARGETS);
  return {
    refs: refsOf(items.slice(0, start)),
    except: refsOf(items.slice(start)),
    end: end + (words?.length ?? 0),
  };
}

interface Item extends List {
  readonly start: number;
  /** Whether it is joined to the one before it by 、 or 和. */
  readonly joined: boolean;
}

function listAt(folded: string, offset: number, options: TargetOptions): List {
  const items = itemsAt(folded, offset, options);
  const refs = items.flatMap((item) => item.refs).slice(0, MOST_TARGETS);
  return { refs, end: items.at(-1)?.end ?? offset };
}

function itemsAt(folded: string, offset: number, options: TargetOptions): readonly Item[] {
  const items: Item[] = [];
  let next = offset;
  let joined = false;
  while (items.length < MOST_TARGETS) {
    const item = rangeAt(folded, next, options);
    if (!item) break;
    const isWords =
      items.length > 0 && options.behindWord === true && isInWords(folded, { next, joined }, item);
    if (isWords) return joined ? beforeRun(items) : items;
    items.push({ ...item, start: next, joined });
    const separator = SEPARATOR.exec(folded.slice(item.end))?.[0];
    if (separator === undefined) break;
    next = item.end + separator.length;
    joined = JOINED.test(separator);
  }
  // 2、3号楼: 3 is none, and so 2 is none.
  const isCut = options.behindWord === true && joined && items.length > 0 && /^\d/.test(folded.slice(next));
  return isCut && next > (items.at(-1)?.end ?? next) ? beforeRun(items) : items;
}

/** The items before those that are joined to the last one, but for the first, which the word needs. */
function beforeRun(items: readonly Item[]): readonly Item[] {
  const start = items.findLastIndex(({ joined }) => !joined);
  return start > 0 ? items.slice(0, start) : items;
}

/** Whether a further number belongs to the words that follow: 20多人, 5-18 面谈, 1.已建成, 22不是我们的. */
function isInWords(
  folded: string,
  { next, joined }: { readonly next: number; readonly joined: boolean },
  { refs, end }: List,
): boolean {
  const text = folded.slice(next);
  if (ITEM_MARK.test(text)) return true;
  if (joined) return false;
  if (CLAUSE.test(folded.slice(end))) return true;
  const separator = /\s$/.test(folded.slice(0, next));
  if (separator && MONTH_AND_DAY.test(text)) return true;
  const isSure = refs.some(({ kind }) => kind !== 'bare') || /号(?:建议|件)$/.test(folded.slice(next, end));
  return !isSure && !LIST_GOES_ON.test(folded.slice(end));
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
