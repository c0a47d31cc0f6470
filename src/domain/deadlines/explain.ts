import { addDays, type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { computeDeadline, type DayRule, type Deadline, unrolledDeadline } from './deadline.ts';
import type { Span } from './span.ts';

export type DayNote =
  | 'start'
  | 'working'
  | 'weekend'
  | 'holiday'
  | 'make_up'
  | 'calendar_day'
  | 'month_target'
  | 'clamped'
  | 'rolled';

/** One line of an explanation; `counted` is the running number of the day (or month) where it counts. */
export interface ExplainedDay {
  readonly date: CivilDate;
  readonly counted: number | undefined;
  readonly note: DayNote;
}

export interface Explanation {
  readonly deadline: Deadline;
  readonly days: readonly ExplainedDay[];
}

/**
 * Return a deadline with the days that lead to it, the start first and the deadline last: for working and
 * calendar days every day, for months the start and the day they end on (`clamped` where the month was too
 * short). A last day that is no working day stands twice: as the end of the count, and again, with
 * the free days after it, as `weekend` or `holiday` passed over on the way to the day noted `rolled`.
 */
export function explainDeadline(
  start: CivilDate,
  span: Span,
  rule: DayRule,
  calendar: WorkingCalendar,
): Explanation {
  const deadline = computeDeadline(start, span, rule, calendar);
  const target = unrolledDeadline(start, span, calendar);
  const first: ExplainedDay = { date: start, counted: undefined, note: 'start' };
  return {
    deadline,
    days: [
      first,
      ...countedDays(start, target, span, calendar),
      ...rolledDays(target, deadline.date, calendar),
    ],
  };
}

function countedDays(
  start: CivilDate,
  target: CivilDate,
  span: Span,
  calendar: WorkingCalendar,
): readonly ExplainedDay[] {
  if (span.unit === 'm') {
    const clamped = start.slice(-2) !== target.slice(-2);
    return [{ date: target, counted: span.count, note: clamped ? 'clamped' : 'month_target' }];
  }
  const dates = datesAfter(start, daysBetween(start, target));
  if (span.unit === 'd')
    return dates.map((date, index) => ({ date, counted: index + 1, note: 'calendar_day' }));
  let counted = 0;
  return dates.map((date) => {
    const isCounted = calendar.isWorkingDay(date);
    if (isCounted) counted += 1;
    return { date, counted: isCounted ? counted : undefined, note: calendar.kindOf(date) };
  });
}

function rolledDays(target: CivilDate, date: CivilDate, calendar: WorkingCalendar): readonly ExplainedDay[] {
  const passedOver = daysBetween(target, date);
  if (passedOver === 0) return [];
  const free = datesAfter(addDays(target, -1), passedOver);
  return [
    ...free.map((day) => ({ date: day, counted: undefined, note: calendar.kindOf(day) })),
    { date, counted: undefined, note: 'rolled' },
  ];
}

function datesAfter(start: CivilDate, count: number): readonly CivilDate[] {
  return Array.from({ length: count }, (_, index) => addDays(start, index + 1));
}
