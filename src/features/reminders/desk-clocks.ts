import { civilDateOf } from '../../domain/calendar/civil-date.ts';
import { computeDeadline } from '../../domain/deadlines/deadline.ts';
import { findJointIssues } from '../../storage/joint-issues.ts';
import { lastChanges } from '../../storage/last-changes.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { Room } from '../context.ts';
import { loadMatters } from '../matters/matter.ts';
import type { MatterClock } from './clocks.ts';

/**
 * What lies with the office itself and does not move, to be reviewed or to be assigned: it stands in the morning list
 * (rule `inquiry.desk`). 小微急 has its own limits; what waits for the consent of other offices (会签) is not the desk's;
 * suggestions of a session wait for the meeting at which they are handed over, within the time for that.
 */
export async function deskClocks(room: Room): Promise<MatterClock[]> {
  const { inquiry, assign, dayRule } = room.rules;
  const { desk } = inquiry;
  if (desk === 'off') return [];
  const { tx } = room.work;
  const congressId = room.congress.id;
  const lying = await findSuggestions(tx, congressId, {
    kind: { not: 'fast_track' },
    state: { in: ['submitted', 'in_review', 'registered'] },
  });
  const ids = lying.map(({ id }) => id);
  const joint = await findJointIssues(tx, congressId, { suggestionId: { in: ids }, state: 'pending' });
  const elsewhere = new Set(joint.map(({ suggestionId }) => suggestionId));
  const changed = await lastChanges(tx, congressId, ids);
  const own = lying.filter(({ id }) => !elsewhere.has(id));
  return (await loadMatters(room, own)).map((matter) => {
    const { suggestion } = matter;
    const start = civilDateOf(changed.get(suggestion.id) ?? suggestion.enteredAt);
    const toAssign = suggestion.state === 'registered';
    const span = toAssign && suggestion.kind === 'session' ? assign.afterSession : desk;
    const clock = {
      subject: suggestion.id,
      clock: toAssign ? 'toAssign' : 'toReview',
      round: suggestion.round,
      start,
      due: computeDeadline(start, span, dayRule, room.calendar).date,
      enteredOn: start,
      ladder: [
        { kind: 'offset', span: { count: 0, unit: 'd' }, sign: 0 },
        { kind: 'every', span: desk },
      ] as const,
      recipients: () => ['office'],
    };
    return { clock, matter };
  });
}
