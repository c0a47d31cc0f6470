import type { Tx } from './database.ts';
import type { OutboxMessage } from './generated/client.ts';
import { storable, storableText } from './stored-json.ts';

/** A message on its way out, as the table holds it. */
export type OutboxRow = OutboxMessage;

export interface ConversationKey {
  readonly platform: string;
  readonly account: string;
  readonly conversationKind: string;
  readonly conversationId: string;
}

export interface StoredGuard {
  readonly kind: string;
  readonly congressId: string;
  readonly id: string;
  readonly version: number;
}

export interface NewOutboxMessage extends ConversationKey {
  readonly congressId?: string;
  readonly class: string;
  readonly template: string;
  readonly content: unknown;
  readonly dedupeKey: string;
  readonly createdAt: Date;
  readonly notBefore: Date;
  readonly expiresAt?: Date;
  readonly guards: readonly StoredGuard[];
  readonly causeEventId?: bigint;
  readonly subjectId?: string;
}

/** The graphile-worker task that delivers what waits in one conversation. */
export const DELIVER = 'deliver';

/**
 * Insert a message and the job that delivers it; both exist after the commit, or neither. Return its sequence, or
 * `undefined` when the dedupe key is there already.
 *
 * The job key joins the messages that one transaction sends to one conversation. It holds the transaction's number,
 * because jobs of the same key wait for each other's commit: two handlers that write to the same two groups in
 * different order would deadlock.
 */
export async function insertMessage(tx: Tx, message: NewOutboxMessage): Promise<bigint | undefined> {
  const { platform, account, conversationKind, conversationId } = message;
  const rows = await tx.$queryRaw<{ sequence: bigint }[]>`
    with inserted as (
      insert into outbox_message (congress_id, platform, account, conversation_kind, conversation_id, class, template,
        content, dedupe_key, created_at, not_before, expires_at, guards, state, cause_event_id, subject_id)
      values (${message.congressId ?? null}::uuid, ${platform}, ${account}, ${conversationKind}, ${conversationId},
        ${message.class}, ${message.template}, ${JSON.stringify(storable(message.content))}::jsonb,
        ${storableText(message.dedupeKey)}, ${message.createdAt}::timestamptz, ${message.notBefore}::timestamptz,
        ${message.expiresAt ?? null}::timestamptz, ${JSON.stringify(message.guards)}::jsonb, 'pending',
        ${message.causeEventId ?? null}::bigint, ${message.subjectId ?? null}::uuid)
      on conflict (dedupe_key) do nothing
      returning sequence
    )
    select sequence, (graphile_worker.add_job(
        ${DELIVER},
        json_build_object('platform', ${platform}::text, 'account', ${account}::text,
          'conversationKind', ${conversationKind}::text, 'conversationId', ${conversationId}::text),
        job_key := concat_ws('/', ${DELIVER}::text, ${platform}::text, ${account}::text, ${conversationKind}::text,
          ${conversationId}::text, pg_current_xact_id()::text),
        flags := array[${accountFlag(platform, account)}::text]
      )).id::text as job
    from inserted`;
  return rows[0]?.sequence;
}

/** The flag on a job by which a process that does not hold the account's connection leaves it to the one that does. */
export function accountFlag(platform: string, account: string): string {
  return `${platform}/${account}`;
}

/** Return the first message of the conversation that may be sent by its `not_before`; the later ones wait behind it. */
export function headMessage(read: Tx, conversation: ConversationKey, now: Date): Promise<OutboxRow | null> {
  const { platform, account, conversationKind, conversationId } = conversation;
  return read.outboxMessage.findFirst({
    where: {
      platform,
      account,
      conversationKind,
      conversationId,
      state: { in: ['pending', 'sending'] },
      // A message that never had to wait must not start to when the clock is set back.
      OR: [{ notBefore: { lte: now } }, { notBefore: { lte: read.outboxMessage.fields.createdAt } }],
    },
    orderBy: { sequence: 'asc' },
  });
}

/** Longest wait that is believed. A later `next_attempt_at` means that the clock was set back meanwhile. */
export const LONGEST_WAIT = 12 * 3_600_000;

/** Whether the message waits for a later attempt. */
export function isBackingOff({ state, nextAttemptAt }: OutboxRow, now: Date): boolean {
  if (state !== 'pending' || nextAttemptAt === null) return false;
  const wait = nextAttemptAt.getTime() - now.getTime();
  return wait > 0 && wait <= LONGEST_WAIT;
}

/** Return the conversations of these accounts whose head could be sent now. */
export function dueConversations(
  read: Tx,
  accounts: readonly { readonly platform: string; readonly account: string }[],
  now: Date,
): Promise<ConversationKey[]> {
  const believed = new Date(now.getTime() + LONGEST_WAIT);
  return read.$queryRaw<ConversationKey[]>`
    select platform, account, conversation_kind as "conversationKind", conversation_id as "conversationId"
    from (
      select distinct on (platform, account, conversation_kind, conversation_id) *
      from outbox_message
      where state in ('pending', 'sending')
        and (not_before <= ${now}::timestamptz or not_before <= created_at)
        and (platform, account) in (
          select * from unnest(${accounts.map(({ platform }) => platform)}::text[],
            ${accounts.map(({ account }) => account)}::text[]))
      order by platform, account, conversation_kind, conversation_id, sequence
    ) as head
    where state = 'sending' or next_attempt_at is null or next_attempt_at <= ${now}::timestamptz
      or next_attempt_at > ${believed}::timestamptz
    order by sequence`;
}

/** Return the next instant strictly after `now` at which a message falls due or is tried again. */
export async function nextDueMessage(read: Tx, now: Date): Promise<Date | undefined> {
  const rows = await read.$queryRaw<{ due: Date | null }[]>`
    select min(due) as due
    from outbox_message, lateral (values (not_before), (next_attempt_at)) as moment (due)
    where state = 'pending' and due > ${now}::timestamptz and due > created_at`;
  return rows[0]?.due ?? undefined;
}

/** Add a job for each conversation, in one statement. */
export async function addDeliveryJobs(tx: Tx, conversations: readonly ConversationKey[]): Promise<void> {
  if (conversations.length === 0) return;
  await tx.$queryRaw`
    select count(graphile_worker.add_job(
      ${DELIVER},
      item,
      job_key := concat_ws('/', ${DELIVER}::text, item->>'platform', item->>'account', item->>'conversationKind',
        item->>'conversationId', 'sweep'),
      flags := array[concat_ws('/', item->>'platform', item->>'account')]
    ))::int as jobs
    from json_array_elements(${JSON.stringify(conversations)}::json) as item`;
}

/** Take the message for sending; false when somebody else changed it first. The time of the claim is kept with it. */
export async function claimMessage(tx: Tx, sequence: bigint, now: Date): Promise<boolean> {
  const { count } = await tx.outboxMessage.updateMany({
    where: { sequence, state: 'pending' },
    data: { state: 'sending', attempts: { increment: 1 }, nextAttemptAt: now },
  });
  return count === 1;
}

/** The platform's id of a message that was delivered. */
export async function deliveredId(read: Tx, sequence: bigint): Promise<string | undefined> {
  const row = await read.outboxMessage.findUnique({
    where: { sequence },
    select: { platformMessageId: true },
  });
  return row?.platformMessageId ?? undefined;
}

/** A message that was delivered, as far as a quote of it needs to know. */
export interface DeliveredMessage {
  readonly sequence: bigint;
  readonly subjectId: string | null;
  readonly template: string;
  readonly content: unknown;
}

const DELIVERED = { sequence: true, subjectId: true, template: true, content: true } as const;

/** The message that bears the platform's id. */
export async function deliveredMessage(
  read: Tx,
  where: { readonly platform: string; readonly account: string; readonly platformMessageId: string },
): Promise<DeliveredMessage | undefined> {
  const row = await read.outboxMessage.findFirst({ where, select: DELIVERED });
  return row ?? undefined;
}

/** The last messages of a conversation that people have seen, the newest first. */
export function lastMessages(
  read: Tx,
  conversation: ConversationKey,
  count: number,
): Promise<DeliveredMessage[]> {
  return read.outboxMessage.findMany({
    where: { ...conversation, state: { in: ['sent', 'uncertain'] } },
    orderBy: { sequence: 'desc' },
    take: count,
    select: DELIVERED,
  });
}

export interface Receipt {
  /** Null for the change of a message that has its id already. */
  readonly platformMessageId: string | null;
  readonly at: Date;
}

/** Record the delivery; the content of a secret message is erased with it. */
export async function recordReceipt(
  tx: Tx,
  row: OutboxRow,
  { platformMessageId, at }: Receipt,
): Promise<void> {
  await tx.$executeRaw`
    update outbox_message
    set state = 'sent', sent_at = ${at}::timestamptz, platform_message_id = ${platformMessageId},
        next_attempt_at = null, failure = null, content = case when class = 'secret' then null else content end
    where sequence = ${row.sequence} and state in ('sending', 'uncertain')`;
}

export interface Settlement {
  readonly state: 'pending' | 'uncertain' | 'failed' | 'dropped';
  readonly nextAttemptAt?: Date;
  readonly failure?: string;
}

/** Record that the message was not delivered: to be tried again, of unknown fate, given up, or no longer wanted. */
export async function settleMessage(tx: Tx, row: OutboxRow, settlement: Settlement): Promise<boolean> {
  const { state, nextAttemptAt, failure } = settlement;
  const changed = await tx.$executeRaw`
    update outbox_message
    set state = ${state}, next_attempt_at = ${nextAttemptAt ?? null}::timestamptz,
        failure = ${failure === undefined ? null : storableText(failure)},
        content = case when class = 'secret' and ${state} = 'dropped' then null else content end
    where sequence = ${row.sequence} and state = ${row.state}`;
  return changed === 1;
}

const versionOf = ({ congressId, id }: StoredGuard) => ({
  where: { congressId_id: { congressId, id } },
  select: { version: true },
});

const GUARDED = {
  suggestion: (tx: Tx, guard: StoredGuard) => tx.suggestion.findUnique(versionOf(guard)),
  assignment: (tx: Tx, guard: StoredGuard) => tx.assignment.findUnique(versionOf(guard)),
  poll: (tx: Tx, guard: StoredGuard) => tx.poll.findUnique(versionOf(guard)),
  supervision_order: (tx: Tx, guard: StoredGuard) => tx.supervisionOrder.findUnique(versionOf(guard)),
  hearing: (tx: Tx, guard: StoredGuard) => tx.hearing.findUnique(versionOf(guard)),
  inspection_problem: (tx: Tx, guard: StoredGuard) => tx.inspectionProblem.findUnique(versionOf(guard)),
};

/** Whether every guarded subject still has the version that the message was written about. */
export async function guardsHold(tx: Tx, guards: readonly StoredGuard[]): Promise<boolean> {
  for (const guard of guards) {
    if (!isGuarded(guard.kind)) throw new Error(`a message is guarded by an unknown kind: ${guard.kind}`);
    const subject = await GUARDED[guard.kind](tx, guard);
    if (subject?.version !== guard.version) return false;
  }
  return true;
}

function isGuarded(kind: string): kind is keyof typeof GUARDED {
  return Object.hasOwn(GUARDED, kind);
}

/** Return the messages of a congress that people must look after, oldest first. Contents are not among it. */
export function stuckMessages(read: Tx, congressId: string): Promise<Omit<OutboxRow, 'content'>[]> {
  return read.outboxMessage.findMany({
    where: {
      congressId,
      OR: [{ state: { in: ['uncertain', 'failed'] } }, { state: 'pending', attempts: { gt: 0 } }],
    },
    orderBy: { sequence: 'asc' },
    omit: { content: true },
  });
}

/** Put a message that failed, or whose fate is unknown, back into its conversation. False when it is neither. */
export async function reviveMessage(
  tx: Tx,
  congressId: string,
  { sequence, now }: { readonly sequence: bigint; readonly now: Date },
): Promise<boolean> {
  const rows = await tx.$queryRaw<ConversationKey[]>`
    update outbox_message
    set state = 'pending', attempts = 0, next_attempt_at = null, failure = null,
        not_before = least(not_before, ${now}::timestamptz), expires_at = null
    where sequence = ${sequence} and congress_id = ${congressId}::uuid and state in ('failed', 'uncertain')
      and content is not null
    returning platform, account, conversation_kind as "conversationKind", conversation_id as "conversationId"`;
  await addDeliveryJobs(tx, rows);
  return rows.length === 1;
}
