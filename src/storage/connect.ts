import pg from 'pg';

export type LogEvent = (event: object, message: string) => void;

export interface PoolOptions {
  readonly max: number;
  /** Shown in `pg_stat_activity`, so that an operator sees who holds a connection. */
  readonly applicationName: string;
  /** Told when an idle connection breaks; without a listener that would end the process. */
  readonly log: LogEvent;
}

/** Return a pool whose sessions all speak UTC, and which survives the loss of a connection. */
export function openPool(connection: pg.ClientConfig, { max, applicationName, log }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({ ...inUtc(connection), max, application_name: applicationName });
  pool.on('error', (error) => log({ code: codeOf(error) }, 'an idle database connection was lost'));
  // A connection that breaks while in use fails its query; without a listener it would also end the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}

/**
 * Return the connection that a `postgresql://` URL describes, as separate fields.
 * Fields and not the URL: where both are given `pg` lets the URL win, and a throw-away database
 * next to the real one could not be opened.
 */
export function connectionFrom(url: string): pg.ClientConfig {
  const { host, port, user, database, password, ssl } = parsed(url);
  const options = new URL(url).searchParams.get('options');
  return {
    host,
    port,
    ...(user === undefined ? {} : { user }),
    ...(database === undefined ? {} : { database }),
    ...(password === undefined || password === null ? {} : { password }),
    ssl,
    ...(options === null ? {} : { options }),
  };
}

/** Return the `postgresql://` URL of a connection given as fields (for tools that accept only a URL). */
export function urlOf({ host, port, user, password, database }: pg.ClientConfig): string {
  const secret = typeof password === 'string' ? `:${encodeURIComponent(password)}` : '';
  const who = `${encodeURIComponent(user ?? '')}${secret}`;
  const where = `${host ?? '127.0.0.1'}:${String(port ?? 5432)}`;
  return `postgresql://${who}@${where}/${encodeURIComponent(database ?? '')}`;
}

/** Create the database `name`, as a copy of `template` when one is given (which nobody may be using). */
export async function createDatabase(
  connection: pg.ClientConfig,
  name: string,
  template?: string,
): Promise<void> {
  const copy = template === undefined ? '' : ` template ${pg.escapeIdentifier(template)}`;
  await withMaintenance(connection, [name, template], (client) =>
    client.query(`create database ${pg.escapeIdentifier(name)}${copy}`),
  );
}

/** Drop the database `name` with whoever is still connected to it; a missing one is no error. */
export async function dropDatabase(connection: pg.ClientConfig, name: string): Promise<void> {
  await withMaintenance(connection, [name], (client) =>
    client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
  );
}

/**
 * Run `work` with a client of its own and close that afterwards, also when the work or the connection fails.
 */
export async function withClient<T>(
  connection: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(inUtc(connection));
  // The query under way reports the loss; this listener only keeps the event from ending the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Prisma's adapter writes instants without an offset, so a session in another zone (a server
 * set to Asia/Shanghai) would store them eight hours off. The start-up packet is the one place that holds
 * for every session of a pool.
 */
function inUtc(connection: pg.ClientConfig): pg.ClientConfig {
  const given = connection.options === undefined ? '' : `${connection.options} `;
  return { ...connection, options: `${given}-c TimeZone=UTC` };
}

/** Creating, copying and dropping must be asked from another database than the one concerned. */
async function withMaintenance(
  connection: pg.ClientConfig,
  busy: readonly (string | undefined)[],
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const database = busy.includes(connection.database) ? 'postgres' : connection.database;
  await withClient({ ...connection, ...(database === undefined ? {} : { database }) }, work);
}

function parsed(url: string): pg.Client {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    // The URL itself is not repeated: it may hold the password.
    throw new Error(
      'DATABASE_URL is not a PostgreSQL address; it looks like ' +
        'postgresql://user:password@host:5432/database, ' +
        'with special characters of the password percent-encoded',
    );
  }
  return new pg.Client({ connectionString: url });
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
