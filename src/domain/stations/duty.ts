import { type CivilDate, weekday } from '../calendar/civil-date.ts';
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar.ts';

/** Who is on duty at a station (家站) on one day. */
export interface Duty {
  readonly station: string;
  readonly day: CivilDate;
  /** Memberships of the deputies, in no order. */
  readonly deputyIds: readonly string[];
}

/** How many days of duties are shown: four weeks, today included. */
export const SHOWN_DAYS = 28;

/** The day on whose morning a deputy is told of the duty: the working day before. */
export function noticeDay(day: CivilDate, calendar: WorkingCalendar): CivilDate {
  return addWorkingDays(day, -1, calendar);
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** 周三 */
export function weekdayName(day: CivilDate): string {
  return `周${WEEKDAYS[weekday(day)] ?? ''}`;
}
