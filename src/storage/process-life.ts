import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Logger } from 'pino';
import { faultOf } from './fault.ts';
import {
  addWorkerId,
  buryDeadProcesses,
  insertProcess,
  markStopped,
  renewHeartbeat,
  takeLease,
} from './processes.ts';

export interface ProcessOptions {
  readonly connection: pg.ClientConfig;
  readonly pool: pg.Pool;
  readonly log: Logger;
  /** Other processes were found dead: what they left can be taken up now. */
  readonly onBuried?: () => Promise<void>;
  /** After each heartbeat: the moment to try for leases that another process held. */
  readonly onBeat?: () => Promise<void>;
  /** Others have declared this process dead (it hung): it must let go of everything and start again. */
  readonly onLost: () => void;
  /** Milliseconds between heartbeats; default 10 s. */
  readonly beatEvery?: number;
}

/** This process among those that share the database. */
export interface ProcessLife {
  readonly id: string;
  /** Try to become the one holder of an account's connection. */
  acquire(platform: string, account: string): Promise<boolean>;
  /** Whether this process holds the account's connection and is sure that others know it lives. */
  holds(platform: string, account: string): boolean;
  addWorker(workerId: string): void;
  /** One heartbeat; called by itself regularly. Never throws. */
  beat(): Promise<void>;
  stop(): Promise<void>;
}

const BEAT_EVERY = 10_000;

/**
 * Announce this process to the others. It holds a session advisory lock for as long as it lives, which the server frees
 * milliseconds after a SIGKILL; the heartbeat is for the case that it hangs. The dead are buried at once, before this
 * returns, so that a restart takes up everything without waiting.
 */
export async function openProcess(options: ProcessOptions): Promise<ProcessLife> {
  const { connection, pool, log } = options;
  const id = randomUUID();
  const lockKey = randomBytes(8).readBigInt64BE();
  const leases = new Set<string>();
  let session: pg.Client | undefined = await lockedSession(connection, lockKey, forget);
  await insertProcess(session, id, lockKey);
  await buryDeadProcesses(pool, id);
  let beating: Promise<void> | undefined;
  const timer = setInterval(() => void beat(), options.beatEvery ?? BEAT_EVERY).unref();

  function forget(): void {
    log.warn({ process: id }, 'the connection that shows that this process lives was lost');
    session = undefined;
  }

  function beat(): Promise<void> {
    beating ??= once().finally(() => (beating = undefined));
    return beating;
  }

  async function once(): Promise<void> {
    try {
      session ??= await lockedSession(connection, lockKey, forget);
      if (!(await renewHeartbeat(pool, id))) {
        leases.clear();
        options.onLost();
        return;
      }
      const buried = await buryDeadProcesses(pool, id);
      if (buried.length > 0) await options.onBuried?.();
      await options.onBeat?.();
    } catch (error) {
      log.warn({ process: id, ...faultOf(error) }, 'a heartbeat failed; the next one follows');
    }
  }

  return {
    id,
    acquire: async (platform, account) => {
      const name = nameOf(platform, account);
      if (leases.has(name)) return true;
      const epoch = await takeLease(pool, id, { platform, account });
      if (epoch !== undefined) leases.add(name);
      return epoch !== undefined;
    },
    holds: (platform, account) => session !== undefined && leases.has(nameOf(platform, account)),
    addWorker: (workerId) => {
      addWorkerId(pool, id, workerId).catch((error: unknown) => {
        log.warn({ process: id, ...faultOf(error) }, 'a worker could not be noted');
      });
    },
    beat,
    stop: async () => {
      clearInterval(timer);
      await beating;
      leases.clear();
      await markStopped(pool, id);
      await session?.end();
    },
  };
}

async function lockedSession(
  connection: pg.ClientConfig,
  lockKey: bigint,
  onEnd: () => void,
): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, application_name: 'jianyi-bot life', keepAlive: true });
  let isLocked = false;
  client.on('error', () => {
    if (isLocked) onEnd();
  });
  await client.connect();
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
    lockKey.toString(),
  ]);
  if (rows[0]?.locked !== true) {
    // The server has not noticed yet that the former session is gone; or somebody is just looking.
    await client.end();
    throw new Error('the lock of this process is still taken');
  }
  isLocked = true;
  return client;
}

function nameOf(platform: string, account: string): string {
  return JSON.stringify([platform, account]);
}
