import type pg from 'pg';
import type { Tx } from './database.ts';
import type { ConversationKey } from './outbox.ts';
import { storable, storableText } from './stored-json.ts';

/** What is kept of every event for ever, chatter included: ids and times, no text. */
export interface EventKey extends ConversationKey {
  readonly eventId: string;
  readonly messageId?: string;
  readonly kind: string;
  readonly sender: string;
  readonly sentAt: Date;
  readonly receivedAt: Date;
}

export interface OpenEvent {
  readonly id: bigint;
  readonly receivedAt: Date;
  /** Null when it was erased before it was handled. */
  readonly body: unknown;
}

const COLUMNS = `platform, account, event_id, message_id, kind, conversation_kind, conversation_id, sender, sent_at,
  received_at, state`;

/**
 * Insert an event in one statement, with its body when it is to be handled; return its id, or `undefined` when it is
 * there already. A repeat is known by its event id, a message also by its message id.
 */
export async function insertEvent(
  pool: pg.Pool,
  key: EventKey,
  event: { readonly state: 'chatter' } | { readonly state: 'received'; readonly body: unknown },
): Promise<bigint | undefined> {
  const body = event.state === 'received' ? JSON.stringify(storable(event.body)) : null;
  const { rows } = await pool.query<{ id: string }>(
    `with inserted as (
       insert into inbox_event (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict do nothing returning id
     ), stored as (
       insert into inbox_body (event_id, body) select id, $12::jsonb from inserted where $12::jsonb is not null
     )
     select id from inserted`,
    [...valuesOf(key), event.state, body],
  );
  const [row] = rows;
  return row === undefined ? undefined : BigInt(row.id);
}

/** Insert the record of a message that bears a secrecy mark: never its text. `undefined` when it is there already. */
export async function insertSecrecyRecord(tx: Tx, key: EventKey): Promise<bigint | undefined> {
  const { conversationKind, messageId, sentAt, receivedAt, ...texts } = key;
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    insert into inbox_event (platform, account, event_id, message_id, kind, conversation_kind, conversation_id, sender,
      sent_at, received_at, state)
    values (${texts.platform}, ${texts.account}, ${storableText(texts.eventId)},
      ${messageId === undefined ? null : storableText(messageId)}, ${texts.kind}, ${conversationKind},
      ${storableText(texts.conversationId)}, ${storableText(texts.sender)}, ${sentAt}::timestamptz,
      ${receivedAt}::timestamptz, 'secrecy')
    on conflict do nothing returning id`;
  return rows[0]?.id;
}

/** Take the conversation for this transaction; false when another process has it. Never waits. */
export async function lockConversation(tx: Tx, conversation: ConversationKey): Promise<boolean> {
  const { platform, account, conversationKind, conversationId } = conversation;
  const name = JSON.stringify(['inbox', platform, account, conversationKind, conversationId]);
  const rows = await tx.$queryRaw<{ taken: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as taken`;
  return rows[0]?.taken === true;
}

/** Return the oldest event of the conversation that is not handled yet, locked. */
export async function oldestOpenEvent(tx: Tx, conversation: ConversationKey): Promise<OpenEvent | undefined> {
  const { platform, account, conversationKind, conversationId } = conversation;
  const rows = await tx.$queryRaw<OpenEvent[]>`
    select event.id, event.received_at as "receivedAt", body.body
    from inbox_event as event left join inbox_body as body on body.event_id = event.id
    where event.state = 'received' and event.platform = ${platform} and event.account = ${account}
      and event.conversation_kind = ${conversationKind} and event.conversation_id = ${conversationId}
    order by event.id limit 1
    for update of event`;
  return rows[0];
}

export async function markHandled(tx: Tx, id: bigint, at: Date): Promise<void> {
  await tx.inboxEvent.update({ where: { id }, data: { state: 'handled', handledAt: at, failure: null } });
}

/** Put an event aside, so that it no longer blocks its conversation. Return it, or `undefined` when it was handled. */
export async function parkEvent(tx: Tx, id: bigint, failure: string): Promise<OpenEvent | undefined> {
  const { count } = await tx.inboxEvent.updateMany({
    where: { id, state: 'received' },
    data: { state: 'parked', failure: storableText(failure) },
  });
  if (count === 0) return undefined;
  const { receivedAt, body } = await tx.inboxEvent.findUniqueOrThrow({
    where: { id },
    include: { body: true },
  });
  return { id, receivedAt, body: body?.body ?? null };
}

/** Return the conversations that have an event to be handled, the longest waiting first. */
export function openConversations(read: Tx): Promise<ConversationKey[]> {
  return read.$queryRaw<ConversationKey[]>`
    select platform, account, conversation_kind as "conversationKind", conversation_id as "conversationId"
    from inbox_event where state = 'received'
    group by 1, 2, 3, 4 order by min(id)`;
}

/**
 * Count one more start of a process for the event that each conversation is to handle next, and return those counted
 * more than `limit` times: they may be what ends the process. Events that somebody is handling are left out.
 */
export async function countInterrupted(tx: Tx, limit: number): Promise<readonly bigint[]> {
  const rows = await tx.$queryRaw<{ id: bigint; attempts: number }[]>`
    update inbox_event set attempts = attempts + 1
    where id in (
      select id from inbox_event
      where id in (select min(id) from inbox_event where state = 'received'
        group by platform, account, conversation_kind, conversation_id)
        and state = 'received'
      for update skip locked)
    returning id, attempts`;
  return rows.filter(({ attempts }) => attempts > limit).map(({ id }) => id);
}

function valuesOf(key: EventKey): unknown[] {
  const { platform, account, eventId, messageId, kind, conversationKind, conversationId, sender } = key;
  const texts = [platform, account, eventId, messageId, kind, conversationKind, conversationId, sender];
  return [
    ...texts.map((text) => (text === undefined ? null : storableText(text))),
    key.sentAt.toISOString(),
    key.receivedAt.toISOString(),
  ];
}
