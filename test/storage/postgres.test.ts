import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../../src/storage/connect.ts';
import { packageFor } from '../../src/storage/postgres/binaries.ts';
import { startEmbeddedPostgres } from '../../src/storage/postgres/embedded.ts';
import type { EmbeddedPostgres } from '../../src/storage/postgres/embedded.ts';
import { startPostgresProcess } from '../support/postgres-process.ts';

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let dataDir: string;
  let outside: string;
  let opened: EmbeddedPostgres[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jianyi-代表 建议-'));
    await chmod(folder, 0o755);
    dataDir = join(folder, 'data');
    outside = join(folder, 'outside');
    opened = [];
  });
  afterEach(async () => {
    for (const server of opened) await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (where = dataDir) => {
    const server = await startEmbeddedPostgres({
      dataDir: where,
      outside,
      log: () => undefined,
      settings: { fsync: 'off' },
    });
    opened.push(server);
    return server;
  };
  const ask = ({ connection }: EmbeddedPostgres, sql: string) =>
    withClient(connection, async (client) => {
      const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
      return rows.flat();
    });
  const home = () => join(dataDir, 'postgres');
  const pidFile = () => join(home(), 'cluster', 'postmaster.pid');
  const pid = async () => Number.parseInt(await readFile(pidFile(), 'utf8'), 10);

  it('makes a database that knows Chinese, keeps UTC, and listens to this machine only', async () => {
    const server = await start();

    expect(
      await ask(
        server,
        `select getdatabaseencoding(), current_setting('TimeZone'), current_setting('listen_addresses'),
                current_setting('unix_socket_directories'), current_setting('password_encryption'),
                (select datctype from pg_database where datname = current_database()), current_database()`,
      ),
    ).toEqual(['UTF8', 'UTC', '127.0.0.1', '', 'scram-sha-256', 'C.UTF-8', 'jianyi']);
    await ask(server, 'create extension pg_trgm');
    expect(await ask(server, `select cardinality(show_trgm('建议'))`)).toEqual([3]);
    expect(server.notes).toEqual([]);
  });

  it('asks for the password, which is random and readable to its owner only', async () => {
    const server = await start();
    const client = new pg.Client({ ...server.connection, password: 'guessed' });

    await expect(client.connect()).rejects.toThrow(/password authentication failed/);
    expect(server.password).toHaveLength(32);
    expect((await stat(join(home(), 'password'))).mode & 0o777).toBe(0o600);
  });

  it('writes no statement, error or value into its log', async () => {
    const server = await start();
    await ask(server, 'create table kept (word text unique)');
    await ask(server, `insert into kept values ('机密')`);

    await expect(ask(server, `insert into kept values ('机密')`)).rejects.toThrow(/duplicate key/);
    await expect(ask(server, `select '机密'::int`)).rejects.toThrow(/机密/);

    expect(await readFile(join(home(), 'server.log'), 'utf8')).not.toMatch(/机密|kept/);
  });

  it('finds its data again after a stop', async () => {
    const first = await start();
    await ask(first, `create table kept as select '水务局' as name`);
    await first.stop();
    await expect(pid()).rejects.toThrow();

    expect(await ask(await start(), 'select name from kept')).toEqual(['水务局']);
  });

  it('joins the server that a killed process left behind, and stops it in the end', async () => {
    const killed = await startPostgresProcess(dataDir, outside);
    const leftBehind = await pid();
    await killed.kill();

    const next = await start();
    expect([next.port, await pid()]).toEqual([killed.port, leftBehind]);
    await next.stop();
    await expect(pid()).rejects.toThrow();
  });

  it('shares one server between processes that start together; the last one stops it', async () => {
    const [here, there, third] = await Promise.all([
      start(),
      startPostgresProcess(dataDir, outside),
      start(),
    ]);
    expect([there.port, third.port]).toEqual([here.port, here.port]);

    await here.stop();
    await there.stop();
    expect(await ask(third, 'select 1')).toEqual([1]);
    await third.stop();
    await expect(pid()).rejects.toThrow();
  });

  it('repairs itself after the server was killed, also when a stranger has its number now', async () => {
    const first = await start();
    await ask(first, `create table kept as select '交通局' as name`);
    const text = await readFile(pidFile(), 'utf8');
    const killed = await pid();
    process.kill(killed, 'SIGKILL');
    await first.stop();
    await expect.poll(() => isRunning(killed)).toBe(false);
    await writeFile(pidFile(), text.replace(/^\d+/, String(process.ppid)));

    expect(await ask(await start(), 'select name from kept')).toEqual(['交通局']);
  });

  it('gives a data folder that was copied while in use a server of its own', async () => {
    const original = await start();
    const copy = join(folder, 'copy');
    await ask(original, 'checkpoint');
    await cp(dataDir, copy, { recursive: true, filter: (path) => !path.endsWith('postgres.lock') });
    if (process.getuid?.() === 0) await own(copy, join(home(), 'cluster'));

    const copied = await start(copy);
    expect(copied.port).not.toBe(original.port);
    expect(await ask(original, 'select 1')).toEqual([1]);
  });

  it('takes up a set-up that was killed half-way', async () => {
    await mkdir(join(home(), 'cluster.unfinished', 'base'), { recursive: true });

    expect(await ask(await start(), 'select 1')).toEqual([1]);
  });

  it('refuses what it could only lose: a foreign folder, another version, a missing password', async () => {
    await mkdir(join(home(), 'cluster'), { recursive: true });
    await expect(start()).rejects.toThrow(/is not a PostgreSQL data folder/);
    await rm(join(home(), 'cluster'), { recursive: true });

    await (await start()).stop();
    const version = join(home(), 'cluster', 'PG_VERSION');
    await writeFile(version, '17\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 17, this program brings 18/);
    await writeFile(version, '18\n');

    await rename(join(home(), 'password'), join(folder, 'password'));
    await expect(start()).rejects.toThrow(/password is missing: restore it from the backup/);
  });

  it('names the remedy on a platform without programs', () => {
    expect(() => packageFor('linux-loong64')).toThrow(/linux-loong64: set DATABASE_URL/);
  });

  // Only root hands the server to another user; continuous integration runs these tests as root and as a
  // user.
  if (process.getuid?.() === 0) {
    it('as root, puts what its user cannot reach into a folder outside, and says so', async () => {
      await chmod(folder, 0o700);
      outside = await mkdtemp(join(tmpdir(), 'jianyi-outside-'));
      await chmod(outside, 0o755);
      const first = await start();
      await ask(first, `create table kept as select '教育局' as name`);
      expect(first.notes.join()).toContain(outside);
      await first.stop();

      const second = await start();
      expect(await ask(second, 'select name from kept')).toEqual(['教育局']);
      expect(second.notes).toEqual(first.notes);
      await second.stop();
      await rm(outside, { recursive: true });
      await expect(start()).rejects.toThrow(/which is missing: restore it from the backup/);
    });
  }
});

function isRunning(number: number): boolean {
  try {
    process.kill(number, 0);
    return true;
  } catch {
    return false;
  }
}

/** Give a copied tree the owner that the original has. */
async function own(tree: string, like: string): Promise<void> {
  const { uid, gid } = await stat(like);
  const { execFile } = await import('node:child_process');
  await new Promise((resolve) => execFile('chown', ['-R', `${String(uid)}:${String(gid)}`, tree], resolve));
  await chmod(join(tree, 'postgres', 'cluster'), 0o700);
}
