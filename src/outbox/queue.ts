import { EventEmitter } from 'node:events';
import {
  Logger as GraphileLogger,
  run,
  runMigrations,
  type Runner,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
import { openPool, withClient } from '../storage/connect.ts';
import { accountFlag, type ConversationKey, DELIVER } from '../storage/outbox.ts';

/** Of our own: graphile-worker's way out of two migrations at once is to sleep and try again. */
const QUEUE_MIGRATION_LOCK = 72_707_370;

/** Deliveries at once; each waits for a platform most of its time and holds no connection meanwhile. */
const CONCURRENCY = 8;
/** One of them listens for notifications. */
const CONNECTIONS = 9;

export interface QueueOptions {
  readonly connection: pg.ClientConfig;
  readonly log: Logger;
  readonly deliver: (conversation: ConversationKey) => Promise<void>;
  /** What else is done by jobs, by task; each gets the payload it was added with. */
  readonly tasks?: Readonly<Record<string, (payload: unknown) => Promise<void>>>;
  /** Accounts whose connection another process holds: their jobs are left to it. */
  readonly foreign: () => readonly { readonly platform: string; readonly account: string }[];
  /** Told the id that locks the jobs of this process, so that others can free them when it dies. */
  readonly onWorker?: (workerId: string) => void;
}

export interface Queue {
  stop(): Promise<void>;
}

/** Bring graphile-worker's tables up to date. Must have run before anything is enqueued. */
export async function migrateQueue(connection: pg.ClientConfig, log: Logger): Promise<void> {
  const pool = openQueuePool(connection, 2, log);
  try {
    await withClient(connection, async (client) => {
      await client.query('select pg_advisory_lock($1)', [QUEUE_MIGRATION_LOCK]);
      await runMigrations({ pgPool: pool, logger: quiet(log) });
    });
  } finally {
    await pool.end();
  }
}

/** Start the workers. They wake by LISTEN/NOTIFY, and look every two seconds in case a notification was lost. */
export async function startQueue({
  connection,
  log,
  deliver,
  tasks = {},
  foreign,
  onWorker,
}: QueueOptions): Promise<Queue> {
  const pool = openQueuePool(connection, CONNECTIONS, log);
  // The emitter carries graphile-worker's events and nothing else.
  const events = new EventEmitter() as WorkerEvents;
  // Jobs are locked by the pool, whichever of its workers runs them.
  events.on('pool:create', ({ workerPool }) => onWorker?.(workerPool.id));
  const runner = await run({
    pgPool: pool,
    logger: quiet(log),
    events,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    forbiddenFlags: () => foreign().map(({ platform, account }) => accountFlag(platform, account)),
    taskList: {
      ...tasks,
      // Only our own SQL adds jobs of this task.
      [DELIVER]: (payload) => deliver(payload as ConversationKey),
    },
  });
  return { stop: () => stopped(runner, pool) };
}

function openQueuePool(connection: pg.ClientConfig, max: number, log: Logger): pg.Pool {
  const pool = openPool(connection, {
    max,
    applicationName: 'jianyi-bot queue',
    log: (event, message) => {
      log.warn(event, message);
    },
  });
  return pool;
}

async function stopped(runner: Runner, pool: pg.Pool): Promise<void> {
  await runner.stop();
  await pool.end();
}

/** What a job failed of is told by us, without its message; of the rest only warnings matter. */
function quiet(log: Logger): GraphileLogger {
  return new GraphileLogger(() => (level, _message, meta) => {
    if (level === 'error' || level === 'warning')
      log.warn({ queue: Object.keys(meta ?? {}) }, 'the job queue reports');
  });
}
