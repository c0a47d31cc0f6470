import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { SuggestionState } from '../../domain/suggestion/suggestion.ts';
import type { SuggestionRecord } from '../suggestions/record.ts';
import { countedOf, figuresOf, gradeOf, workload } from './figures.ts';

/** The three sections of 看板: 提, 办, 评. */
export interface Board {
  /** All that were received; the next four are where those are that are not counted yet. */
  readonly received: number;
  readonly toReview: number;
  readonly cosigning: number;
  readonly toRevise: number;
  readonly declined: number;
  readonly toAssign: number;
  readonly unsigned: number;
  /** Signed off and not replied to, the overdue ones among them. */
  readonly handled: number;
  readonly overdue: number;
  readonly replied: number;
  readonly toRate: number;
  readonly satisfied: number;
  readonly basic: number;
  readonly unsatisfied: number;
  /** 重办: handled a second time, or more often. */
  readonly redone: number;
}

/** The figures of 情况 in three sections: 待交办, 待签收, 办理中 and 已答复 are together all that are counted. */
export function boardOf(records: readonly SuggestionRecord[], today: CivilDate): Board {
  const { open, overdue, replied, satisfied, basic, unsatisfied } = figuresOf(records, [], today);
  const { toReview, toAssign, unsigned } = workload(records, today);
  const inState = (wanted: SuggestionState): SuggestionRecord[] =>
    records.filter(({ state }) => state === wanted);
  return {
    received: records.filter(isReceived).length,
    toReview,
    cosigning: inState('cosigning').length,
    toRevise: inState('revision_requested').length,
    declined: inState('declined').length,
    toAssign,
    unsigned,
    handled: open - toAssign - unsigned,
    overdue,
    replied,
    toRate: inState('replied').filter((record) => gradeOf(record) === undefined).length,
    satisfied,
    basic,
    unsatisfied,
    redone: countedOf(records).filter(({ round }) => round > 1).length,
  };
}

/** Neither a draft nor one that was put away before it was handed in. */
function isReceived({ state, submittedOn }: SuggestionRecord): boolean {
  return state !== 'draft' && !(state === 'withdrawn' && submittedOn === null);
}
