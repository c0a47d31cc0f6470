import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { connectionFrom, createDatabase, dropDatabase, type LogEvent, urlOf } from '../../storage/connect.ts';
import { startEmbeddedPostgres } from '../../storage/postgres/embedded.ts';

export interface ThrowAwayDatabase {
  readonly connection: pg.ClientConfig;
  /** For files that belong to this rehearsal. */
  readonly folder: string;
  /** How to open it afterwards, one line each. */
  readonly howToOpen: readonly string[];
  /** Stop what runs and remove everything. */
  remove(): Promise<void>;
  /** Stop what runs and keep the data. */
  leave(): Promise<void>;
}

/**
 * The data need not survive a power cut, only the death of the bot, and that they do: what is committed is in the
 * server's memory at least. The rest keeps a server for one user small and quick to stop.
 */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  shared_buffers: '32MB',
  max_connections: '40',
  autovacuum: 'off',
} as const;

/** Return an empty database of its own: on the server of `databaseUrl`, or on one started for it alone. */
export async function openThrowAwayDatabase(databaseUrl: string | undefined, log: LogEvent): Promise<ThrowAwayDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'rehearsal-'));
  // As root the server runs as somebody else, who must get through to its own folder inside.
  await chmod(folder, 0o755);
  try {
    return databaseUrl === undefined ? await ownServer(folder, log) : await onServer(databaseUrl, folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function ownServer(folder: string, log: LogEvent): Promise<ThrowAwayDatabase> {
  const server = await startEmbeddedPostgres({ dataDir: folder, log, settings: SETTINGS });
  return {
    connection: server.connection,
    folder,
    howToOpen: [
      `the data folder is kept in ${folder}`,
      `start its server:  DATA_DIR=${folder} npm start   (it is then an ordinary bot on the kept data)`,
      `or PostgreSQL alone:  pg_ctl -D ${join(folder, 'postgres', 'cluster')} -o "-p ${String(server.port)} -h ${server.host}" start`,
      `and open it:  psql ${urlOf(server.connection)}`,
    ],
    leave: async () => server.stop(),
    async remove() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(databaseUrl: string, folder: string): Promise<ThrowAwayDatabase> {
  const server = connectionFrom(databaseUrl);
  const database = `rehearsal_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(server, database);
  const connection = { ...server, database };
  return {
    connection,
    folder,
    howToOpen: [`the database is kept; open it:  psql ${urlOf(connection)}`],
    leave: async () => Promise.resolve(),
    async remove() {
      await dropDatabase(server, database);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
