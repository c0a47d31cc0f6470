import { accept, refuse, type Result } from '../result.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Suggestion, SuggestionState } from '../suggestion/suggestion.ts';

/** 全文, 摘要, 不公开. */
export type DisclosureMode = 'full' | 'summary' | 'withheld';

export type DisclosureRefusal =
  | { readonly code: 'DISCLOSURE_NOT_REPLIED'; readonly state: SuggestionState }
  | { readonly code: 'DISCLOSURE_CONFIDENTIAL' };

/** Suggestion and reply are disclosed together, so there is nothing to disclose before the reply. */
const ANSWERED: readonly SuggestionState[] = ['replied', 'closed'];

/**
 * Return how a suggestion and its reply are disclosed: as said, else as the place does by default. What the deputy
 * asked not to disclose (不公开) is never shown in full (河南省办法第二十九条, 重庆市条例第三十六条).
 */
export function decideDisclosure(
  { state, confidential }: Pick<Suggestion, 'state' | 'confidential'>,
  said: DisclosureMode | undefined,
  rules: Pick<RuleSet, 'publish'>,
): Result<DisclosureMode, DisclosureRefusal> {
  if (!ANSWERED.includes(state)) return refuse({ code: 'DISCLOSURE_NOT_REPLIED', state });
  const mode = said ?? (confidential ? 'withheld' : defaultMode(rules));
  return confidential && mode === 'full' ? refuse({ code: 'DISCLOSURE_CONFIDENTIAL' }) : accept(mode);
}

/** Whether the office has to say how it is disclosed: not when the place discloses nothing, or the deputy asked. */
export function owesDisclosure(
  { state, confidential }: Pick<Suggestion, 'state' | 'confidential'>,
  rules: Pick<RuleSet, 'publish'>,
): boolean {
  return ANSWERED.includes(state) && !confidential && rules.publish.default !== 'none';
}

function defaultMode({ publish }: Pick<RuleSet, 'publish'>): DisclosureMode {
  return publish.default === 'none' ? 'withheld' : publish.default;
}
