import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { pino, type Logger } from 'pino';
import { text } from '../../src/chat/card.ts';
import type { InboundEvent, MessageEvent, PressEvent } from '../../src/chat/message.ts';
import { buildWorkingCalendar } from '../../src/domain/calendar/working-calendar.ts';
import { createInbox, type Inbox, type InboxOptions } from '../../src/inbox/receive.ts';
import { createOutbox, type Outbox, type OutboxOptions } from '../../src/outbox/deliver.ts';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { migrateQueue } from '../../src/outbox/queue.ts';
import { withClient } from '../../src/storage/connect.ts';
import { type Database, openDatabase, type Tx } from '../../src/storage/database.ts';
import { createRecordingPlatform, type RecordingPlatform } from './engine-platform.ts';

/** A Tuesday morning in March 2026, inside everybody's hours. */
export const MORNING = new Date('2026-03-03T10:00:00+08:00');

export const CALENDAR = buildWorkingCalendar({ years: [2026], holidays: [], makeUpDays: [] });

export interface TestClock {
  now(): Date;
  set(now: Date): void;
  pass(milliseconds: number): void;
}

export function createTestClock(start = MORNING): TestClock {
  let now = start;
  return {
    now: () => now,
    set: (moment) => (now = moment),
    pass: (milliseconds) => (now = new Date(now.getTime() + milliseconds)),
  };
}

export interface Engine {
  readonly database: Database;
  readonly clock: TestClock;
  readonly platform: RecordingPlatform;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  /** Every line that was logged, at the most talkative level. */
  readonly logged: readonly string[];
  receive(event: InboundEvent): Promise<void>;
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface EngineOptions {
  readonly connection: pg.ClientConfig;
  readonly clock?: TestClock;
  readonly platform?: RecordingPlatform;
  readonly inbox?: Partial<InboxOptions>;
  readonly outbox?: Partial<OutboxOptions>;
  readonly max?: number;
}

/** The inbox and outbox with a trivial bot: it notes one effect for each event, and answers in the same chat. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { connection, clock = createTestClock(), platform = createRecordingPlatform() } = options;
  const { log, logged } = recordingLog();
  await prepareEngineDatabase(connection, log);
  const database = openDatabase(connection, { max: options.max ?? 6, log });
  const ingest = openDatabase(connection, { max: 2, log });
  const inbox = createInbox({
    database,
    ingest,
    clock,
    log,
    checkpoint: () => undefined,
    classify: (event) => Promise.resolve({ kind: verdictOn(event) }),
    handle: (tx, event, meta) => answer(tx, event, { causeEventId: meta.id, now: clock.now() }),
    onSecrecy: () => Promise.resolve(),
    onSealed: () => Promise.resolve(),
    fetch: () => Promise.resolve('unavailable'),
    onParked: () => Promise.resolve(),
    ...options.inbox,
  });
  const outbox = createOutbox({
    database,
    connection,
    clock,
    calendar: CALENDAR,
    log,
    platforms: [platform],
    checkpoint: () => undefined,
    draw: () => Promise.resolve(Buffer.from('drawn')),
    onPermanentFailure: () => Promise.resolve(),
    holds: () => true,
    ...options.outbox,
  });
  return {
    database,
    clock,
    platform,
    inbox,
    outbox,
    logged,
    receive: async (event) => void (await inbox.receive(event)),
    settle: async () => {
      await inbox.idle();
      await outbox.idle();
    },
    stop: async () => {
      await inbox.stop();
      await outbox.stop();
      await ingest.close();
      await database.close();
    },
  };
}

/** Make a fresh test database ready: graphile-worker's tables are made by the program, not by our migrations. */
export function prepareEngineDatabase(connection: pg.ClientConfig, log: Logger): Promise<void> {
  return migrateQueue(connection, log);
}

/** Make the database as new, which is much quicker than making a new one. */
export function emptyEngineDatabase(connection: pg.ClientConfig): Promise<void> {
  return withClient(connection, async (client) => {
    const { rows } = await client.query<{ known: boolean }>(
      `select to_regclass('graphile_worker._private_jobs') is not null as known`,
    );
    const jobs = rows[0]?.known === true ? ', graphile_worker._private_jobs' : '';
    await client.query(
      `truncate inbox_event, inbox_body, outbox_message, private_draft, tick, process, connection_lease${jobs}`,
    );
  });
}

export function recordingLog(): { readonly log: Logger; readonly logged: readonly string[] } {
  const logged: string[] = [];
  return { log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }), logged };
}

/** Note the event and answer it; text with `fail` throws after both, as a broken handler would. */
export async function answer(
  tx: Tx,
  event: InboundEvent,
  { causeEventId, now }: { readonly causeEventId: bigint; readonly now: Date },
): Promise<void> {
  const { platform, account, conversation, sender } = event;
  const said = wordsOf(event);
  await tx.privateDraft.create({
    data: {
      id: randomUUID(),
      platform,
      account,
      externalId: sender,
      kind: 'effect',
      payload: { said },
      createdAt: now,
    },
  });
  await enqueue(
    tx,
    { now, calendar: CALENDAR },
    {
      address: { platform, account, conversation },
      class: 'answer',
      template: 'test/answer',
      content: text(`re ${said}`),
      dedupeKey: `answer:${String(causeEventId)}`,
      causeEventId,
    },
  );
  if (said.includes('fail')) throw new Error(`broken by ${said}`);
}

/** What the trivial bot has done, in the order of doing. */
export async function effectsOf(database: Database): Promise<readonly string[]> {
  const rows = await database.read.$queryRaw<{ said: string }[]>`
    select payload->>'said' as said from private_draft where kind = 'effect' order by ctid`;
  return rows.map(({ said }) => said);
}

export function aMessage(text: string, overrides: Partial<MessageEvent> = {}): MessageEvent {
  const id = randomUUID();
  return {
    platform: 'sandbox',
    account: 'bot',
    eventId: `e-${id}`,
    kind: 'message',
    messageId: `m-${id}`,
    conversation: { kind: 'group', id: 'g1' },
    sender: 'zhang',
    sentAt: MORNING,
    text,
    mentions: [],
    attachments: [],
    ...overrides,
  };
}

export function aPress(choice: string, overrides: Partial<PressEvent> = {}): PressEvent {
  return {
    platform: 'sandbox',
    account: 'bot',
    eventId: `e-${randomUUID()}`,
    kind: 'press',
    messageId: 'card-1',
    conversation: { kind: 'group', id: 'g1' },
    sender: 'zhang',
    sentAt: MORNING,
    choice,
    ...overrides,
  };
}

export function inGroup(id: string): Pick<MessageEvent, 'conversation'> {
  return { conversation: { kind: 'group', id } };
}

function wordsOf(event: InboundEvent): string {
  if (event.kind === 'message') return event.text;
  return event.kind === 'press' ? event.choice : event.kind;
}

function verdictOn(event: InboundEvent): 'chatter' | 'secrecy' | 'store' {
  if (event.kind !== 'message') return 'store';
  if (event.text.includes('机密★')) return 'secrecy';
  return event.text.startsWith('闲聊') ? 'chatter' : 'store';
}
