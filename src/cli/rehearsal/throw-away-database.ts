import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { connectionFrom, createDatabase, dropDatabase, type LogEvent, urlOf } from '../../storage/connect.ts';
import { accountFor } from '../../storage/postgres/account.ts';
import { findBinaries } from '../../storage/postgres/binaries.ts';
import { startEmbeddedPostgres } from '../../storage/postgres/embedded.ts';
import { defaultOutside } from '../../storage/postgres/place.ts';
import { clusterIn } from './orphan.ts';

export interface ThrowAwayDatabase {
  readonly connection: pg.ClientConfig;
  /** For files that belong to this rehearsal. */
  readonly folder: string;
  /** How to open it afterwards, one line each. */
  howToOpen(): Promise<readonly string[]>;
  /** The server runs for this rehearsal alone. */
  readonly ownServer: boolean;
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
export async function openThrowAwayDatabase(
  databaseUrl: string | undefined,
  log: LogEvent,
): Promise<ThrowAwayDatabase> {
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
    ownServer: true,
    howToOpen: async () => [
      `the database is kept in ${folder}; start its server and open it:`,
      `  ${await startCommand(folder, server)}`,
      `  psql ${urlOf(server.connection)}`,
    ],
    leave: async () => server.stop(),
    async remove() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The server's own program; where root started it, the files belong to the account that it runs as. */
async function startCommand(
  folder: string,
  { host, port }: { readonly host: string; readonly port: number },
) {
  const cluster = clusterIn(folder);
  const account = await accountFor([cluster]);
  const { pgCtl } = await findBinaries(account, defaultOutside());
  const user = account === undefined ? '' : `sudo -u '#${String(account.uid)}' `;
  return `${user}${pgCtl} -D ${cluster} -o "-p ${String(port)} -h ${host}" -l ${join(cluster, 'log')} start`;
}

async function onServer(databaseUrl: string, folder: string): Promise<ThrowAwayDatabase> {
  const server = connectionFrom(databaseUrl);
  const database = `rehearsal_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(server, database);
  const connection = { ...server, database };
  return {
    connection,
    folder,
    ownServer: false,
    howToOpen: async () => Promise.resolve([`the database is kept; open it:  psql ${urlOf(connection)}`]),
    leave: async () => Promise.resolve(),
    async remove() {
      await dropDatabase(server, database);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
