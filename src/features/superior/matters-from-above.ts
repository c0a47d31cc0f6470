import type { Call } from '../../chat/card-call.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { loadMatters, type Matter, seenBy } from '../matters/matter.ts';

/**
 * Matters passed down from above that 查 names by the number from there (查 市2026-045), among what the speaker may see.
 * Digits alone are always a number of our own.
 */
export async function mattersFromAbove(
  context: CommandContext,
  { targets, text }: Pick<Call<'query'>, 'targets' | 'text'>,
): Promise<Matter[]> {
  const [ref, second] = targets.numbers;
  const typed = text ?? (second === undefined && ref?.kind === 'formal' ? ref.typed : undefined);
  if (typed === undefined || typed.length < 2) return [];
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    superiorNumber: { endsWith: typed },
  });
  const matters = await loadMatters(context, rows);
  const seen = matters.filter((matter) => seenBy(context.actor, matter) !== 'none');
  // What was entered by mistake and put away does not stand in the way of what was entered anew.
  const standing = seen.filter(({ suggestion }) => suggestion.state !== 'withdrawn');
  return standing.length > 0 ? standing : seen;
}
