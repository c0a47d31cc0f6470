import type { CivilDate } from '../calendar/civil-date.ts';

export const ASSIGNMENT_STATES = [
  'issued',
  'signed_off',
  'return_requested',
  'returned',
  'answered',
] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** 独办, 主办, 协办, 分办. */
export const ASSIGNMENT_ROLES = ['sole', 'lead', 'assisting', 'separate'] as const;
export type AssignmentRole = (typeof ASSIGNMENT_ROLES)[number];

/** One unit's share of a suggestion in one round (交办). */
export interface Assignment {
  readonly congressId: string;
  readonly id: string;
  readonly version: number;
  readonly suggestionId: string;
  readonly unitId: string;
  readonly round: number;
  readonly role: AssignmentRole;
  readonly state: AssignmentState;
  /** 交办之日, which may lie before the day of entry. */
  readonly assignedOn: CivilDate;
  readonly enteredAt: Date;
  readonly enteredById: string;
  readonly signOffDue: CivilDate;
  readonly returnDue: CivilDate;
  /** The unit's own date; for an assisting unit the date of its opinion. */
  readonly replyDue: CivilDate;
  /** The statutory date; it stays when the matter goes to another unit later. */
  readonly legalReplyDue: CivilDate;
  /** 涉及面广、办理难度大: six months. */
  readonly hard: boolean;
  /** A date counted through a year whose holidays are not published yet. */
  readonly provisional: boolean;
  readonly signedOffOn?: CivilDate;
  readonly signedOffById?: string;
  /** 承办人, the first of the three levels of responsibility (分级负责制, features.md row 15). */
  readonly handlerName?: string;
  readonly handlerPhone?: string;
  /** 领办领导. */
  readonly handlerLeader?: string;
  /** 分管领导. */
  readonly chargedLeader?: string;
  readonly promisedOn?: CivilDate;
  readonly answeredOn?: CivilDate;
  /** The date of the office's notice (通知规定日), beside the statutory one (domain.md, manners 15). */
  readonly officeReplyDue?: CivilDate;
}

/** Units that answer the deputy; assisting units give their opinion to the lead unit (domain.md 1.4). */
export function answers(role: AssignmentRole): boolean {
  return role !== 'assisting';
}

const RANK = { sole: 0, lead: 0, separate: 1, assisting: 2 } as const satisfies Record<
  AssignmentRole,
  number
>;

/** The order in which units are named: who leads, who answers beside them, who assists. */
export function compareRoles(one: AssignmentRole, other: AssignmentRole): number {
  return RANK[one] - RANK[other];
}

/** An assignment that still binds its unit: not returned. */
export function isLive(assignment: Pick<Assignment, 'state'>): boolean {
  return assignment.state !== 'returned';
}
