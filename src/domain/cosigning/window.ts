import { addDays, type CivilDate, type ClockTime, civilDateOf, instantAt } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { unrolledDeadline } from '../deadlines/deadline.ts';
import type { Span } from '../deadlines/span.ts';

const HOUR = 3_600_000;

export interface CosignWindow {
  readonly window: Span;
  /** The time of day at which a window ends, e.g. 18:00. */
  readonly roundTo: ClockTime;
  /** The last day of the session in which it was put forward: then it ends with the session at the latest. */
  readonly sessionEnd?: CivilDate;
}

/**
 * Return when the time for co-signing ends: the window after `from`, and on to the next `roundTo`. No law sets days
 * ([P], domain.md 1.7: 72 hours, or the end of the session if that is earlier).
 */
export function cosignEnd(
  from: Date,
  { window, roundTo, sessionEnd }: CosignWindow,
  calendar: WorkingCalendar,
): Date {
  const end = rounded(endOfWindow(from, window, calendar), roundTo);
  if (sessionEnd === undefined) return end;
  const last = instantAt(sessionEnd, roundTo);
  return last > from && last < end ? last : end;
}

function endOfWindow(from: Date, window: Span, calendar: WorkingCalendar): Date {
  if (window.unit === 'h') return new Date(from.getTime() + window.count * HOUR);
  const today = civilDateOf(from);
  const timeOfDay = from.getTime() - instantAt(today, '00:00').getTime();
  return new Date(instantAt(unrolledDeadline(today, window, calendar), '00:00').getTime() + timeOfDay);
}

function rounded(end: Date, roundTo: ClockTime): Date {
  const day = civilDateOf(end);
  const sameDay = instantAt(day, roundTo);
  return sameDay < end ? instantAt(addDays(day, 1), roundTo) : sameDay;
}
