import { combinedGrades, triggersRedo } from '../../domain/satisfaction/rating.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { dateColumn } from '../../storage/database.ts';
import { ratingsOfRound } from '../../storage/ratings.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import type { Room } from '../context.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';

/**
 * 评价期满次日办结: replies that nobody rated are closed the day after, and count in no rate; also those that some of
 * several deputies rated, and none so that a second round follows.
 */
export async function closeUnrated(room: Room): Promise<void> {
  const overdue = await findSuggestions(room.work.tx, room.congress.id, {
    state: 'replied',
    rateBy: { lt: dateColumn(room.today) },
  });
  for (const suggestion of overdue) {
    const grades = combinedGrades(await ratingsOfRound(room.work.tx, suggestion));
    if (grades !== undefined && triggersRedo(grades, await rulesOfMatter(room, suggestion))) continue;
    const moved = moveSuggestion(suggestion, 'close', { closedOn: room.today });
    if (moved.ok)
      await saveSuggestion(room.work, suggestion, moved.value, {
        action: grades === undefined ? 'suggestion.closed_unrated' : 'suggestion.closed',
      });
  }
}
