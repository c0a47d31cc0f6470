import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { createDatabase, withClient } from '../connect.ts';
import type { LogEvent } from '../connect.ts';
import { findBinaries } from './binaries.ts';
import { openCluster, SUPERUSER } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { takeLock } from './lock.ts';
import { choosePlace, defaultOutside } from './place.ts';
import type { Postmaster } from './postmaster.ts';
import { HOST, startServer, stopServer, untilReady } from './server.ts';
import type { Running } from './server.ts';

export interface EmbeddedOptions {
  /** Holds everything the bot keeps; made when missing. The server's part is `postgres` below it. */
  readonly dataDir: string;
  readonly log: LogEvent;
  /** PostgreSQL settings beside ours, `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where root puts what the server's account cannot reach below `dataDir`. */
  readonly outside?: string;
}

export interface EmbeddedPostgres {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: 'jianyi';
  /** The same five facts in the form that `pg` takes, with TLS off whatever PGSSLMODE says. */
  readonly connection: pg.ClientConfig;
  /** Sentences the operator should read at start. */
  readonly notes: readonly string[];
  /** Stop the server, unless another process of the bot still uses it. */
  stop(): Promise<void>;
}

const DATABASE = 'jianyi';
/**
 * One open session per process under this name: it tells who is left when a process wants to stop the server.
 */
const HOLDER = 'jianyi-bot holder';

/**
 * Start the PostgreSQL that comes with the bot, or join the one that already serves this data folder: a bot
 * that was killed leaves its server running, and a second process on the same folder shares it.
 * Throws with the remedy when the platform has none (set DATABASE_URL), or the folder is not ours.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  await mkdir(options.dataDir, { recursive: true });
  // One spelling for all processes, whatever link or relative path they came by.
  const dataDir = await realpath(options.dataDir);
  const lockFile = join(dataDir, 'postgres.lock');
  const release = await takeLock(lockFile);
  try {
    const running = await prepare(dataDir, options);
    const postmaster = (await joinServer(running)) ?? (await startServer(running));
    const connection = connectionTo(postmaster, running.cluster);
    await ensureDatabase(connection);
    const holder = await hold(connection, running.log);
    return handle({ running, postmaster, connection, holder, lockFile });
  } finally {
    await release();
  }
}

async function prepare(dataDir: string, { log, settings, outside }: EmbeddedOptions): Promise<Running> {
  const place = await choosePlace({ dataDir, outside: outside ?? defaultOutside() });
  const binaries = await findBinaries(place.account, place.copyFolder);
  const cluster = await openCluster(binaries, place, settings?.['fsync'] === 'off' ? 'throwaway' : 'kept');
  return { place, binaries, cluster, settings: settings ?? {}, log };
}

/** Return the server that already serves the folder, if it is worth joining. */
async function joinServer(running: Running): Promise<Postmaster | undefined> {
  const found = await untilReady(running, (postmaster) => postmaster === undefined);
  if (found === undefined) return undefined;

  const { version, folder, holders } = await withClient(
    connectionTo(found, running.cluster),
    introduce,
  ).catch((error: unknown) => {
    throw new Error(strangeServer(running.cluster.folder), { cause: error });
  });
  const served = await realpath(folder).catch(() => undefined);
  if (served !== undefined && served !== (await realpath(running.cluster.folder))) {
    throw new Error(strangeServer(running.cluster.folder));
  }
  // After an update of the bot the old programs are gone from the disk, and with them what the server loads
  // late.
  if (version === running.binaries.version || holders > 0) return found;

  await stopServer(running, found);
  return undefined;
}

async function introduce(client: pg.Client): Promise<{ version: string; folder: string; holders: number }> {
  const { rows } = await client.query<{ version: string; folder: string }>(
    `select current_setting('server_version') as version, current_setting('data_directory') as folder`,
  );
  if (rows[0] === undefined) throw new Error('the server did not say who it is');
  return { ...rows[0], holders: await otherHolders(client) };
}

async function otherHolders(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
      where application_name = $1 and pid <> pg_backend_pid()`,
    [HOLDER],
  );
  return rows[0]?.count ?? 0;
}

async function hold(connection: pg.ClientConfig, log: LogEvent): Promise<pg.Client> {
  const holder = new pg.Client({ ...connection, application_name: HOLDER });
  holder.on('error', (error) =>
    log({ reason: error.message }, 'the embedded PostgreSQL broke off the connection'),
  );
  await holder.connect();
  return holder;
}

async function ensureDatabase(connection: pg.ClientConfig): Promise<void> {
  const { rowCount } = await withClient(connection, (client) =>
    client.query('select from pg_database where datname = $1', [DATABASE]),
  );
  if (rowCount === 0) await createDatabase(connection, DATABASE);
}

function connectionTo({ port }: Postmaster, { password }: Cluster): pg.ClientConfig {
  return { host: HOST, port, user: SUPERUSER, password, database: 'postgres', ssl: false };
}

interface Started {
  readonly running: Running;
  readonly postmaster: Postmaster;
  readonly connection: pg.ClientConfig;
  readonly holder: pg.Client;
  readonly lockFile: string;
}

function handle(started: Started): EmbeddedPostgres {
  const { running, postmaster, connection } = started;
  let stopping: Promise<void> | undefined;
  return {
    host: HOST,
    port: postmaster.port,
    user: SUPERUSER,
    password: running.cluster.password,
    database: DATABASE,
    connection: { ...connection, database: DATABASE },
    notes: running.place.notes,
    stop: () => (stopping ??= leave(started)),
  };
}

async function leave({ running, postmaster, holder, lockFile }: Started): Promise<void> {
  const release = await takeLock(lockFile);
  try {
    // A server that is already gone answers nothing: then there is nobody to ask and nothing to spare.
    const others = await otherHolders(holder).catch(() => 0);
    await holder.end();
    if (others === 0) await stopServer(running, postmaster);
  } finally {
    await release();
  }
}

function strangeServer(folder: string): string {
  return (
    `a PostgreSQL server runs in ${folder} (see postmaster.pid there), but its password is not ` +
    'the one in the data folder, or it serves another folder: stop that server, then start the bot again'
  );
}
