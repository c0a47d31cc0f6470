import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { dateColumn } from '../../storage/database.ts';
import { latestRating } from '../../storage/ratings.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import type { Room } from '../context.ts';

/** 评价期满次日办结: replies that nobody rated are closed the day after, and count in no rate. */
export async function closeUnrated(room: Room): Promise<void> {
  const overdue = await findSuggestions(room.work.tx, room.congress.id, {
    state: 'replied',
    rateBy: { lt: dateColumn(room.today) },
  });
  for (const suggestion of overdue) {
    if ((await latestRating(room.work.tx, suggestion)) !== undefined) continue;
    const moved = moveSuggestion(suggestion, 'close', { closedOn: room.today });
    if (moved.ok)
      await saveSuggestion(room.work, suggestion, moved.value, { action: 'suggestion.closed_unrated' });
  }
}
