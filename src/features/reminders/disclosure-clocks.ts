import { civilDateOf } from '../../domain/calendar/civil-date.ts';
import { computeDeadline } from '../../domain/deadlines/deadline.ts';
import { owesDisclosure } from '../../domain/disclosure/disclosure.ts';
import { latestDisclosures } from '../../storage/disclosures.ts';
import { findReplies } from '../../storage/replies.ts';
import { inTurn } from '../../storage/in-turn.ts';
import type { Room } from '../context.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import type { Matter } from '../matters/matter.ts';
import type { MatterClock } from './clocks.ts';

/**
 * Until when the office has to disclose a replied matter, counted from the reply's own date (安徽: 答复后 20 个工作日内);
 * it ends when anything about disclosure was entered.
 */
export async function disclosureClocks(room: Room, matters: readonly Matter[]): Promise<MatterClock[]> {
  const { tx } = room.work;
  const congressId = room.congress.id;
  const ids = matters.map(({ suggestion }) => suggestion.id);
  const disclosed = await latestDisclosures(tx, congressId, ids);
  const owing = matters.filter(({ suggestion }) => !disclosed.has(suggestion.id));
  const owners = new Map(
    owing.flatMap((matter) => matter.shares.map(({ assignment }) => [assignment.id, matter] as const)),
  );
  const replies = await findReplies(tx, congressId, [...owners.keys()]);
  const clocks = await inTurn(owing, async (matter): Promise<MatterClock[]> => {
    const { suggestion } = matter;
    const rules = await rulesOfMatter(room, suggestion);
    // The latest entered comes last.
    const reply = replies.findLast(({ assignmentId }) => owners.get(assignmentId) === matter);
    if (reply === undefined || !owesDisclosure(suggestion, rules)) return [];
    const { date } = computeDeadline(reply.repliedOn, rules.publish.due, rules.dayRule, room.calendar);
    const enteredOn = civilDateOf(reply.enteredAt);
    // A list of earlier years came in: nobody hunts for what was due before it did.
    if (date < enteredOn) return [];
    const clock = {
      subject: suggestion.id,
      clock: 'disclosure',
      round: suggestion.round,
      start: reply.repliedOn,
      due: date,
      enteredOn,
      ladder: rules.publish.remind,
      recipients: () => ['office'],
    };
    return [{ clock, matter }];
  });
  return clocks.flat();
}
