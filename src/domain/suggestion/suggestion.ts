import type { CivilDate } from '../calendar/civil-date.ts';

/** States of a suggestion; docs/lifecycle.md shows the transitions. */
export const SUGGESTION_STATES = [
  'draft',
  'cosigning',
  'submitted',
  'in_review',
  'revision_requested',
  'declined',
  'converted',
  'merged',
  'registered',
  'assigned',
  'replied',
  'closed',
  'reopened',
  'withdrawn',
] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** 会期, 闭会, 小微急. */
export type SuggestionKind = 'session' | 'between_sessions' | 'fast_track';

/** Where a suggestion was typed, so that answers go back there. */
export interface Origin {
  readonly platform: string;
  readonly account: string;
  readonly conversation: { readonly kind: 'group' | 'direct'; readonly id: string };
}

/** 代表建议. Texts are as the deputy wrote them. */
export interface Suggestion {
  readonly congressId: string;
  readonly id: string;
  readonly version: number;
  readonly state: SuggestionState;
  readonly kind: SuggestionKind;
  /** 收件号, shown as 拟12; given with the first draft. */
  readonly intakeNumber: number;
  /** 正式号, given at registration; never used again. */
  readonly number?: string;
  readonly title: string;
  readonly reason: string;
  readonly analysis: string;
  readonly advice: string;
  /** The message as typed; nothing typed is lost. */
  readonly body: string;
  readonly category?: string;
  /** 不公开. */
  readonly confidential: boolean;
  /** 重点督办. */
  readonly key: boolean;
  /** Membership of the lead deputy (领衔代表). */
  readonly leadDeputyId: string;
  readonly suggestedUnits: readonly string[];
  readonly reviewLevel: number;
  readonly declineCode?: string;
  readonly reviewRemark?: string;
  readonly round: number;
  readonly ruleHash?: string;
  readonly origin: Origin;
  readonly enteredById: string;
  readonly enteredAt: Date;
  readonly submittedOn?: CivilDate;
  readonly registeredOn?: CivilDate;
  readonly assignedOn?: CivilDate;
  readonly rateBy?: CivilDate;
  readonly closedOn?: CivilDate;
  readonly withdrawnOn?: CivilDate;
  readonly mergedIntoId?: string;
  /** 联名: when the review begins at the latest. */
  readonly cosignUntil?: Date;
  /** 撤回 of a joint suggestion that waits for its cosigners. */
  readonly withdrawalReason?: string;
  readonly withdrawalAskedById?: string;
  readonly withdrawalAskedAt?: Date;
  /** 上级转办: the number that the congress above gave it. */
  readonly superiorNumber?: string;
  /** 形成方式: how the deputy came by it (调研, 走访, 座谈), as typed. */
  readonly formedBy?: string;
  /** 重点督办: 督办领导 and 领办领导, as typed. */
  readonly supervisionLeader?: string;
  readonly responsibleLeader?: string;
  /** 遴选: points by the name of the criterion. */
  readonly keyScores?: Readonly<Record<string, number>>;
  /** 小微急 that became an ordinary matter, its clock not reset (domain.md 1.8). */
  readonly ordinarySince?: CivilDate;
}

/** What the bot shows as the number: the formal one once there is one, before that 拟N. */
export function displayNumber(suggestion: Pick<Suggestion, 'number' | 'intakeNumber'>): string {
  return suggestion.number ?? intakeLabel(suggestion.intakeNumber);
}

/** 收件号 as people read it, without a space inside. */
export function intakeLabel(intakeNumber: number): string {
  return `拟${intakeNumber}`;
}
