import type { SuggestionState } from '../../domain/suggestion/suggestion.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';

/** States in which a suggestion can be chosen as a key suggestion. */
export const OPEN: readonly SuggestionState[] = ['registered', 'assigned', 'reopened', 'replied'];

/** The suggestions that can be chosen now. */
export async function openMatters(context: CommandContext): Promise<Matter[]> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, { state: { in: [...OPEN] } });
  return loadMatters(context, rows);
}
