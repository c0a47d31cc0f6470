import { addDays, addMonths, type CivilDate, weekday } from './civil-date.ts';
import { rollForward, type WorkingCalendar } from './working-calendar.ts';

/** A weekly report: the day it is made, and the whole weeks (Monday to Sunday) it is about. */
export interface WeeklyReportDay {
  readonly opening: CivilDate;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The Monday of a day's week. */
export function mondayOf(day: CivilDate): CivilDate {
  return addDays(day, -((weekday(day) + 6) % 7));
}

/**
 * The report of the week of a day: on its first working day, about the week before. A week without a working day has
 * no report, and is told of in the next one. `undefined` in such a week.
 */
export function weeklyReportDay(day: CivilDate, calendar: WorkingCalendar): WeeklyReportDay | undefined {
  const monday = mondayOf(day);
  const opening = firstWorkingDay(monday, calendar);
  if (opening === undefined) return undefined;
  let from = addDays(monday, -7);
  while (firstWorkingDay(from, calendar) === undefined) from = addDays(from, -7);
  return { opening, from, to: addDays(monday, -1) };
}

function firstWorkingDay(monday: CivilDate, calendar: WorkingCalendar): CivilDate | undefined {
  const first = rollForward(monday, calendar);
  return first < addDays(monday, 7) ? first : undefined;
}

/** YYYY-MM */
export function monthOf(day: CivilDate): string {
  return day.slice(0, 7);
}

/** The first working day of the month of a day. */
export function monthOpening(day: CivilDate, calendar: WorkingCalendar): CivilDate {
  return rollForward(firstOfMonth(day), calendar);
}

/** The first day of the month after. */
export function nextMonth(day: CivilDate): CivilDate {
  return addMonths(firstOfMonth(day), 1);
}

function firstOfMonth(day: CivilDate): CivilDate {
  return addDays(day, 1 - Number(day.slice(8)));
}
