import type { DayRule } from '../deadlines/deadline.ts';
import type { Span } from '../deadlines/span.ts';
import type { Rung } from '../reminders/ladder.ts';

/**
 * Facts that vary by place. Keys are those of a preset in `bot-scripts/rules`, so that a single
 * value can be named by its path (`redo.trigger`). A suggestion keeps the set it was assigned under.
 */
export interface RuleSet {
  readonly name: string;
  readonly level: 'province' | 'city' | 'county' | 'township';
  /** 起算点: the day from which the reply's time is counted. */
  readonly clockStart: 'assignedAt' | 'receivedAt' | 'sessionClosedAt';
  readonly dayRule: DayRule;
  readonly accept: { readonly interSession: Span };
  readonly assign: { readonly afterSession: Span };
  /** 联合交办: handling systems whose coordinating offices agree before a matter goes to its units; none = off. */
  readonly jointIssue: readonly string[];
  /** 周报: to staff on the first working day of a week. */
  readonly weeklyReport: boolean;
  /** 月度对账: to each unit on the first working day of a month. */
  readonly reconciliation: 'monthly' | 'off';
  /**
   * 问询: a unit that shows no sign of life for `after`, and was not reminded, is asked how far it has come, at most `most`
   * times in one silence; what lies with the office for `desk` stands in its morning list.
   */
  readonly inquiry: {
    readonly after: Span | 'off';
    readonly most: number;
    readonly desk: Span | 'off';
  };
  readonly signIn: { readonly due: Span; readonly autoAccept: boolean; readonly remind: readonly Rung[] };
  /** 退办. */
  readonly reject: {
    readonly due: Span;
    readonly from: 'assignedAt' | 'receivedAt';
    readonly writtenReason: boolean;
    readonly suggestUnit: boolean;
    readonly lateAllowed: boolean;
  };
  readonly reassign: { readonly due: Span };
  readonly firstContact: { readonly due: Span };
  readonly assistOpinion: {
    readonly due: Span;
    readonly from: 'assignedAt' | 'receivedAt';
    readonly redo: Span;
  };
  readonly reply: { readonly normal: Span; readonly hard: Span; readonly remind: readonly Rung[] };
  readonly extension: {
    /** When it may still be asked for: in the time of `reply.normal`, or at any time. */
    readonly apply: 'before(reply.normal)' | 'any';
    readonly cap: Span;
    readonly approver: string;
    readonly notifyDeputy: boolean;
  };
  readonly evaluate: {
    readonly due: Span;
    readonly remind: readonly Rung[];
    readonly evaluators: 'lead' | 'all' | 'leadAfterConsult';
    readonly noReply: 'excludeFromRate' | 'countAsRated';
  };
  /** 二次交办. */
  readonly redo: {
    readonly trigger: readonly ('basic' | 'unsatisfied')[];
    readonly hearingFirst: boolean;
    readonly due: Span;
    readonly from: 'reassignedAt';
    readonly maxRounds: number;
    readonly afterMax: 'escalate';
  };
  /** 小微急. */
  readonly fastTrack: {
    readonly accept: Span;
    readonly assign: Span;
    readonly signIn: Span;
    readonly reject: Span;
    readonly reply: Span;
    readonly evaluate: Span;
  };
  readonly commitments: {
    readonly reportEvery: string;
    readonly carryOver: readonly string[];
    readonly evaluate: Span;
    readonly remind: readonly Rung[];
  };
  readonly publish: {
    readonly due: Span;
    readonly from: 'repliedAt';
    readonly remind: readonly Rung[];
    readonly default: 'full' | 'summary' | 'none';
  };
  readonly resultScheme: ResultScheme;
  readonly withdraw: {
    readonly until: 'assigned' | 'replied';
    readonly approval: 'none' | 'staff';
    readonly joint: 'allCosignersAgree' | 'leadAlone';
  };
  readonly cosign: { readonly window: Span; readonly roundTo: string };
  /** Review levels in order; a level without a reviewer in the congress is skipped. */
  readonly review: readonly ('team' | 'street' | 'office')[];
  readonly gates: { readonly contacts: boolean; readonly consent: boolean };
  /** 核收. */
  readonly acceptReply: boolean;
  readonly rounding: {
    readonly policy: 'halfUp' | 'truncate' | 'largestRemainder' | 'adjustLargest';
    readonly decimals: number;
  };
  /** 代表满意率: with or without 基本满意, or both; of the matters that were rated, or of all that were replied to. */
  readonly rates: {
    readonly satisfaction: 'strict' | 'withBasic' | 'both';
    readonly denominator: 'evaluated' | 'replied';
  };
  readonly roleTerms: {
    readonly LEAD: string;
    readonly ASSIST: string;
    readonly SPLIT: string;
    readonly SOLE: string;
  };
  /** Number templates: {year} {term} {session} {serial}. */
  readonly numbering: {
    readonly session: string;
    readonly betweenSessions: string;
    readonly fastTrack: string;
  };
  readonly categories: readonly string[];
  /** 负面清单: why a suggestion may be declined. */
  readonly declineReasons: Readonly<Record<string, string>>;
  /** Leave titles and texts out of the groups (只发编号). */
  readonly numberOnly: boolean;
}

export interface ResultScheme {
  readonly name: string;
  /** Displayed class -> its meaning, in order. */
  readonly classes: Readonly<Record<string, string>>;
  /** Classes that must carry a commitment (plan, owner, date). */
  readonly committing: readonly string[];
}
