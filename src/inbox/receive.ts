import type { Conversation, ImmediateAnswer, InboundEvent, RecallEvent } from '../chat/message.ts';
import type { Receive } from '../chat/platform.ts';
import type { Database, Tx } from '../storage/database.ts';
import { faultOf } from '../storage/fault.ts';
import {
  countInterrupted,
  type EventKey,
  insertEvent,
  insertWordless,
  messageOrigin,
  openConversations,
} from '../storage/inbox.ts';
import type { ConversationKey } from '../storage/outbox.ts';
import type { Verdict } from './classify.ts';
import { type EventMeta, type HandleDeps, handleNext, parkAndReport } from './handle.ts';
import { type ConversationQueue, createConversationQueue } from './queue.ts';
import { createLanes } from './queue-lanes.ts';

/** An event without anything that was said. */
export interface WordlessEvent {
  readonly platform: InboundEvent['platform'];
  readonly account: string;
  readonly eventId: string;
  readonly kind: InboundEvent['kind'];
  readonly messageId?: string;
  readonly conversation: Conversation;
  readonly sender: string;
  readonly sentAt: Date;
}

export interface InboxOptions extends HandleDeps {
  /** A small pool of its own (2 or 3), so that slow handlers never keep an event from being stored. */
  readonly ingest: Database;
  /** Decide before anything is stored. May only read, and only through `read`. */
  readonly classify: (event: InboundEvent, read: Tx) => Promise<Verdict>;
  /** In the very transaction that inserts the event. */
  readonly onSecrecy: (tx: Tx, event: WordlessEvent, meta: EventMeta) => Promise<void>;
  /** The event is a secret that is not stored: it is dealt with in the very transaction that inserts its record. */
  readonly onSealed: (tx: Tx, event: InboundEvent, meta: EventMeta) => Promise<void>;
  /** What the platform may show at once to whoever pressed or filled in something. */
  readonly acknowledge?: (event: InboundEvent) => ImmediateAnswer | undefined;
  /** Milliseconds of real time for which a failing event is tried again; default 30 s. */
  readonly patience?: number;
}

export interface Inbox {
  /** Resolves when the event is committed: only then may the platform be told. Throws when it could not be stored. */
  readonly receive: Receive;
  /** Take up what a crash left unhandled, now and from time to time. */
  start(): Promise<void>;
  /** Take up what other processes left behind, e.g. when one was found dead. */
  sweep(): Promise<void>;
  /** Resolve when no event is being received and none is unhandled. */
  idle(): Promise<void>;
  /** Refuse further events, and finish those being handled. */
  stop(): Promise<void>;
}

const PATIENCE = 30_000;
const SWEEP_EVERY = 15_000;

/** So many starts may find the same event unhandled; then it is taken for the cause of the crashes. */
const STARTS = 5;

export function createInbox(options: InboxOptions): Inbox {
  const { database } = options;
  const lanes = createLanes();
  const queue = queueOf(options);
  const sweep = () => sweepOpen(options, queue);
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  return {
    receive: async (event) => {
      if (stopping) throw new Error('the bot is stopping: deliver the event again later');
      const placed = event.kind === 'recall' ? await placeRecall(options, event) : event;
      // In the order in which they came, whatever the look-ups take.
      await lanes.run(keyOf(placed), () => ingestEvent(options, placed));
      queue.wake(keyOf(placed));
      return options.acknowledge?.(placed);
    },
    start: async () => {
      const suspects = await database.write((tx) => countInterrupted(tx, STARTS));
      for (const id of suspects) await parkAndReport(options, id, new Error('crash'));
      await wakeOpen(database, queue);
      timer = setInterval(() => void sweep(), SWEEP_EVERY).unref();
    },
    sweep,
    idle: async () => {
      for (;;) {
        await lanes.quiet();
        await queue.quiet();
        if (stopping) return;
        const open = await wakeOpen(database, queue);
        if (open === 0 && lanes.isQuiet() && queue.isQuiet()) return;
      }
    },
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      await lanes.quiet();
      await queue.stop();
    },
  };
}

function queueOf(options: InboxOptions): ConversationQueue {
  return createConversationQueue({
    step: (key) => handleNext(options, conversationOf(key)),
    park: (id, error) => parkAndReport(options, id, error),
    // A handler may read outside its transaction: it must find a connection while all others hold theirs.
    concurrency: Math.max(1, Math.floor((options.database.pool.options.max ?? 2) / 2)),
    patience: options.patience ?? PATIENCE,
  });
}

/** Wake the conversations that have an unhandled event, and return how many there are. */
async function wakeOpen(database: Database, queue: ConversationQueue): Promise<number> {
  const open = await openConversations(database.read);
  for (const conversation of open) queue.wake(nameOf(conversation));
  return open.length;
}

async function sweepOpen({ database, log }: InboxOptions, queue: ConversationQueue): Promise<void> {
  try {
    await wakeOpen(database, queue);
  } catch (error) {
    log.warn(faultOf(error), 'could not look for unhandled events');
  }
}

async function ingestEvent(options: InboxOptions, event: InboundEvent): Promise<void> {
  try {
    await store(options, event);
  } catch (error) {
    const { fault, at } = faultOf(error);
    options.log.error({ event: event.eventId, fault, at }, 'an event could not be stored');
    // The original stays here: adapters and SDKs log what they catch.
    throw new Error(`the event could not be stored (${fault})`);
  }
}

/** A recall stands where its message stood; of one that was never ours only the ids are kept. */
async function placeRecall({ ingest }: InboxOptions, event: RecallEvent): Promise<RecallEvent> {
  const origin = await messageOrigin(ingest.pool, event);
  if (origin === undefined) return event;
  // The schema admits only these two kinds.
  const conversation = { kind: origin.kind as Conversation['kind'], id: origin.id };
  return { ...event, conversation, sender: origin.sender };
}

async function store(options: InboxOptions, event: InboundEvent): Promise<void> {
  const { ingest, clock, checkpoint } = options;
  const verdict = await options.classify(event, ingest.read);
  const key = eventKeyOf(event, clock.now());
  const id = await storeAs(options, verdict, { event, key });
  if (id !== undefined) checkpoint('received');
}

function storeAs(
  { ingest, onSecrecy, onSealed }: InboxOptions,
  verdict: Verdict,
  { event, key }: { readonly event: InboundEvent; readonly key: EventKey },
): Promise<bigint | undefined> {
  const wordlessly = (
    state: 'secrecy' | 'handled',
    deal: (tx: Tx, meta: EventMeta) => Promise<void>,
  ): Promise<bigint | undefined> =>
    ingest.write(async (tx) => {
      const id = await insertWordless(tx, key, state);
      if (id !== undefined) await deal(tx, { id, receivedAt: key.receivedAt });
      return id;
    });
  switch (verdict.kind) {
    case 'secrecy':
      return wordlessly('secrecy', (tx, meta) => onSecrecy(tx, wordless(event), meta));
    case 'sealed':
      return wordlessly('handled', (tx, meta) => onSealed(tx, event, meta));
    case 'chatter':
      return insertEvent(ingest.pool, key, { state: 'chatter' });
    case 'store':
      return insertEvent(ingest.pool, key, { state: 'received', body: event });
  }
}

function wordless(event: InboundEvent): WordlessEvent {
  const { platform, account, eventId, kind, conversation, sender, sentAt } = event;
  const messageId = 'messageId' in event ? event.messageId : undefined;
  const common = { platform, account, eventId, kind, conversation, sender, sentAt };
  return messageId === undefined ? common : { ...common, messageId };
}

function eventKeyOf(event: InboundEvent, receivedAt: Date): EventKey {
  const { conversation, ...rest } = wordless(event);
  return { ...rest, conversationKind: conversation.kind, conversationId: conversation.id, receivedAt };
}

function keyOf({ platform, account, conversation }: InboundEvent): string {
  return nameOf({ platform, account, conversationKind: conversation.kind, conversationId: conversation.id });
}

function nameOf({ platform, account, conversationKind, conversationId }: ConversationKey): string {
  return JSON.stringify([platform, account, conversationKind, conversationId]);
}

function conversationOf(key: string): ConversationKey {
  // Only `nameOf` makes such keys.
  const [platform, account, conversationKind, conversationId] = JSON.parse(key) as [
    string,
    string,
    string,
    string,
  ];
  return { platform, account, conversationKind, conversationId };
}
