import { addDays, addMonths, type CivilDate } from '../calendar/civil-date.ts';
import {
  addWorkingDays,
  isKnownBetween,
  rollForward,
  type WorkingCalendar,
} from '../calendar/working-calendar.ts';
import { formatSpan, type Span } from './span.ts';

/**
 * How days are counted: the day of the start does not count (Civil Code §201), a month ends on the day of
 * the same number or the month's last (§202), and a last day on a holiday may move to the next working day
 * (§203). The code binds civil matters only; for suggestions it is applied by analogy.
 */
export interface DayRule {
  readonly startDayExcluded: true;
  readonly monthEnd: 'clamp';
  readonly rollIfHoliday: 'next' | 'none';
}

/** The last day on which a thing is in time. */
export interface Deadline {
  readonly date: CivilDate;
  /** The count or its result touches a year without a holiday table; to be recomputed when that arrives. */
  readonly provisional: boolean;
}

/** Return when `span` after `start` ends. A span in hours is no date and throws a RangeError. */
export function computeDeadline(
  start: CivilDate,
  span: Span,
  rule: DayRule,
  calendar: WorkingCalendar,
): Deadline {
  const target = unrolledDeadline(start, span, calendar);
  if (span.unit === 'wd') return { date: target, provisional: !isKnownBetween(start, target, calendar) };
  const date = rule.rollIfHoliday === 'next' ? rollForward(target, calendar) : target;
  return { date, provisional: !isKnownBetween(target, date, calendar) };
}

/** Return a deadline that a notice sets by its date (8 月 31 日前); such a date is never moved. */
export function fixedDeadline(date: CivilDate, calendar: WorkingCalendar): Deadline {
  return { date, provisional: !isKnownBetween(date, date, calendar) };
}

/** Return the day on which the count ends, before it moves off a holiday. */
export function unrolledDeadline(start: CivilDate, span: Span, calendar: WorkingCalendar): CivilDate {
  switch (span.unit) {
    case 'wd':
      return addWorkingDays(start, span.count, calendar);
    case 'd':
      return addDays(start, span.count);
    case 'm':
      return addMonths(start, span.count);
    case 'h':
      throw new RangeError(`a span in hours has no date: ${formatSpan(span)}`);
  }
}
