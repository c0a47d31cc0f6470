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

/**
 * Return the node at which a suggestion is, if it is one to tell a team of today. `answeredOn` is the day of the
 * latest reply of the round.
 */
export function followedNode(
  suggestion: Pick<
    Suggestion,
    'id' | 'state' | 'round' | 'confidential' | 'registeredOn' | 'assignedOn' | 'closedOn'
  >,
  { today, answeredOn }: { readonly today: CivilDate; readonly answeredOn: CivilDate | undefined },
): FollowedNode | undefined {
  const { id, state, round, confidential } = suggestion;
  if (confidential || !FOLLOWED.includes(state)) return undefined;
  const on = dayOf(suggestion, answeredOn);
  if (on === undefined || on < addDays(today, -FRESH_FOR_DAYS)) return undefined;
  return { key: `${id}|follow|${String(round)}|${state}`, on };
}

function dayOf(
  { state, registeredOn, assignedOn, closedOn }: Parameters<typeof followedNode>[0],
  answeredOn: CivilDate | undefined,
): CivilDate | undefined {
  if (state === 'registered') return registeredOn;
  if (state === 'replied') return answeredOn;
  return state === 'closed' ? closedOn : assignedOn;
}
