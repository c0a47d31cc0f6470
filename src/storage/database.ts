import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import type { Logger } from 'pino';
import { type CivilDate, fromUtcMidnight, utcMidnight } from '../domain/calendar/civil-date.ts';
import { openPool } from './connect.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';

/** A transaction, or the whole database for plain reads: what use cases load from and save to. */
export type Tx = Prisma.TransactionClient;

export interface Database {
  readonly prisma: PrismaClient;
  /** The pool beneath `prisma`, for the hot paths. */
  readonly pool: pg.Pool;
  /** For reads that need no transaction. */
  readonly read: Tx;
  /** Run `work` in one transaction (READ COMMITTED); whatever it throws rolls everything back. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections at most. A transaction holds one for as long as it runs. */
  readonly max: number;
  readonly log: Logger;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName?: string;
}

/** How long a transaction may wait for a connection, and how long it may run, in milliseconds. */
const LIMITS = { maxWait: 10_000, timeout: 30_000 };

/** Return Prisma on one `pg` pool whose sessions speak UTC. Connects with the first query, not before. */
export function openDatabase(connection: pg.ClientConfig, options: DatabaseOptions): Database {
  const pool = openPool(connection, {
    max: options.max,
    applicationName: options.applicationName ?? 'jianyi-bot',
    log: (event, message) => {
      options.log.warn(event, message);
    },
  });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    read: prisma,
    write: (work) => prisma.$transaction(work, LIMITS),
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Return the date as a `date` column takes it. */
export function dateColumn(date: CivilDate): Date {
  return utcMidnight(date);
}

/** Return the date that a `date` column gave. */
export function civilColumn(column: Date): CivilDate {
  return fromUtcMidnight(column);
}
