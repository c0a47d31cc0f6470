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

/**
 * Insert the record of an event of which no word is kept: it bears a secrecy mark, or it is a secret that is dealt
 * with in this very transaction (`handled`). `undefined` when it is there already.
 */
export async function insertWordless(
  tx: Tx,
  key: EventKey,
  state: 'secrecy' | 'handled',
): Promise<bigint | undefined> {
  const { conversationKind, messageId, sentAt, receivedAt, ...texts } = key;
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    insert into inbox_event (platform, account, event_id, message_id, kind, conversation_kind, conversation_id, sender,
      sent_at, received_at, state, handled_at)
    values (${texts.platform}, ${texts.account}, ${storableText(texts.eventId)},
      ${messageId === undefined ? null : storableText(messageId)}, ${texts.kind}, ${conversationKind},
      ${storableText(texts.conversationId)}, ${storableText(texts.sender)}, ${sentAt}::timestamptz,
      ${receivedAt}::timestamptz, ${state}, ${state === 'handled' ? receivedAt : null}::timestamptz)
    on conflict do nothing returning id`;
  return rows[0]?.id;
}

/** Whose message it was and where it was said; `undefined` when it never came, or came before the bot was there. */
export async function messageOrigin(
  pool: pg.Pool,
  {
    platform,
    account,
    messageId,
  }: Pick<ConversationKey, 'platform' | 'account'> & { readonly messageId: string },
): Promise<{ kind: string; id: string; sender: string } | undefined> {
  const { rows } = await pool.query<{ kind: string; id: string; sender: string }>(
    `select conversation_kind as kind, conversation_id as id, sender from inbox_event
     where platform = $1 and account = $2 and message_id = $3 and kind = 'message'`,
    [platform, account, storableText(messageId)],
  );
  return rows[0];
}

/** The platform's own time of the last thing heard from people on an account; `undefined` when nothing ever was. */
export async function lastHeard(
  read: Tx,
  account: Pick<ConversationKey, 'platform' | 'account'>,
): Promise<Date | undefined> {
  const { _max } = await read.inboxEvent.aggregate({
    where: { ...account, kind: 'message' },
    _max: { sentAt: true },
  });
  return _max.sentAt ?? undefined;
}

/** Whether somebody said something for the bot in a conversation at or after an instant. */
export async function spokeToBot(
  read: Tx,
  by: {
    readonly platform: string;
    readonly account: string;
    readonly conversation: { readonly kind: string; readonly id: string };
    readonly sender: string;
  },
  since: Date,
): Promise<boolean> {
  const { platform, account, conversation, sender } = by;
  const row = await read.inboxEvent.findFirst({
    where: {
      ...{ platform, account, conversationKind: conversation.kind, conversationId: conversation.id, sender },
      state: { in: ['received', 'handled'] },
      sentAt: { gte: since },
    },
    select: { id: true },
  });
  return row !== null;
}

/** An event turns out to be for nobody: it becomes chatter, of which nothing is kept but the ids. */
export async function forgetEvent(tx: Tx, id: bigint): Promise<void> {
  await tx.inboxBody.deleteMany({ where: { eventId: id } });
  await tx.inboxEvent.update({ where: { id }, data: { state: 'chatter' } });
}

/** Put the fetched attachments into the body of an event that is still to be handled. */
export async function replaceBody(tx: Tx, id: bigint, body: unknown): Promise<void> {
  await tx.inboxBody.updateMany({ where: { eventId: id }, data: { body: storable(body) } });
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
