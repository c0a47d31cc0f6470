import { answers, type Assignment, type AssignmentState } from '../assignment/assignment.ts';
import type { Decision } from '../assignment/decision.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { computeDeadline } from '../deadlines/deadline.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** 延期: a unit's request for a later date. `serial` is shown as 延2. */
export interface Extension extends Decision {
  readonly congressId: string;
  readonly id: string;
  readonly assignmentId: string;
  readonly serial: number;
  readonly round: number;
  readonly reason: string;
  readonly untilOn: CivilDate;
  /** The date that it would replace. */
  readonly insteadOf: CivilDate;
  /** Asked for after the time in which the rules let it be asked for. */
  readonly late: boolean;
  readonly requestedOn: CivilDate;
  readonly enteredAt: Date;
  readonly enteredById: string;
}

export type ExtensionRefusal =
  /** 协办: its date is that of an opinion, which the lead unit waits for. */
  | { readonly code: 'EXTENSION_ASSISTING' }
  | { readonly code: 'EXTENSION_WRONG_STATE'; readonly state: AssignmentState }
  | { readonly code: 'EXTENSION_PENDING'; readonly serial: number }
  /** The present date has reached the cap (代表法 §51: six months at most). */
  | { readonly code: 'EXTENSION_AT_CAP'; readonly cap: CivilDate }
  | { readonly code: 'EXTENSION_OVER_CAP'; readonly cap: CivilDate }
  | { readonly code: 'EXTENSION_NOT_LATER'; readonly replyDue: CivilDate };

export interface ExtensionRequest {
  readonly assignment: Assignment;
  /** The day from which the rules count the reply (clockStart). */
  readonly start: CivilDate;
  readonly fastTrack: boolean;
  /** Absent while it has not been said. */
  readonly until: CivilDate | undefined;
  /** The undecided request of the assignment, if any. */
  readonly pending: Pick<Extension, 'serial'> | undefined;
  readonly on: CivilDate;
}

/** Whether a request may be laid before the office, and whether it comes late; what has no date yet is only checked for the rest. */
export function requestExtension(
  request: ExtensionRequest,
  rules: RuleSet,
  calendar: WorkingCalendar,
): Result<{ readonly late: boolean }, ExtensionRefusal> {
  const { assignment, until, pending, on } = request;
  const { role, state, replyDue } = assignment;
  if (!answers(role)) return refuse({ code: 'EXTENSION_ASSISTING' });
  if (state !== 'issued' && state !== 'signed_off') return refuse({ code: 'EXTENSION_WRONG_STATE', state });
  if (pending !== undefined) return refuse({ code: 'EXTENSION_PENDING', serial: pending.serial });
  const cap = extensionCap(request.start, rules, calendar);
  if (replyDue >= cap) return refuse({ code: 'EXTENSION_AT_CAP', cap });
  if (until !== undefined && until > cap) return refuse({ code: 'EXTENSION_OVER_CAP', cap });
  if (until !== undefined && until <= replyDue) return refuse({ code: 'EXTENSION_NOT_LATER', replyDue });
  return accept({ late: on > lastDayToApply(request, rules, calendar) });
}

/** The latest date to which a reply may be put off, counted from where the reply's time begins. */
export function extensionCap(start: CivilDate, rules: RuleSet, calendar: WorkingCalendar): CivilDate {
  return computeDeadline(start, rules.extension.cap, rules.dayRule, calendar).date;
}

/** 三个月内申请 (domain.md 1.5): in the ordinary time for the reply, or while the present date has not passed. */
function lastDayToApply(
  { assignment, start, fastTrack }: ExtensionRequest,
  rules: RuleSet,
  calendar: WorkingCalendar,
): CivilDate {
  if (rules.extension.apply === 'any') return assignment.replyDue;
  const span = fastTrack ? rules.fastTrack.reply : rules.reply.normal;
  return computeDeadline(start, span, rules.dayRule, calendar).date;
}

/**
 * The share with its new date. The statutory date moves along, since the approval is the law's own way (代表法 §51),
 * but never past the cap counted from the first assignment of the matter, which a change of unit does not reset.
 */
export function extended(
  assignment: Assignment,
  until: CivilDate,
  legalCap: CivilDate,
): Pick<Assignment, 'replyDue' | 'legalReplyDue'> {
  const legal = until < legalCap ? until : legalCap;
  return {
    replyDue: until > assignment.replyDue ? until : assignment.replyDue,
    legalReplyDue: legal > assignment.legalReplyDue ? legal : assignment.legalReplyDue,
  };
}
