import type { CivilDate } from '../calendar/civil-date.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { AssignmentRole } from './assignment.ts';

/** An assignment as the office commanded it, kept until all offices agree to it. */
export interface IssuePlan {
  readonly shares: readonly { readonly unitId: string; readonly role: AssignmentRole }[];
  /** 交办之日 where the command named one; else the day on which it is issued. */
  readonly assignedOn?: CivilDate;
  readonly hard: boolean;
  readonly key: boolean;
  readonly fastTrack: boolean;
  readonly officeReplyDue?: CivilDate;
}

/** What the coordinating office of one handling system said; `agreed` is absent until it answered. */
export interface Consent {
  readonly systemId: string;
  readonly agreed?: boolean;
  readonly remark?: string;
  readonly decidedAt?: Date;
  readonly decidedById?: string;
}

/** 联合交办: a matter that goes to its units once several offices have agreed (features.md row 27). */
export interface JointIssue {
  readonly congressId: string;
  readonly id: string;
  readonly suggestionId: string;
  readonly state: 'pending' | 'issued' | 'refused' | 'withdrawn';
  readonly plan: IssuePlan;
  readonly askedAt: Date;
  readonly askedById: string;
  readonly settledAt?: Date;
  readonly consents: readonly Consent[];
}

/** What somebody said who speaks for some of the systems. */
export interface Said {
  readonly systemIds: readonly string[];
  readonly agreed: boolean;
  readonly remark?: string;
  readonly at: Date;
  readonly byId: string;
}

/** Nobody waits for an answer of these systems. */
export interface NothingAsked {
  readonly code: 'JOINT_NOTHING_ASKED';
}

/** The systems that have not answered yet. */
export function awaited({ state, consents }: Pick<JointIssue, 'state' | 'consents'>): readonly string[] {
  if (state !== 'pending') return [];
  return consents.filter(({ agreed }) => agreed === undefined).map(({ systemId }) => systemId);
}

/** Note an answer: one 不同意 ends it, the last 同意 issues it. */
export function answerJointIssue(issue: JointIssue, said: Said): Result<JointIssue, NothingAsked> {
  const asked = awaited(issue).filter((id) => said.systemIds.includes(id));
  if (asked.length === 0) return refuse({ code: 'JOINT_NOTHING_ASKED' });
  const consents = issue.consents.map((consent): Consent => {
    if (!asked.includes(consent.systemId)) return consent;
    const { systemId } = consent;
    const remark = said.remark === undefined ? {} : { remark: said.remark };
    return { systemId, agreed: said.agreed, decidedAt: said.at, decidedById: said.byId, ...remark };
  });
  if (!said.agreed) return accept({ ...issue, consents, state: 'refused', settledAt: said.at });
  const complete = consents.every(({ agreed }) => agreed === true);
  return accept(
    complete ? { ...issue, consents, state: 'issued', settledAt: said.at } : { ...issue, consents },
  );
}

/** The office took it back, or commanded something else instead. */
export function withdrawJointIssue(issue: JointIssue, at: Date): JointIssue {
  return { ...issue, state: 'withdrawn', settledAt: at };
}
