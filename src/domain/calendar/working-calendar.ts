import { addDays, type CivilDate, weekday, yearOf } from './civil-date.ts';

/** `make_up` (补班) is a day of a weekend on which offices work; all but `weekend` and `holiday` are worked. */
export type DayKind = 'working' | 'weekend' | 'holiday' | 'make_up';

/**
 * Which days offices work. The State Council announces each year's holidays in the November before
 * (全国年节及纪念日放假办法); a year without such a table is guessed to have Monday to Friday.
 */
export interface WorkingCalendar {
  isWorkingDay(date: CivilDate): boolean;
  /** Whether the year has a table, so that its working days are facts and not guesses. */
  isKnown(year: number): boolean;
  kindOf(date: CivilDate): DayKind;
}

export interface CalendarTable {
  readonly years: Iterable<number>;
  readonly holidays: Iterable<CivilDate>;
  readonly makeUpDays: Iterable<CivilDate>;
}

/** Build a calendar from tables. Throws a RangeError when a day is both a holiday and a make-up day. */
export function buildWorkingCalendar(table: CalendarTable): WorkingCalendar {
  const years = new Set(table.years);
  const holidays = new Set(table.holidays);
  const makeUpDays = new Set(table.makeUpDays);
  for (const day of makeUpDays) {
    if (holidays.has(day)) throw new RangeError(`${day} is both a holiday and a make-up day`);
  }
  function kindOf(date: CivilDate): DayKind {
    if (makeUpDays.has(date)) return 'make_up';
    if (holidays.has(date)) return 'holiday';
    const day = weekday(date);
    return day === 0 || day === 6 ? 'weekend' : 'working';
  }
  return {
    kindOf,
    isWorkingDay: (date) => {
      const kind = kindOf(date);
      return kind === 'working' || kind === 'make_up';
    },
    isKnown: (year) => years.has(year),
  };
}

/**
 * Return the date on which the `count`-th working day after `start` falls; `start` itself is never counted.
 * A negative count goes backwards, 0 gives `start` back whatever day it is.
 */
export function addWorkingDays(start: CivilDate, count: number, calendar: WorkingCalendar): CivilDate {
  if (!Number.isInteger(count)) throw new RangeError(`not a whole number of working days: ${String(count)}`);
  const step = Math.sign(count);
  let date = start;
  for (let left = Math.abs(count); left > 0;) {
    date = addDays(date, step);
    if (calendar.isWorkingDay(date)) left -= 1;
  }
  return date;
}

/** Return the date itself when it is a working day, else the next one. */
export function rollForward(date: CivilDate, calendar: WorkingCalendar): CivilDate {
  return calendar.isWorkingDay(date) ? date : addWorkingDays(date, 1, calendar);
}

/** Return the date itself when it is a working day, else the one before. */
export function rollBack(date: CivilDate, calendar: WorkingCalendar): CivilDate {
  return calendar.isWorkingDay(date) ? date : addWorkingDays(date, -1, calendar);
}

/** Return how many non-working days in a row begin the day after `date`; 0 when that day is worked. */
export function holidayLength(date: CivilDate, calendar: WorkingCalendar): number {
  let length = 0;
  while (!calendar.isWorkingDay(addDays(date, length + 1))) length += 1;
  return length;
}

/** Whether every year from that of `from` to that of `to` has a table. */
export function isKnownBetween(from: CivilDate, to: CivilDate, calendar: WorkingCalendar): boolean {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    if (!calendar.isKnown(year)) return false;
  }
  return true;
}
