import { randomUUID } from 'node:crypto';
import { join, relative } from 'node:path';
import pg from 'pg';
import { withClient } from './connect.ts';
import { hasChecksum, readMigrations } from './migration-folder.ts';
import type { Migration } from './migration-folder.ts';
import { lineAt, statementsOf } from './sql-statements.ts';

/** The lock that Prisma's own tools take, so that theirs and ours never migrate at the same time. */
const PRISMA_LOCK = 72707369;

/** Prisma's own statement: `prisma migrate deploy` finds what it would have made. */
const CREATE_HISTORY = `
  CREATE TABLE "_prisma_migrations" (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
  )`;

export interface MigrateOptions {
  readonly connection: pg.ClientConfig;
  /** Holds `<timestamp>_<name>/migration.sql`. */
  readonly folder: string;
}

/**
 * Bring the database up to date and return the names of the migrations that were applied now.
 *
 * Each runs in one transaction together with its record, so a failed one leaves nothing behind; its error
 * names file and line. Several processes may call this at once: one works, the others wait and find
 * nothing left to do. Throws when the database is not ours, was made by a newer program, or when a migration
 * that was already applied has been edited.
 */
export async function applyMigrations({
  connection,
  folder,
}: MigrateOptions): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder);
  return withClient(connection, async (client) => {
    // The lock ends with the session, also when this process is killed.
    await client.query('select pg_advisory_lock($1)', [PRISMA_LOCK]);
    // Whatever the role or the URL says: a limit meant for questions must not break off a migration.
    await client.query('set statement_timeout = 0');
    await prepareHistory(client);
    const done = await finished(client, migrations);

    const applied: string[] = [];
    for (const migration of migrations.filter(({ name }) => !done.has(name))) {
      await apply(client, migration);
      applied.push(migration.name);
    }
    return { applied };
  });
}

async function prepareHistory(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      order by c.relname`,
  );
  const names = rows.map(({ name }) => name);
  if (names.includes('_prisma_migrations')) return;
  if (names.length > 0) {
    throw new Error(
      `the database ${client.database ?? ''} already has tables of another program ` +
        `(${names.slice(0, 3).join(', ')}): ` +
        'create an empty database and put its name into DATABASE_URL',
    );
  }
  await client.query(CREATE_HISTORY);
}

/** Return the names that are applied, after checking that history and folder tell the same story. */
async function finished(client: pg.Client, migrations: readonly Migration[]): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string; checksum: string; isFinished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as "isFinished"
       from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
  for (const { name, checksum, isFinished } of rows) {
    const migration = migrations.find((candidate) => candidate.name === name);
    if (migration === undefined) throw new Error(newerDatabase(name));
    if (!isFinished) throw new Error(halfApplied(name));
    if (!hasChecksum(migration, checksum)) throw new Error(edited(migration));
  }
  return new Set(rows.map(({ name }) => name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  refuseOwnTransaction(migration);
  let completed = 0;
  const count = () => (completed += 1);
  await client.query('begin');
  client.connection.on('commandComplete', count);
  try {
    await client.query(migration.sql);
  } catch (error) {
    const line = lineOf(error, migration.sql, completed);
    await client.query('rollback').catch(() => undefined);
    throw failed(migration, line, error);
  } finally {
    client.connection.off('commandComplete', count);
  }
  await client.query(
    `insert into _prisma_migrations
       (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), migration.checksum, migration.name],
  );
  // Deferred constraints speak only now.
  await client.query('commit').catch((error: unknown) => {
    throw failed(migration, undefined, error);
  });
}

/** A `commit` in the file would end our transaction half-way, and what failed after it would stay. */
function refuseOwnTransaction({ sql, file }: Migration): void {
  const found = statementsOf(sql).find(({ text }) =>
    /^(begin|start\s+transaction|commit|rollback|end|abort)\b(?!\s+atomic)/i.test(text),
  );
  if (found === undefined) return;
  throw new Error(
    `${shown(file)}:${String(found.line)}: a migration runs in one transaction already; ` +
      `remove "${found.text}"`,
  );
}

/**
 * PostgreSQL gives a position (in characters, from 1) for some errors; for the others, count what was done.
 */
function lineOf(error: unknown, sql: string, completed: number): number | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined;
  if (error.position === undefined) return statementsOf(sql)[completed]?.line;

  const before = Array.from(sql).slice(0, Number(error.position) - 1);
  return lineAt(before.join(''), Infinity);
}

function failed({ file, name }: Migration, line: number | undefined, cause: unknown): Error {
  const place = line === undefined ? shown(file) : `${shown(file)}:${String(line)}`;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(
    `${place}: the migration ${name} failed: ${reason}. Nothing of it was kept, the data is as before: ` +
      'correct what the message names (a migration that nobody has applied may be edited) and start again, ' +
      'or go back to the version of the program that ran before',
    { cause },
  );
}

function newerDatabase(name: string): string {
  return (
    `the database is newer than this program: it has the migration ${name}, which the program does ` +
    'not know. Start the version of the program that was used last, or a later one'
  );
}

function halfApplied(name: string): string {
  return (
    `the migration ${name} was begun by another tool and not finished: look at the database, ` +
    `then mark it with "prisma migrate resolve --rolled-back ${name}" or "--applied ${name}"`
  );
}

function edited({ file }: Migration): string {
  return (
    `${shown(file)}: this migration was changed after it had been applied to the database. ` +
    'Restore the file as it was, and put the change into a new migration (npm run db:migration -- name)'
  );
}

function shown(file: string): string {
  const short = relative(process.cwd(), file);
  return short.startsWith('..') ? file : join(short);
}
