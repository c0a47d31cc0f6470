import type { CivilDate } from '../calendar/civil-date.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** The days from which the times of an assignment may be counted. */
export interface Beginnings {
  /** 交办之日. */
  readonly assignedOn: CivilDate;
  /** 收到之日: when the assignment reached the unit; left out, the day of assignment. */
  readonly receivedOn?: CivilDate;
  /** 大会闭会之日 of the session in which it was made; a suggestion between sessions has none. */
  readonly sessionClosedOn?: CivilDate;
}

export interface ClockStarts {
  /** Of 签收, which no law counts: from the day of assignment. */
  readonly signOff: CivilDate;
  readonly reject: CivilDate;
  readonly opinion: CivilDate;
  readonly reply: CivilDate;
}

/** Return where the rules of a place begin to count each time (domain.md 1.2). */
export function clockStarts(
  rules: Pick<RuleSet, 'clockStart' | 'reject' | 'assistOpinion'>,
  { assignedOn, receivedOn = assignedOn, sessionClosedOn = assignedOn }: Beginnings,
): ClockStarts {
  const from = { assignedAt: assignedOn, receivedAt: receivedOn, sessionClosedAt: sessionClosedOn };
  return {
    signOff: assignedOn,
    reject: from[rules.reject.from],
    opinion: from[rules.assistOpinion.from],
    reply: from[rules.clockStart],
  };
}
