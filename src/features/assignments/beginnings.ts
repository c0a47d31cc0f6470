import type { Beginnings } from '../../domain/assignment/clock-starts.ts';
import { civilDateOf, type CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import { sessionClosing } from '../../storage/congress.ts';
import type { Room } from '../context.ts';

/**
 * From which days the times of an assignment count: it reached the unit when the bot gave it on, which is the day
 * of entry where 交办之日 was before (docs/adr/0022-clock-starts.md).
 */
export async function beginningsOf(
  room: Pick<Room, 'work'>,
  suggestion: Pick<Suggestion, 'congressId' | 'kind' | 'submittedOn' | 'enteredAt'>,
  { assignedOn, enteredAt }: { readonly assignedOn: CivilDate; readonly enteredAt: Date },
): Promise<Beginnings> {
  const enteredOn = civilDateOf(enteredAt);
  const receivedOn = enteredOn > assignedOn ? enteredOn : assignedOn;
  if (suggestion.kind !== 'session') return { assignedOn, receivedOn };
  const made = suggestion.submittedOn ?? civilDateOf(suggestion.enteredAt);
  const sessionClosedOn = await sessionClosing(room.work.tx, suggestion.congressId, made);
  return { assignedOn, receivedOn, ...(sessionClosedOn === undefined ? {} : { sessionClosedOn }) };
}
