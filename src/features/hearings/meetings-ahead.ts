import { addDays, instantAt } from '../../domain/calendar/civil-date.ts';
import type { SuggestionState } from '../../domain/suggestion/suggestion.ts';
import type { Hearing } from '../../storage/hearings.ts';
import type { Room } from '../context.ts';

/** A 办公会 is about what is registered and not closed yet. */
export const UNDER_WAY: readonly SuggestionState[] = ['registered', 'assigned', 'reopened', 'replied'];

/** Whether the meeting can still be changed or called off: its day has not passed, and it has no minutes. */
export function isAhead({ minutes, heldOn }: Hearing, { today }: Pick<Room, 'today'>): boolean {
  return minutes === undefined && (heldOn ?? today) >= today;
}

/** When a meeting begins; of a day without a time, when the day is over. */
export function beginningOf({ heldOn, heldTime }: Hearing): Date | undefined {
  if (heldOn === undefined) return undefined;
  return heldTime === undefined ? instantAt(addDays(heldOn, 1), '00:00') : instantAt(heldOn, heldTime);
}
