import type { PlannedReminder } from '../../domain/reminders/planner.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import type { MatterClock } from './clocks.ts';

/** A reminder that falls due, with what it is about. */
export interface DueReminder {
  readonly planned: PlannedReminder;
  readonly about: MatterClock;
}

/** The suggestions of the reminders, each once: two units, or two time limits, are not two suggestions. */
export function suggestionsOf(reminders: readonly DueReminder[]): Suggestion[] {
  const suggestions = reminders.map(({ about }) => about.matter.suggestion);
  return [...new Map(suggestions.map((suggestion) => [suggestion.id, suggestion])).values()];
}
