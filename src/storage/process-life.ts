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
  readonly holds: (platform: string, account: string) => boolean;
  readonly addWorker: (workerId: string) => void;
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
  const life = new Life(options);
  await life.begin();
  return life;
}

class Life implements ProcessLife {
  readonly id = randomUUID();
  readonly #options: ProcessOptions;
  readonly #lockKey = randomBytes(8).readBigInt64BE();
  readonly #leases = new Set<string>();
  #session: pg.Client | undefined;
  #beating: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ProcessOptions) {
    this.#options = options;
  }

  async begin(): Promise<void> {
    const session = await this.#connect();
    await insertProcess(session, this.id, this.#lockKey);
    await buryDeadProcesses(this.#options.pool, this.id);
    this.#timer = setInterval(() => void this.beat(), this.#options.beatEvery ?? BEAT_EVERY).unref();
  }

  async acquire(platform: string, account: string): Promise<boolean> {
    const name = nameOf(platform, account);
    if (this.#leases.has(name)) return true;
    const epoch = await takeLease(this.#options.pool, this.id, { platform, account });
    if (epoch !== undefined) this.#leases.add(name);
    return epoch !== undefined;
  }

  readonly holds = (platform: string, account: string): boolean =>
    this.#session !== undefined && this.#leases.has(nameOf(platform, account));

  readonly addWorker = (workerId: string): void => {
    addWorkerId(this.#options.pool, this.id, workerId).catch((error: unknown) => {
      this.#options.log.warn({ process: this.id, ...faultOf(error) }, 'a worker could not be noted');
    });
  };

  beat(): Promise<void> {
    this.#beating ??= this.#beatOnce().finally(() => (this.#beating = undefined));
    return this.#beating;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    this.#leases.clear();
    await markStopped(this.#options.pool, this.id);
    await this.#session?.end();
  }

  async #beatOnce(): Promise<void> {
    const { pool, log, onLost, onBuried, onBeat } = this.#options;
    try {
      if (this.#session === undefined) await this.#connect();
      if (!(await renewHeartbeat(pool, this.id))) {
        this.#leases.clear();
        onLost();
        return;
      }
      const buried = await buryDeadProcesses(pool, this.id);
      if (buried.length > 0) await onBuried?.();
      await onBeat?.();
    } catch (error) {
      log.warn({ process: this.id, ...faultOf(error) }, 'a heartbeat failed; the next one follows');
    }
  }

  async #connect(): Promise<pg.Client> {
    const { connection, log } = this.#options;
    const session = await lockedSession(connection, this.#lockKey, () => {
      log.warn({ process: this.id }, 'the connection that shows that this process lives was lost');
      this.#session = undefined;
    });
    this.#session = session;
    return session;
  }
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
