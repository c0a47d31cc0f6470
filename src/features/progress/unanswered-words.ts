import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { Room } from '../context.ts';
import { loadMatters } from '../matters/matter.ts';
import { isInWork, silencesOf, unanswered } from './silences.ts';

/** A line of 待办 has room for so many. */
const NAMED = 3;

/** For the office's 待办: of how many matters a unit was asked and has not answered, and the first of them; empty when of none. */
export async function unansweredWords(room: Room): Promise<string> {
  const rows = await findSuggestions(room.work.tx, room.congress.id, {
    state: { in: ['assigned', 'reopened'] },
  });
  const matters = await loadMatters(room, rows);
  const silences = await silencesOf(
    room,
    matters.flatMap(({ shares }) => shares.filter(isInWork)),
  );
  const silent = matters.flatMap(({ suggestion, shares }) => {
    const units = shares
      .filter(({ assignment }) => {
        const silence = silences.get(assignment.id);
        return silence !== undefined && unanswered(silence).some(({ sent }) => sent);
      })
      .map(({ unit }) => unit.name);
    return units.length === 0 ? [] : [`${displayNumber(suggestion)}(${units.join('、')})`];
  });
  if (silent.length === 0) return '';
  const template = silent.length > NAMED ? 'progress/unanswered-more' : 'progress/unanswered';
  return room.texts.render(template, { count: silent.length, list: silent.slice(0, NAMED).join('、') });
}
