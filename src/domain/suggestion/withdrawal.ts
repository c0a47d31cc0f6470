import type { RuleSet } from '../rules/rule-set.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Suggestion, SuggestionState } from './suggestion.ts';

/** Who has to agree before a suggestion is withdrawn; `nobody`: it is withdrawn at once. */
export type WithdrawalStep = 'cosigners' | 'staff' | 'nobody';

export interface WithdrawalTooLate {
  readonly code: 'WITHDRAWAL_TOO_LATE';
  readonly state: SuggestionState;
}

const UNTIL_ASSIGNED: readonly SuggestionState[] = [
  'draft',
  'cosigning',
  'submitted',
  'in_review',
  'revision_requested',
  'registered',
];
const UNTIL_REPLIED: readonly SuggestionState[] = [...UNTIL_ASSIGNED, 'assigned', 'reopened'];

/** The states in which a lead deputy may withdraw: before 交办 (北京市条例第十三条), or until the reply (山东第九条). */
export function withdrawableStates({ withdraw }: Pick<RuleSet, 'withdraw'>): readonly SuggestionState[] {
  return withdraw.until === 'assigned' ? UNTIL_ASSIGNED : UNTIL_REPLIED;
}

/**
 * Return whose agreement comes next. What was never handed in is the lead deputy's alone; after that a joint
 * suggestion may need all who have joined it (上海市规定第十条:联名的须全体一致), and then perhaps the office.
 */
export function nextWithdrawalStep(
  suggestion: Pick<Suggestion, 'state' | 'submittedOn'>,
  waitingCosigners: number,
  rules: Pick<RuleSet, 'withdraw'>,
): Result<WithdrawalStep, WithdrawalTooLate> {
  if (!withdrawableStates(rules).includes(suggestion.state))
    return refuse({ code: 'WITHDRAWAL_TOO_LATE', state: suggestion.state });
  if (suggestion.submittedOn === undefined) return accept('nobody');
  if (waitingCosigners > 0 && rules.withdraw.joint === 'allCosignersAgree') return accept('cosigners');
  return accept(rules.withdraw.approval === 'staff' ? 'staff' : 'nobody');
}
