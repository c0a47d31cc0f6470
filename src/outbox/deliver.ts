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
import type { DrawPicture } from './content.ts';
import { deliverHead, type DrainDeps } from './drain.ts';
import { createDrains, type Drains } from './drains.ts';
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
  /** Draws the pictures that are queued as data. */
  readonly draw: DrawPicture;
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
  /** Other jobs of the same queue, by task. */
  readonly tasks?: Readonly<Record<string, (payload: unknown) => Promise<void>>>;
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

/** Conversations that `idle` delivers at once. */
const AT_ONCE = 8;

interface Account {
  readonly platform: PlatformName;
  readonly account: string;
}

/**
 * The outbox of this process. Messages of one conversation leave in the order of their sequence; conversations do not
 * wait for each other. A job only says "look at this conversation": what is to be sent, and when, stands in
 * `outbox_message` alone, so a lost or repeated job does no harm.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { database, clock } = options;
  const sweep = () => sweepDue(options);
  const alarm = createAlarm(clock, sweep);
  const deps = drainDeps(options, (until) => {
    alarm.at(until);
  });
  const drains = createDrains((conversation) => deliverHead(deps, conversation));
  let queue: Queue | undefined;
  return {
    start: async () => {
      await migrateQueue(options.connection, options.log);
      queue = await startDeliveries(options, drains);
      await sweep();
      alarm.start();
    },
    sweep,
    idle: async () => {
      for (;;) {
        await drains.quiet();
        if (drains.isStopped()) return;
        const waiting = await due(options);
        if (waiting.length === 0 && drains.isQuiet()) return;
        // Faster than waiting for the jobs, which then find nothing left to do.
        await Promise.all(waiting.slice(0, AT_ONCE).map((conversation) => drains.run(conversation)));
      }
    },
    nextDue: () => nextDueMessage(database.read, clock.now()),
    stop: async () => {
      alarm.stop();
      const stopped = drains.stop();
      await queue?.stop();
      await stopped;
    },
  };
}

function drainDeps(options: OutboxOptions, onWait: (until: Date) => void): DrainDeps {
  return {
    ...options,
    onWait,
    limiter: createLimiter(options.limits ?? SEND_LIMITS),
    platformOf: (name, account) =>
      options.platforms.find(
        (platform) =>
          platform.name === name && platform.account === account && options.holds(platform.name, account),
      ),
  };
}

function startDeliveries(options: OutboxOptions, drains: Drains): Promise<Queue> {
  const { connection, log, onWorker, tasks } = options;
  return startQueue({
    connection,
    log,
    deliver: async (conversation) => {
      try {
        await drains.run(conversation);
      } catch (error) {
        log.error(faultOf(error), 'a delivery broke off; it is tried again');
        // graphile-worker stores what a job throws: not the original, whose message may repeat what it was given.
        throw new Error(faultOf(error).fault);
      }
    },
    foreign: () => accounts(options).filter(({ platform, account }) => !options.holds(platform, account)),
    ...(tasks === undefined ? {} : { tasks }),
    ...(onWorker === undefined ? {} : { onWorker }),
  });
}

function accounts({ platforms }: OutboxOptions): Account[] {
  return platforms.map(({ name, account }) => ({ platform: name, account }));
}

function due(options: OutboxOptions): Promise<ConversationKey[]> {
  const held = accounts(options).filter(({ platform, account }) => options.holds(platform, account));
  if (held.length === 0) return Promise.resolve([]);
  return dueConversations(options.database.read, held, options.clock.now());
}

async function sweepDue(options: OutboxOptions): Promise<void> {
  try {
    await addDeliveryJobs(options.database.read, await due(options));
  } catch (error) {
    // The alarm rings again; what is due is not lost.
    options.log.warn(faultOf(error), 'could not look for messages that are due');
  }
}
