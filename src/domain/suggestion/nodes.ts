import type { CivilDate } from '../calendar/civil-date.ts';
import { addDays } from '../calendar/civil-date.ts';
import type { Suggestion, SuggestionState } from './suggestion.ts';

/** What a team follows of its own suggestions: good news and plain facts, never who is late. */
const FOLLOWED: readonly SuggestionState[] = ['registered', 'assigned', 'replied', 'closed', 'reopened'];

/** Older nodes came in with a list, or before the group was registered: nobody is told of them any more. */
export const FRESH_FOR_DAYS = 7;

/** A node of a suggestion's life (节点): told once. */
export interface FollowedNode {
  /** subject|follow|round|state: unique for ever. */
  readonly key: string;
  readonly on: CivilDate;
}

/** The latest days of a round on which it was given to a unit, and on which one replied. */
export interface RoundDays {
  readonly assignedOn: CivilDate | undefined;
  readonly answeredOn: CivilDate | undefined;
}

/**
 * Return the node at which a suggestion is, if it is one to tell a team of today. `assignedOn` and
 * `answeredOn` are the latest days of the present round: a second one is handed over anew.
 */
export function followedNode(
  suggestion: Pick<Suggestion, 'id' | 'state' | 'round' | 'confidential' | 'registeredOn' | 'closedOn'>,
  { today, ...round }: RoundDays & { readonly today: CivilDate },
): FollowedNode | undefined {
  const { id, state, confidential } = suggestion;
  if (confidential || !FOLLOWED.includes(state)) return undefined;
  const on = dayOf(suggestion, round);
  if (on === undefined || on < addDays(today, -FRESH_FOR_DAYS)) return undefined;
  return { key: `${id}|follow|${String(suggestion.round)}|${state}`, on };
}

function dayOf(
  { state, registeredOn, closedOn }: Parameters<typeof followedNode>[0],
  { assignedOn, answeredOn }: RoundDays,
): CivilDate | undefined {
  if (state === 'registered') return registeredOn;
  if (state === 'replied') return answeredOn;
  return state === 'closed' ? closedOn : assignedOn;
}
