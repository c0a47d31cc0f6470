import type { CivilDate } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { computeDeadline } from '../deadlines/deadline.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { AssignmentRole } from './assignment.ts';

export interface DueDates {
  readonly signOffDue: CivilDate;
  readonly returnDue: CivilDate;
  readonly replyDue: CivilDate;
  /** True when one of them was counted through a year without a holiday table. */
  readonly provisional: boolean;
}

/** When a unit owes what, counted from the day of assignment (代表法 §51; domain.md 1.15). */
export function dueDates(
  rules: RuleSet,
  share: {
    readonly assignedOn: CivilDate;
    readonly role: AssignmentRole;
    readonly hard: boolean;
    readonly fastTrack: boolean;
  },
  calendar: WorkingCalendar,
): DueDates {
  const spans = share.fastTrack
    ? { signOff: rules.fastTrack.signIn, reject: rules.fastTrack.reject, reply: rules.fastTrack.reply }
    : {
        signOff: rules.signIn.due,
        reject: rules.reject.due,
        reply: share.hard ? rules.reply.hard : rules.reply.normal,
      };
  const own = share.role === 'assisting' && !share.fastTrack ? rules.assistOpinion.due : spans.reply;

  const signOff = computeDeadline(share.assignedOn, spans.signOff, rules.dayRule, calendar);
  const reject = computeDeadline(share.assignedOn, spans.reject, rules.dayRule, calendar);
  const reply = computeDeadline(share.assignedOn, own, rules.dayRule, calendar);
  return {
    signOffDue: signOff.date,
    returnDue: reject.date,
    replyDue: reply.date,
    provisional: signOff.provisional || reject.provisional || reply.provisional,
  };
}
