import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { latestDisclosures } from '../../storage/disclosures.ts';
import { findAssignments } from '../../storage/assignments.ts';
import { findReplies } from '../../storage/replies.ts';
import { listUnits } from '../../storage/roster.ts';
import type { Room } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { promises } from './open-promises.ts';
import { promiseLine } from './promise-line.ts';

/** What came after a matter's replies, for 查: the rounds with their replies, the promises, the disclosure. */
export async function afterReplyLines(room: Room, matter: Matter): Promise<string[]> {
  const { suggestion } = matter;
  const made = await promises(room, { assignment: { suggestionId: suggestion.id } });
  const disclosed = await latestDisclosures(room.work.tx, room.congress.id, [suggestion.id]);
  const mode = disclosed.get(suggestion.id)?.mode;
  return [
    ...(await roundLines(room, matter)),
    ...made.map((each) => room.texts.render('commitments/about', { line: promiseLine(room, each) })),
    ...(mode === undefined ? [] : [room.texts.render(`disclosure/about.${mode}`, {})]),
  ];
}

/** The replies of earlier rounds are kept, and shown with the round. */
async function roundLines(room: Room, { suggestion }: Matter): Promise<string[]> {
  if (suggestion.round === 1) return [];
  const { tx } = room.work;
  const assignments = await findAssignments(tx, room.congress.id, {
    suggestionId: suggestion.id,
    round: { lt: suggestion.round },
  });
  const owners = new Map(assignments.map((each) => [each.id, each]));
  const units = new Map((await listUnits(tx, room.congress.id)).map(({ id, name }) => [id, name]));
  const replies = await findReplies(tx, room.congress.id, [...owners.keys()]);
  return [
    room.texts.render('second-round/about', { round: suggestion.round }),
    ...replies.map((reply) =>
      room.texts.render('second-round/about-reply', {
        round: reply.round,
        unit: units.get(owners.get(reply.assignmentId)?.unitId ?? '') ?? '',
        outcome: reply.outcome,
        date: chineseDate(reply.repliedOn, room.today),
      }),
    ),
  ];
}
