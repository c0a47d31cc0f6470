import type { Address } from '../../chat/message.ts';
import type { Role } from '../../domain/visibility/visibility.ts';
import { newestDraft } from '../../storage/drafts.ts';
import type { Enrolled } from '../../storage/enrolment.ts';
import type { Room } from '../context.ts';
import { say } from '../speaking/speak.ts';

/** What to type next, by the first of these roles that a person has. */
const NEXT: readonly (readonly [string, readonly Role[]])[] = [
  ['staff', ['staff', 'reviewer']],
  ['coordinator', ['coordinator']],
  ['handler', ['handler', 'unit_leader']],
  ['deputy', ['deputy']],
];

/** Greet somebody who is bound now, privately, with what to type next and what was kept meanwhile. */
export async function welcome(
  room: Room,
  member: Pick<Enrolled, 'name' | 'roles'>,
  to: Address,
): Promise<void> {
  const next = NEXT.find(([, roles]) => roles.some((role) => member.roles.includes(role)));
  await say(room, {
    to,
    class: 'answer',
    template: `roster/welcome.${next?.[0] ?? 'other'}`,
    values: { person: member.name, congress: room.congress.name },
  });
  const owner = { platform: to.platform, account: to.account, externalId: to.conversation.id };
  const kept = await newestDraft(room.work.tx, owner, 'unbound');
  if (kept === undefined) return;
  await say(room, {
    to,
    class: 'answer',
    template: 'roster/kept-waiting',
    values: { person: member.name },
  });
}
