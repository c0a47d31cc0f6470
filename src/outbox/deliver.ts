import type pg from 'pg';
import type { Logger } from 'pino';
import type { Clock } from '../chat/clock.ts';
import type { PlatformName } from '../chat/message.ts';
import type { Platform } from '../chat/platform.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { Database, Tx } from '../storage/database.ts';
import { faultOf } from '../storage/fault.ts';
import {
  addDeliveryJobs,
  type ConversationKey,
  dueConversations,
  nextDueMessage,
  type OutboxRow,
} from '../storage/outbox.ts';
import { createAlarm } from './alarm.ts';
import { deliverHead, type DrainDeps } from './drain.ts';
import { migrateQueue, type Queue, startQueue } from './queue.ts';
import { createLimiter, type PlatformLimits, SEND_LIMITS } from './send-limits.ts';

export interface OutboxOptions {
  readonly database: Database;
  readonly connection: pg.ClientConfig;
  readonly clock: Clock;
  readonly calendar: WorkingCalendar;
  readonly log: Logger;
  readonly platforms: readonly Platform[];
  /** Called when a message was delivered and its receipt is stored. */
  readonly checkpoint: (point: 'sent') => void;
  /**
   * A message was given up (`row.state` failed) or its fate is unknown (uncertain). Whoever reports this by a message
   * must not do so for the reports themselves (`row.template`).
   */
  readonly onPermanentFailure: (tx: Tx, row: OutboxRow) => Promise<void>;
  /** A message was dropped: a guard has moved on (`row.failure` overtaken), or its time is over (expired). */
  readonly onDropped?: (tx: Tx, row: OutboxRow) => Promise<void>;
  /** Whether this process holds the account's connection: only then it delivers there. */
  readonly holds: (platform: PlatformName, account: string) => boolean;
  readonly onWorker?: (workerId: string) => void;
  readonly limits?: Readonly<Record<PlatformName, PlatformLimits>>;
}

export interface Outbox {
  start(): Promise<void>;
  /** Add jobs for the conversations that have something due. */
  sweep(): Promise<void>;
  /** Resolve when nothing due at `clock.now()` is undelivered, except what waits for a later attempt. */
  idle(): Promise<void>;
  /** The next instant strictly after `clock.now()` at which a message falls due or is tried again. */
  nextDue(): Promise<Date | undefined>;
  /** Finish the sends under way and stop. */
  stop(): Promise<void>;
}

interface Drain {
  readonly done: Promise<void>;
  again: boolean;
}

/** Conversations that `idle` delivers at once. */
const AT_ONCE = 8;

/**
 * The outbox of this process. Messages of one conversation leave in the order of their sequence; conversations do not
 * wait for each other. A job only says "look at this conversation": what is to be sent, and when, stands in
 * `outbox_message` alone, so a lost or repeated job does no harm.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { database, clock, log } = options;
  const drains = new Map<string, Drain>();
  const alarm = createAlarm(clock, () => sweep());
  let queue: Queue | undefined;
  let stopping = false;
  const deps: DrainDeps = {
    ...options,
    limiter: createLimiter(options.limits ?? SEND_LIMITS),
    platformOf: (name, account) =>
      held().find((platform) => platform.name === name && platform.account === account),
    onWait: (until) => {
      alarm.at(until);
    },
  };

  function held(): readonly Platform[] {
    return options.platforms.filter(({ name, account }) => options.holds(name, account));
  }

  /** One drain per conversation; who comes meanwhile makes it look once more. */
  function drain(conversation: ConversationKey): Promise<void> {
    const key = JSON.stringify([
      conversation.platform,
      conversation.account,
      conversation.conversationKind,
      conversation.conversationId,
    ]);
    const running = drains.get(key);
    if (running !== undefined) {
      running.again = true;
      return running.done;
    }
    const fresh: Drain = { again: false, done: Promise.resolve().then(() => empty(key, conversation)) };
    drains.set(key, fresh);
    return fresh.done;
  }

  async function empty(key: string, conversation: ConversationKey): Promise<void> {
    try {
      while (!stopping) {
        if ((await deliverHead(deps, conversation)) === 'next') continue;
        const own = drains.get(key);
        if (own?.again !== true) return;
        own.again = false;
      }
    } finally {
      drains.delete(key);
    }
  }

  function due(): Promise<ConversationKey[]> {
    const accounts = held().map(({ name, account }) => ({ platform: name, account }));
    return accounts.length === 0
      ? Promise.resolve([])
      : dueConversations(database.read, accounts, clock.now());
  }

  async function sweep(): Promise<void> {
    try {
      await addDeliveryJobs(database.read, await due());
    } catch (error) {
      // The alarm rings again; what is due is not lost.
      log.warn(faultOf(error), 'could not look for messages that are due');
    }
  }

  return {
    start: async () => {
      await migrateQueue(options.connection, log);
      queue = await startQueue({
        connection: options.connection,
        log,
        deliver: (conversation) =>
          drain(conversation).catch((error: unknown) => {
            throw reported(log, error);
          }),
        foreign: () =>
          options.platforms
            .filter((platform) => !held().includes(platform))
            .map(({ name, account }) => ({ platform: name, account })),
        ...(options.onWorker === undefined ? {} : { onWorker: options.onWorker }),
      });
      await sweep();
      alarm.start();
    },
    sweep,
    idle: async () => {
      for (;;) {
        await Promise.all([...drains.values()].map(({ done }) => done));
        if (drains.size > 0) continue;
        const waiting = stopping ? [] : await due();
        if (waiting.length === 0 && drains.size === 0) return;
        // Faster than waiting for the jobs, which then find nothing left to do.
        await Promise.all(waiting.slice(0, AT_ONCE).map(drain));
      }
    },
    nextDue: () => nextDueMessage(database.read, clock.now()),
    stop: async () => {
      stopping = true;
      alarm.stop();
      await queue?.stop();
      await Promise.allSettled([...drains.values()].map(({ done }) => done));
    },
  };
}

function reported(log: Logger, error: unknown): Error {
  const { fault, at } = faultOf(error);
  log.error({ fault, at }, 'a delivery broke off; it is tried again');
  return new Error(fault);
}
