import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import type { Room } from '../context.ts';

/** The rules that a suggestion was assigned under; before that those of the congress. */
export async function rulesOfMatter(
  room: Room,
  { ruleHash }: Pick<Suggestion, 'ruleHash'>,
): Promise<RuleSet> {
  return ruleHash === undefined ? room.rules : room.rulesOf(room.work.tx, ruleHash);
}
