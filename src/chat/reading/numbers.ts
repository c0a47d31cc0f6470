import type { NumberRef } from '../command-call.ts';
import { numeralOf } from '../../domain/numbering/chinese-numeral.ts';
import { fold } from './fold.ts';
import { present } from './present.ts';

export interface FoundNumber {
  readonly ref: NumberRef;
  /** Offset in the folded text after the number. */
  readonly end: number;
}

/** What suggestions are called in storage: 拟12 at once, 2026闭-018 or 18-3-018 from registration on. */
export interface SuggestionNumbers {
  readonly intakeNumber?: string | undefined;
  readonly number?: string | undefined;
}

const HAN_NUMERAL = '[一二三四五六七八九十百零]{1,6}';
const DASH = '[-–—－]';
const AFTER = '(?:\\s*号(?:建议|件|(?![码召称令角])))?';

/** 3号楼, 2号线: the number of a thing on the ground. */
const ON_THE_GROUND = '\\s*号(?:[楼院门井泵坝库塘渠机厅]|线(?!路)|地块|标段|窗口)';

/** A number followed by one of these is an amount, a date or a time. */
const NO_UNIT =
  '(?![\\d%]|[.:]\\d|[/]\\d|\\s*[月年]|[日点时分元万亿个条盏次天周岁人名处户米栋楼路层所辆吨亩平公千百小页轮座套根棵]' +
  `|期(?!限)|台(?!账)|季度|标段|批次|阶段|-?\\d{5}|件|${ON_THE_GROUND})`;

/** 第1段, 第二期, 第3季度: what is counted is part of a matter. */
const NO_ORDINAL = `(?!\\d|\\s*[段期批步季标阶章节页轮版类项座稿级部届次条个位名天周年月排组]|${ON_THE_GROUND})`;

/** A date in full, which must never be taken for a number or a range. */
const FULL_DATE = '(?:19|20)\\d{2}\\s*[-./年]\\s*\\d{1,2}\\s*[-./月]\\s*\\d{1,2}(?!\\d)';
const DATE = new RegExp(`^${FULL_DATE}`);

/** 人民路18号, 5月18号, 3号点位: a house, a day, a thing. */
const IN_A_PLACE = /[路街巷弄道里村镇区月楼栋院]$/;
const THING = /^[楼点地井泵线桥文厂仓库门桩杆灯站车箱位停]/;

/** 城管函3号, 某办函〔2026〕3号 and 政办字3号 are the numbers of papers. */
const END_OF_PAPER = /[函字文〕)\]]第?$/;

/** Return the number of a suggestion that starts at `offset` of a folded text. */
export function numberAt(folded: string, offset: number, series: readonly string[]): FoundNumber | undefined {
  const text = folded.slice(offset);
  if (DATE.test(text)) return undefined;
  for (const read of [intake, session, formal, chineseNumeral, bare]) {
    const found = read(text, series);
    if (found) return { ref: found.ref, end: offset + found.end };
  }
  return undefined;
}

/** Return the number that a text is and nothing else, whatever its series; `undefined` for anything else. */
export function readNumber(typed: string): NumberRef | undefined {
  const folded = fold(typed.normalize('NFKC').replaceAll(/\s+/g, ''));
  const series = /(?![第拟年届次])\p{Script=Han}{1,3}?(?=字?[-第]?\d)/u.exec(folded)?.[0];
  const found = numberAt(folded, 0, series === undefined ? [] : [series]);
  return found?.end === folded.length ? { ...found.ref, typed } : undefined;
}

/** Return whether two ways of writing a number mean the same one; what one leaves out is not compared. */
export function isSameNumber(one: string, other: string): boolean {
  const [a, b] = [readNumber(one), readNumber(other)];
  if (a === undefined || b === undefined) return one === other;
  const kinds = a.kind === b.kind || a.kind === 'bare' || b.kind === 'bare';
  return kinds && a.serial === b.serial && agree(a.year, b.year) && agree(a.series, b.series);
}

function agree(a: number | string | undefined, b: number | string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** Return all numbers in a text that cannot be anything else: 拟12, 2026闭-018, 第18号. */
export function numbersIn(text: string, series: readonly string[]): FoundNumber[] {
  const folded = fold(text);
  const found: FoundNumber[] = [];
  const beginning = beginningOf(series);
  let next = beginning.exec(folded);
  while (next !== null) {
    const offset = next.index;
    const before = folded.slice(Math.max(0, offset - 2), offset);
    const number = /\d$/.test(before) ? undefined : numberAt(folded, offset, series);
    const around = { before, after: folded.slice(number?.end ?? offset).slice(0, 1) };
    const certain = number && isCertain(number.ref, folded.slice(offset, number.end), around);
    if (certain) found.push(number);
    beginning.lastIndex = certain ? number.end : offset + 1;
    next = beginning.exec(folded);
  }
  return found;
}

/** Return what a number may begin with; only there is it worth looking. */
function beginningOf(series: readonly string[]): RegExp {
  const first = series.map((it) => it.replace(/[^\p{L}\p{N}]/gu, '').charAt(0)).join('');
  return new RegExp(`[\\d第拟收n一二三四五六七八九十百零${first}]`, 'g');
}

/** 18 may be an amount; 开会20号 is a day, but 关于会001 is a number. */
function isCertain(
  ref: NumberRef,
  written: string,
  { before, after }: { readonly before: string; readonly after: string },
): boolean {
  if (ref.kind === 'bare')
    return (
      written.includes('号') && !END_OF_PAPER.test(before) && !(IN_A_PLACE.test(before) || THING.test(after))
    );
  const short = ref.kind === 'formal' && ref.year === undefined && /^\p{L}/u.test(written);
  return !short || !/\p{Script=Han}$/u.test(before) || /-|\d{3}/.test(written);
}

/** Return the number in a file's name (`018关于….pdf`, `2026闭-018答复.docx`, `关于第18号建议的答复.pdf`, `答复018.pdf`). */
export function numberOfFile(name: string, series: readonly string[]): NumberRef | undefined {
  const folded = fold(name).replace(/\.[a-z0-9]{1,5}$/, ' ');
  const found = numberAt(folded, 0, series) ?? numbersIn(folded, series)[0];
  if (found) return found.ref;
  const padded = /(?<![\d.-])0\d{2}(?![\d.-])/.exec(folded);
  return padded ? numberAt(folded, padded.index, series)?.ref : undefined;
}

/** Return the number as the bot writes it: 拟12, 2026闭-018, 闭-018, 018. */
export function formatNumberRef(ref: NumberRef): string {
  const serial = String(ref.serial);
  if (ref.kind === 'intake') return `拟${serial}`;
  const padded = serial.padStart(3, '0');
  if (ref.kind === 'bare') return padded;
  return `${ref.year === undefined ? '' : String(ref.year)}${ref.series ?? ''}-${padded}`;
}

/**
 * Return whether a suggestion may be meant by what was typed. Digits alone mean the formal number, and the
 * intake number only as long as there is no formal one.
 */
export function matches(ref: NumberRef, numbers: SuggestionNumbers, series: readonly string[]): boolean {
  if (ref.kind === 'intake') return serialOf(numbers.intakeNumber) === ref.serial;
  if (numbers.number === undefined)
    return ref.kind === 'bare' && serialOf(numbers.intakeNumber) === ref.serial;
  const own = numberAt(fold(numbers.number), 0, series)?.ref;
  if ((own?.serial ?? serialOf(numbers.number)) !== ref.serial) return false;
  const sameYear = ref.year === undefined || ref.year === own?.year;
  return sameYear && (ref.series === undefined || ref.series === own?.series);
}

function serialOf(number: string | undefined): number | undefined {
  const digits = /(\d+)\D*$/.exec(number ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** 拟12, 拟-12, 收件号12 */
function intake(text: string): FoundNumber | undefined {
  const match = new RegExp(`^第?(?:拟|收件号?)\\s*[-:第]?\\s*(\\d{1,6})(?!\\d)${AFTER}`).exec(text);
  return found(match, { kind: 'intake' });
}

/** 18-3-018, 三-3-018: term, session and serial, also spelled out (十八届三次018号, 第十八届第三次会议第18号). */
function session(text: string): FoundNumber | undefined {
  const part = `(?:\\d{1,2}|${HAN_NUMERAL})`;
  const serial = '(\\d{3,5}(?!\\d)|\\d{1,5}(?=\\s*号))';
  const dashed = new RegExp(`^第?(${part}${DASH}${part})${DASH}${serial}${AFTER}`).exec(text);
  if (dashed) return found(dashed, { kind: 'formal', series: dashed[1] }, dashed[2]);
  const between = `\\s*(?:${DASH}|第)?\\s*`;
  const spelled = new RegExp(
    `^第?(${part})届[^\\d\\s,;。第]{0,9}?${between}(${part})次(?:会议)?的?${between}${serial}${AFTER}`,
  ).exec(text);
  const [, term = '', sitting = '', digits] = spelled ?? [];
  const series = `${String(numeralOf(term))}-${String(numeralOf(sitting))}`;
  return found(spelled, { kind: 'formal', series }, digits);
}

/** 2026闭-018, 2026年闭018, 2026闭字第18号, 闭018, 闭-018, 2026-018 */
function formal(text: string, series: readonly string[]): FoundNumber | undefined {
  // Without any series nothing fits; an empty choice would fit everywhere.
  const known = series.map((it) => it.replace(/[^\p{L}\p{N}]/gu, '')).join('|') || '(?!)';
  const withYear = `((?:19|20)\\d{2})\\s*年?\\s*(${known}|\\p{Script=Han}{1,3}(?=-?\\d))字?\\s*(?:${DASH}|第)?\\s*(\\d{1,5})`;
  const noYear = `(${known})(?!\\s*${FULL_DATE})字?\\s*(?:${DASH}|第)?\\s*(\\d{1,5})`;
  const tail = `${NO_UNIT}${AFTER}`;
  const year = new RegExp(`^第?${withYear}${tail}`, 'u').exec(text);
  if (year) return found(year, { kind: 'formal', year: year[1], series: year[2] }, year[3]);
  const short = new RegExp(`^第?${noYear}${tail}`, 'u').exec(text);
  if (short) return found(short, { kind: 'formal', series: short[1] }, short[2]);
  const plain = new RegExp(`^第?((?:19|20)\\d{2})${DASH}(\\d{3})(?!\\d)${tail}`, 'u').exec(text);
  return plain ? found(plain, { kind: 'formal', year: plain[1] }, plain[2]) : undefined;
}

/** 第十八号, 十八号 */
function chineseNumeral(text: string): FoundNumber | undefined {
  const match = new RegExp(`^第?(${HAN_NUMERAL})(?!${ON_THE_GROUND})\\s*号(?:建议|件)?`).exec(text);
  return match ? found(match, { kind: 'bare' }, String(numeralOf(match[1] ?? ''))) : undefined;
}

/** 18, 018, 18号, 第18号, №18 */
function bare(text: string): FoundNumber | undefined {
  const marked = new RegExp(`^(?:第|no\\.?)\\s*(\\d{1,5})${NO_ORDINAL}(?:\\s*号(?:建议|件)?|件)?`).exec(text);
  // 0912 8212345 is a telephone.
  if (/^0\d{2,3}\s+\d{7,8}(?!\d)/.test(text)) return undefined;
  const match = marked ?? new RegExp(`^(\\d{1,5})${NO_UNIT}${AFTER}`).exec(text);
  return found(match, { kind: 'bare' });
}

interface Kind {
  readonly kind: NumberRef['kind'];
  readonly year?: string | undefined;
  readonly series?: string | undefined;
}

function found(match: RegExpExecArray | null, kind: Kind, digits = match?.[1]): FoundNumber | undefined {
  const serial = Number(digits);
  if (!match || !Number.isSafeInteger(serial) || serial < 1) return undefined;
  const year = kind.year === undefined ? undefined : Number(kind.year);
  const ref = present({ typed: match[0].trim(), kind: kind.kind, year, series: kind.series, serial });
  return { ref, end: match[0].length };
}
