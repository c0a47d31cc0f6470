import type { AssignmentRole, AssignmentState } from '../assignment/assignment.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { Grades } from '../satisfaction/rating.ts';
import type { SuggestionKind, SuggestionState } from '../suggestion/suggestion.ts';

export interface LedgerContact {
  readonly stage: 'before' | 'during' | 'after';
  readonly heldOn: CivilDate;
  /** 面谈, 电话 … as a code, or as it was written. */
  readonly method?: string;
}

export interface LedgerReply {
  readonly repliedOn: CivilDate;
  readonly outcome: string;
  readonly documentNumber?: string;
}

export interface LedgerCommitment {
  readonly matter: string;
  readonly dueOn?: CivilDate;
}

/** One unit's share of a matter in its present round. */
export interface LedgerShare {
  readonly unitId: string;
  readonly unit: string;
  readonly role: AssignmentRole;
  readonly state: AssignmentState;
  readonly replyDue: CivilDate;
  readonly signedOffOn?: CivilDate;
  readonly handler?: string;
  readonly phone?: string;
  /** Why it was given back, each request. */
  readonly returns: readonly string[];
  readonly contacts: readonly LedgerContact[];
  readonly reply?: LedgerReply;
  readonly commitments: readonly LedgerCommitment[];
}

/** A suggestion as the ledger tells it (domain.md 4.4). */
export interface LedgerMatter {
  readonly id: string;
  readonly intakeNumber: number;
  readonly number?: string;
  readonly kind: SuggestionKind;
  readonly state: SuggestionState;
  readonly title: string;
  readonly category?: string;
  readonly leadId: string;
  readonly lead: string;
  readonly team?: string;
  readonly cosignerIds: readonly string[];
  readonly cosigners: readonly string[];
  readonly submittedOn?: CivilDate;
  readonly key: boolean;
  /** 督办领导, 领办领导, as typed. */
  readonly supervisionLeader?: string;
  readonly responsibleLeader?: string;
  /** The number from above (上级转办). */
  readonly superiorNumber?: string;
  readonly confidential: boolean;
  readonly suggestedUnits: readonly string[];
  readonly assignedOn?: CivilDate;
  /** Live ones first, then those that were given back. */
  readonly shares: readonly LedgerShare[];
  readonly rating?: Grades & { readonly ratedOn: CivilDate; readonly remark?: string };
  readonly withdrawnOn?: CivilDate;
  readonly reason: string;
  readonly analysis: string;
  readonly advice: string;
  readonly formedBy?: string;
}

/** The shares that still bind their units. */
export function liveShares({ shares }: Pick<LedgerMatter, 'shares'>): readonly LedgerShare[] {
  return shares.filter(({ state }) => state !== 'returned');
}
