import type { AssignmentRole } from '../../domain/assignment/assignment.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { displayNumber, type Suggestion, type SuggestionState } from '../../domain/suggestion/suggestion.ts';
import { assertNever } from '../../domain/result.ts';
import type { Group } from '../../storage/roster.ts';

/**
 * A matter as it is named in a chat: number and title. In a group the title of a 不公开 matter is
 * left out, and every title where the group shows numbers only.
 */
export function nameFor(suggestion: Suggestion, group: Group | undefined, rules: RuleSet): string {
  const number = displayNumber(suggestion);
  if (!isHiddenIn(suggestion, group, rules)) return `${number}《${suggestion.title}》`;
  return suggestion.confidential ? `${number}(不公开件)` : number;
}

/** Whether the matter's texts must not be shown in the group. */
export function isHiddenIn(suggestion: Suggestion, group: Group | undefined, rules: RuleSet): boolean {
  return group !== undefined && (suggestion.confidential || group.numberOnly || rules.numberOnly);
}

/** 主办, 协办 … in the words of the place. */
export function roleName(role: AssignmentRole, rules: RuleSet): string {
  switch (role) {
    case 'lead':
      return rules.roleTerms.LEAD;
    case 'assisting':
      return rules.roleTerms.ASSIST;
    case 'separate':
      return rules.roleTerms.SPLIT;
    case 'sole':
      return rules.roleTerms.SOLE;
    default:
      return assertNever(role);
  }
}

const STATE_NAMES = {
  draft: '草稿,还没有提交',
  cosigning: '正在联名',
  submitted: '已提交,待审',
  in_review: '审核中',
  revision_requested: '请代表修改中',
  declined: '未列为代表建议',
  converted: '已转为代表来信',
  merged: '已并案办理',
  registered: '已立案,待交办',
  assigned: '办理中',
  replied: '已答复,待评价',
  closed: '已办结',
  reopened: '再次办理中',
  withdrawn: '已撤回',
} as const satisfies Record<SuggestionState, string>;

export function stateName(state: SuggestionState): string {
  return STATE_NAMES[state];
}

/** The same, and 已答复,已评价 of a replied matter among those whose ratings are all in. */
export function stateAmong({ id, state }: Suggestion, rated: ReadonlySet<string>): string {
  return state === 'replied' && rated.has(id) ? '已答复,已评价' : stateName(state);
}
