import { civilDateOf } from '../../domain/calendar/civil-date.ts';
import { computeDeadline } from '../../domain/deadlines/deadline.ts';
import type { Rung } from '../../domain/reminders/ladder.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { Room } from '../context.ts';
import { loadMatters } from '../matters/matter.ts';
import type { MatterClock } from './clocks.ts';

/** On the day and on every working day after it: these times are a day or two. */
const LADDER: readonly Rung[] = [
  { kind: 'offset', span: { count: 0, unit: 'd' }, sign: 0 },
  { kind: 'every', span: { count: 1, unit: 'wd' } },
];

/** 小微急 at the office's own desk: to be reviewed, then handed over, within the short times of the rules. */
export async function fastTrackClocks(room: Room): Promise<MatterClock[]> {
  const rows = await findSuggestions(room.work.tx, room.congress.id, {
    kind: 'fast_track',
    state: { in: ['submitted', 'in_review', 'registered'] },
  });
  const { fastTrack, dayRule } = room.rules;
  return (await loadMatters(room, rows)).map((matter) => {
    const { suggestion } = matter;
    const registered = suggestion.state === 'registered';
    const start =
      (registered ? suggestion.registeredOn : suggestion.submittedOn) ?? civilDateOf(suggestion.enteredAt);
    const span = registered ? fastTrack.assign : fastTrack.accept;
    const clock = {
      subject: suggestion.id,
      clock: registered ? 'assign' : 'accept',
      round: suggestion.round,
      start,
      due: computeDeadline(start, span, dayRule, room.calendar).date,
      enteredOn: start,
      ladder: LADDER,
      recipients: () => ['office'],
    };
    return { clock, matter };
  });
}
