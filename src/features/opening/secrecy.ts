import type { Address, Conversation, PlatformName } from '../../chat/message.ts';
import type { Tx } from '../../storage/database.ts';
import { findAccount, findGroup, membershipsOf } from '../../storage/roster.ts';
import { finish } from '../../storage/work.ts';
import type { Deps } from '../context.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { say } from '../speaking/speak.ts';
import { roomOf } from './room.ts';
import { tellSender } from './tell-sender.ts';

/** Who, where, when: all that is kept of a message with marks of secrecy. */
export interface SecrecyEvent {
  readonly platform: PlatformName;
  readonly account: string;
  readonly conversation: Conversation;
  readonly sender: string;
}

/**
 * A message bore marks of secrecy and was not stored (保密法 §29; domain.md, manners 5): staff is told
 * at once, the sender privately, the group not at all. Of somebody unknown who writes directly no congress is known,
 * and so no staff.
 */
export async function meetSecrecy(
  deps: Deps,
  tx: Tx,
  event: SecrecyEvent,
  moment: { readonly id: bigint; readonly now: Date },
): Promise<void> {
  const key = { platform: event.platform, account: event.account };
  const group =
    event.conversation.kind === 'group'
      ? await findGroup(tx, { ...key, externalId: event.conversation.id })
      : undefined;
  const account = await findAccount(tx, { ...key, externalId: event.sender });
  const memberships = account === undefined ? [] : await membershipsOf(tx, account.personId);
  const congressId = group?.congressId ?? memberships[0]?.congressId;
  if (congressId === undefined)
    return tellSender(deps, tx, event, { ...moment, template: 'secrecy/to-sender' });
  const room = await roomOf(deps, tx, congressId, moment);
  const direct: Address = { ...key, conversation: { kind: 'direct', id: event.sender } };
  await say(room, { to: direct, class: 'answer', template: 'secrecy/to-sender', values: {} });
  for (const place of await staffPlaces(room)) {
    await say(room, {
      to: place.address,
      class: 'notice',
      template: 'secrecy/to-staff',
      values: {
        person: account?.name ?? '一位还没有绑定的同志',
        place: group === undefined ? '与我的私聊' : group.name,
      },
    });
  }
  await finish(room.work);
}
