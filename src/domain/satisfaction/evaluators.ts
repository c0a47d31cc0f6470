import type { RuleSet } from '../rules/rule-set.ts';

type Mode = RuleSet['evaluate']['evaluators'];

/**
 * Return who is asked to rate, by membership. `lead` and `leadAfterConsult` ask the lead deputy (重庆市条例第二十六条,
 * 山东省条例第二十三条), `all` every deputy of the suggestion. Whoever heads a unit that answered is not asked
 * (domain.md, manners 11); where that is the lead deputy, the first co-signer who does not rates instead. Nobody:
 * the office arranges it.
 */
export function evaluatorsOf<M extends { readonly id: string }>(
  mode: Mode,
  deputies: { readonly lead: M; readonly cosigners: readonly M[] },
  headsAnsweringUnit: (deputy: M) => boolean,
): readonly M[] {
  const eligible = [deputies.lead, ...deputies.cosigners].filter((deputy) => !headsAnsweringUnit(deputy));
  return mode === 'all' ? eligible : eligible.slice(0, 1);
}
