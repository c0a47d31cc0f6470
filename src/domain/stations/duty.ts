import { type CivilDate, instantAt, weekday } from '../calendar/civil-date.ts';
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { earliestSend, type MessageClass } from '../reminders/hours.ts';

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

/** A reminder as long as it goes out before the duty's day; else a notice, which does not wait for the offices to open. */
export function noticeClass(day: CivilDate, now: Date, calendar: WorkingCalendar): MessageClass {
  return earliestSend('reminder', now, calendar) < instantAt(day, '00:00') ? 'reminder' : 'notice';
}

/** Join what was said in several lines of one station and day, in the order in which each was first named. */
export function mergeDuties(duties: readonly Duty[]): Duty[] {
  const merged = new Map<string, Duty>();
  for (const duty of duties) {
    const key = `${duty.day}|${duty.station}`;
    const known = merged.get(key)?.deputyIds ?? [];
    merged.set(key, { ...duty, deputyIds: [...new Set([...known, ...duty.deputyIds])] });
  }
  return [...merged.values()];
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** 周三 */
export function weekdayName(day: CivilDate): string {
  return `周${WEEKDAYS[weekday(day)] ?? ''}`;
}
