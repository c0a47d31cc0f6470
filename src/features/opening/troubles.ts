import type { Tx } from '../../storage/database.ts';
import { finish } from '../../storage/work.ts';
import type { Deps } from '../context.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { say } from '../speaking/speak.ts';
import { roomOf } from './room.ts';

/** A message could not be delivered for good: staff is told, except in the chat that failed. */
export async function reportUndelivered(
  deps: Deps,
  tx: Tx,
  failed: {
    readonly congressId: string;
    readonly sequence: bigint;
    readonly conversationId: string;
    readonly now: Date;
  },
): Promise<void> {
  const room = await roomOf(deps, tx, failed.congressId, {
    now: failed.now,
    cause: `undelivered:${String(failed.sequence)}`,
  });
  for (const place of await staffPlaces(room)) {
    if (place.address.conversation.id === failed.conversationId) continue;
    await say(room, {
      to: place.address,
      class: 'notice',
      template: 'troubles/undelivered',
      values: { serial: String(failed.sequence) },
    });
  }
  await finish(room.work);
}

/** An event could not be handled after repeated tries: staff is told where, never what. */
export async function reportParked(
  deps: Deps,
  tx: Tx,
  parked: {
    readonly id: bigint;
    readonly conversationKind: string;
    readonly conversationId: string;
    readonly now: Date;
  },
): Promise<void> {
  const group = await tx.chatGroup.findFirst({
    where: { externalId: parked.conversationId, closedAt: null },
    select: { congressId: true, name: true },
  });
  const congress =
    group ?? (await tx.congress.findFirst({ select: { id: true }, orderBy: { createdAt: 'asc' } }));
  if (congress === null) return;
  const congressId = 'congressId' in congress ? congress.congressId : congress.id;
  const room = await roomOf(deps, tx, congressId, { now: parked.now, cause: `parked:${String(parked.id)}` });
  for (const place of await staffPlaces(room)) {
    await say(room, {
      to: place.address,
      class: 'notice',
      template: 'troubles/parked',
      values: { serial: String(parked.id), place: group?.name ?? '一个私聊' },
    });
  }
  await finish(room.work);
}
