import type { CivilDate } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { computeDeadline } from '../deadlines/deadline.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { AssignmentRole } from './assignment.ts';
import { type Beginnings, clockStarts } from './clock-starts.ts';

export interface DueDates {
  readonly signOffDue: CivilDate;
  readonly returnDue: CivilDate;
  readonly replyDue: CivilDate;
  /** True when one of them was counted through a year without a holiday table. */
  readonly provisional: boolean;
}

/** When a unit owes what, each time counted from where the rules let it begin (代表法 §51; domain.md 1.15). */
export function dueDates(
  rules: RuleSet,
  share: Beginnings & {
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
  const opinion = share.role === 'assisting' && !share.fastTrack;
  const own = opinion ? rules.assistOpinion.due : spans.reply;
  const from = clockStarts(rules, share);

  const signOff = computeDeadline(from.signOff, spans.signOff, rules.dayRule, calendar);
  const reject = computeDeadline(from.reject, spans.reject, rules.dayRule, calendar);
  const reply = computeDeadline(opinion ? from.opinion : from.reply, own, rules.dayRule, calendar);
  return {
    signOffDue: signOff.date,
    returnDue: reject.date,
    replyDue: reply.date,
    provisional: signOff.provisional || reject.provisional || reply.provisional,
  };
}
