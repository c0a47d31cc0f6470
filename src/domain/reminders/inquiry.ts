import type { CivilDate } from '../calendar/civil-date.ts';
import { addWorkingDays, rollForward, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { unrolledDeadline } from '../deadlines/deadline.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** A share of which its unit says nothing (无状态变更自动问询). */
export interface Silence {
  /** The day of the last sign of life. */
  readonly since: CivilDate;
  /** On which days the unit was asked since, in order. */
  readonly asked: readonly CivilDate[];
  /** On which days it was and will be reminded of the same matter: that asks as well. */
  readonly reminded: readonly CivilDate[];
}

/** A reminder that comes within so many working days makes a question needless. */
const SOON = 3;

/**
 * Return the first working day, not before `from`, on which the unit is asked how far it has come: so long after its last
 * sign of life, the last question and the last reminder as the rule says, and never with a reminder near ahead.
 * `undefined` when it was asked often enough or the rule is off.
 */
export function inquiryDay(
  { since, asked, reminded }: Silence,
  { after, most }: RuleSet['inquiry'],
  { from, calendar }: { readonly from: CivilDate; readonly calendar: WorkingCalendar },
): CivilDate | undefined {
  if (after === 'off' || asked.length >= most) return undefined;
  const dayAfter = (base: CivilDate): CivilDate => {
    const day = rollForward(unrolledDeadline(base, after, calendar), calendar);
    return day < from ? from : day;
  };
  let last = asked.at(-1) ?? since;
  let day = dayAfter(last);
  for (const reminder of reminded.toSorted()) {
    if (reminder <= last) continue;
    if (reminder > addWorkingDays(day, SOON, calendar)) break;
    last = reminder;
    day = dayAfter(reminder);
  }
  return day;
}

/** Return the last day whose reminders matter for a question until `end`. */
export function lastReminderDay(end: CivilDate, calendar: WorkingCalendar): CivilDate {
  return addWorkingDays(end, SOON, calendar);
}
