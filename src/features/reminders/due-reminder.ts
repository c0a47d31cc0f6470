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
  const suggestions = reminders.flatMap(({ about }) => about.matter?.suggestion ?? []);
  return [...new Map(suggestions.map((suggestion) => [suggestion.id, suggestion])).values()];
}

/** How many things they are about: a suggestion counts once, and so does a problem that was found at none. */
export function countOf(reminders: readonly DueReminder[]): number {
  return new Set(reminders.map(({ planned, about }) => about.matter?.suggestion.id ?? planned.subject)).size;
}
