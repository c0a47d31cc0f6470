import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';

/** Replies that wait for their rating, each of the present round. */
export async function ratableMatters(context: CommandContext): Promise<Matter[]> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  const suggestions = await findSuggestions(tx, congressId, { state: 'replied' });
  const ratings = await tx.rating.findMany({
    where: { congressId, suggestionId: { in: suggestions.map(({ id }) => id) } },
    select: { suggestionId: true, round: true },
  });
  const open = suggestions.filter(
    ({ id, round }) => !ratings.some((rating) => rating.suggestionId === id && rating.round === round),
  );
  return loadMatters(context, open);
}
