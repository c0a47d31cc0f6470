import {
  addDays,
  type CivilDate,
  parseCivilDate,
  weekday,
  yearOf,
} from '../../domain/calendar/civil-date.ts';
import type { PastDay } from '../../domain/calendar/past-day.ts';
import { numeralOf } from '../../domain/numbering/chinese-numeral.ts';
import { fold, type Passage } from './fold.ts';
import { present } from './present.ts';

/** Which day is meant when no year is given: `next` for what is due, `past` for what has happened. */
export type Direction = 'next' | 'past';

export interface FoundDate {
  readonly date: CivilDate;
  /** Past, said without a year and still to come in this one, so that `date` is of an earlier year: the day in this year. */
  readonly ahead?: CivilDate;
  /** To come, said without a year and over in this one, so that `date` is of a later year. */
  readonly rolled?: true;
  /** Offsets in the folded text. */
  readonly start: number;
  readonly end: number;
}

const NUMERAL = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const DAY_END = '(?=$|[\\s,;。.、!?:()日号前起以止]|[^\\d\\p{Script=Han}%/.~-])';

/** The leap day comes back after at most eight years. */
const YEARS_AROUND = 8;

type Parts = Readonly<Record<string, string | undefined>>;

const RELATIVE: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  当天: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
};

const RELATIVE_YEAR: Readonly<Record<string, number>> = { 去年: -1, 今年: 0, 本年: 0, 明年: 1 };

/** 上周五: whole weeks from this one, which begins on its Monday. */
const RELATIVE_WEEK: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 本: 0, 这: 0, 下: 1, 下下: 2 };
const WEEKDAYS = '一二三四五六日';
const HAN_DIGITS = '〇一二三四五六七八九';

const PATTERNS: readonly RegExp[] = [
  /(?<![\d.-])(?<year>20\d{2})(?<month>0[1-9]|1[0-2])(?<day>[0-3]\d)(?![\d.-])/gu,
  new RegExp(
    `(?<year>[一二][〇零○一二三四五六七八九]{3})\\s*年\\s*(?<month>${NUMERAL})\\s*月\\s*(?<day>${NUMERAL})(?:\\s*[日号])?`,
    'gu',
  ),
  /(?<week>上上|下下|[上本这下])个?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])/gu,
  /(?<!\d)(?<year>(?:19|20)\d{2})\s*(?:-|\.|\/|年)\s*(?<month>\d{1,2})\s*(?:-|\.|\/|月)\s*(?<day>\d{1,2})(?!\d)(?:\s*[日号])?/gu,
  new RegExp(
    `(?<relative>去年|今年|本年|明年)?\\s*(?<![\\d一二三四五六七八九十])(?<month>${NUMERAL})\\s*月\\s*(?<day>${NUMERAL})(?:\\s*[日号])?`,
    'gu',
  ),
  new RegExp(`(?<![\\d./~-])(?<month>\\d{1,2})[./-](?<day>\\d{1,2})${DAY_END}[日号]?`, 'gu'),
  /(?<word>大前天|前天|昨天|昨日|今天|今日|当天|明天|明日|大后天|后天)/gu,
];

/**
 * Return the first date in a folded text: `2026-06-10`, `2026年6月10日`, `20260610`, `6月10日`, `六月十日`, `6.10`,
 * `6/10`, `6-10`, 昨天, 上周五 and the like. A day that does not exist is none.
 */
export function findDate(
  folded: string,
  today: CivilDate,
  direction: Direction = 'next',
): FoundDate | undefined {
  return findDates(folded, today, direction)[0];
}

/** Return all dates in a folded text, in order. */
export function findDates(folded: string, today: CivilDate, direction: Direction = 'next'): FoundDate[] {
  const found = PATTERNS.flatMap((pattern) =>
    [...folded.matchAll(pattern)].flatMap((match): FoundDate[] => {
      const parts = match.groups ?? {};
      const date = dateOf(parts, today, direction);
      if (date === undefined) return [];
      const ahead = direction === 'past' ? aheadOf(parts, today) : undefined;
      const later = direction === 'next' && !hasYear(parts) && yearOf(date) !== yearOf(today);
      const rolled = later ? (true as const) : undefined;
      const end = match.index + match[0].length;
      return [present({ date, ahead, rolled, start: end - match[0].trimStart().length, end })];
    }),
  );
  const apart: FoundDate[] = [];
  for (const each of found.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (each.start >= (apart.at(-1)?.end ?? 0)) apart.push(each);
  return apart;
}

/** Return the date that a text names somewhere, or `undefined`: then it is asked. */
export function readDate(
  text: string,
  today: CivilDate,
  direction: Direction = 'next',
): CivilDate | undefined {
  return findDate(fold(text), today, direction)?.date;
}

function dateOf(parts: Parts, today: CivilDate, direction: Direction): CivilDate | undefined {
  if (parts['word'] !== undefined) return addDays(today, RELATIVE[parts['word']] ?? 0);
  if (parts['week'] !== undefined) {
    const date = weekdayOf(parts['week'], parts['weekday'] ?? '', today);
    // 约好下周三看现场 tells no day of what has happened.
    return direction === 'past' && date > today ? undefined : date;
  }
  const month = numeralOf(parts['month'] ?? '');
  const day = numeralOf(parts['day'] ?? '');
  if (parts['year'] !== undefined) return compose(yearIn(parts['year']), month, day);
  const relative = RELATIVE_YEAR[parts['relative'] ?? ''];
  if (relative !== undefined) return compose(yearOf(today) + relative, month, day);
  const step = direction === 'next' ? 1 : -1;
  for (let years = 0; years <= YEARS_AROUND; years += 1) {
    const date = compose(yearOf(today) + step * years, month, day);
    if (date !== undefined && (direction === 'next' ? date >= today : date <= today)) return date;
  }
  return undefined;
}

/** The day in this year, when no year is given and it is still to come. */
function aheadOf(parts: Parts, today: CivilDate): CivilDate | undefined {
  if (hasYear(parts)) return undefined;
  const date = compose(yearOf(today), numeralOf(parts['month'] ?? ''), numeralOf(parts['day'] ?? ''));
  return date !== undefined && date > today ? date : undefined;
}

/** Whether the words leave no doubt of the year. */
function hasYear(parts: Parts): boolean {
  const sure = [parts['word'], parts['week'], parts['year'], parts['relative']];
  return sure.some((part) => part !== undefined);
}

function weekdayOf(week: string, name: string, today: CivilDate): CivilDate {
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  const day = WEEKDAYS.indexOf(name.replace('天', '日'));
  return addDays(monday, 7 * (RELATIVE_WEEK[week] ?? 0) + day);
}

/** 2026, 二〇二六 */
function yearIn(said: string): number {
  return Number(
    said.replaceAll(/[^\d]/gu, (sign) => String(HAN_DIGITS.indexOf(sign.replace(/[零○]/u, '〇')))),
  );
}

/** Return the day of something that has happened, as it is said in a text; empty when none is. */
export function pastDay(text: Passage | undefined, today: CivilDate): PastDay {
  return dayFound(text && findDate(text.folded, today, 'past'));
}

export function dayFound(found: FoundDate | undefined): PastDay {
  return present({ date: found?.date, dateAhead: found?.ahead });
}

function compose(year: number, month: number, day: number): CivilDate | undefined {
  return parseCivilDate(`${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}
