import type { CivilDate } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { computeDeadline } from '../deadlines/deadline.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Assignment } from './assignment.ts';

/** 首次联系: until when the unit talks with the deputy first (重庆市条例 §18: 20 working days), never after its reply is due. */
export function firstContactDue(
  { assignedOn, replyDue }: Pick<Assignment, 'assignedOn' | 'replyDue'>,
  rules: RuleSet,
  calendar: WorkingCalendar,
): CivilDate {
  const due = computeDeadline(assignedOn, rules.firstContact.due, rules.dayRule, calendar).date;
  return due < replyDue ? due : replyDue;
}
