import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../../src/storage/connect.ts';
import { applyMigrations } from '../../src/storage/migrate.ts';
import { createEmptyDatabase } from '../support/postgres.ts';
import type { TestDatabase } from '../support/postgres.ts';

const FIRST = 'create table matter (id int primary key, title text not null);\n';

describe('applying migrations', () => {
  let folder: string;
  let database: TestDatabase;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jianyi-代表 建议-'));
    database = await createEmptyDatabase();
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
    await database.drop();
  });

  const write = async (name: string, sql: string) => {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'migration.sql'), sql);
  };
  const migrate = () => applyMigrations({ connection: database.connection, folder });
  const rows = (sql: string) =>
    withClient(database.connection, async (client) => (await client.query(sql)).rows as unknown[]);
  const history = () => rows('select migration_name, checksum from _prisma_migrations order by 1');

  it('applies what is missing, in order of the names, and records it as Prisma does', async () => {
    await write('20260102000000_second', 'alter table matter add column round int;\n');
    await write('20260101000000_first', FIRST);

    expect(await migrate()).toEqual({ applied: ['20260101000000_first', '20260102000000_second'] });
    expect(await migrate()).toEqual({ applied: [] });
    expect((await history())[0]).toEqual({
      migration_name: '20260101000000_first',
      checksum: createHash('sha256').update(FIRST).digest('hex'),
    });
    const kept =
      'select count(*)::int from _prisma_migrations where finished_at is null or applied_steps_count <> 1';
    expect(await rows(kept)).toEqual([{ count: 0 }]);
  });

  it('applies each migration once when several processes start together', async () => {
    await write('20260101000000_first', FIRST);

    const results = await Promise.all([migrate(), migrate(), migrate(), migrate()]);

    expect(results.flatMap(({ applied }) => applied)).toEqual(['20260101000000_first']);
  });

  const FAILURES = [
    ['a mistake of spelling', 'create table b (id int);\n\n\ncreate tabel c (id int);\n', 4, 'syntax error'],
    [
      'a missing column, after Chinese and 𠮷',
      '-- 代表建议 𠮷\nselect 1;\nselect\n  nothing from matter;\n',
      4,
      'nothing',
    ],
    ['a table that exists', "select ';' as a;\n-- a; b\ncreate table matter ();\n", 3, 'already exists'],
    [
      'a row that breaks a rule',
      'create table b (id int);\ninsert into matter values (1, null);\n',
      2,
      'null value',
    ],
    [
      'an error in a body',
      "select 1;\ndo $$ begin\n  raise exception 'no; never';\nend $$;\n",
      2,
      'no; never',
    ],
    ['a transaction of its own', 'create table b (id int);\ncommit;\nselect 1/0;\n', 2, 'one transaction'],
    [
      'an index built concurrently',
      'select 1;\n\ncreate index concurrently on matter (title);\n',
      3,
      'transaction block',
    ],
  ] as const;

  it.each(FAILURES)(
    'keeps nothing of a migration with %s, and names file and line',
    async (_, sql, line, reason) => {
      await write('20260101000000_first', FIRST);
      await migrate();
      await write('20260102000000_second', sql);

      const file = join('20260102000000_second', `migration.sql:${String(line)}: `);
      const error: unknown = await migrate().catch((caught: unknown) => caught);

      expect(error).toBeInstanceOf(Error);
      expect(String(error)).toContain(file);
      expect(String(error)).toContain(reason);
      expect(await rows(`select to_regclass('b') as b`)).toEqual([{ b: null }]);
      expect(await history()).toHaveLength(1);
    },
  );

  it('keeps the migrations before a failed one, and goes on from there once it is corrected', async () => {
    await write('20260101000000_first', FIRST);
    await write('20260102000000_second', 'broken');
    await expect(migrate()).rejects.toThrow('20260102000000_second');
    await write('20260102000000_second', 'create table b (id int);');

    expect(await migrate()).toEqual({ applied: ['20260102000000_second'] });
  });

  it('refuses a migration that was edited after it had been applied', async () => {
    await write('20260101000000_first', FIRST);
    await migrate();
    await write('20260101000000_first', `${FIRST}-- one more word\n`);

    await expect(migrate()).rejects.toThrow(/was changed after it had been applied/);
  });

  it('takes no notice of line ends that git changed', async () => {
    await write('20260101000000_first', FIRST);
    await migrate();
    await write('20260101000000_first', FIRST.replaceAll('\n', '\r\n'));

    expect(await migrate()).toEqual({ applied: [] });
  });

  it('refuses a database that a newer program has migrated', async () => {
    await write('20260101000000_first', FIRST);
    await write('20260102000000_second', 'create table b (id int);');
    await migrate();
    await rm(join(folder, '20260102000000_second'), { recursive: true });

    await expect(migrate()).rejects.toThrow(
      /newer than this program: it has the migration 20260102000000_second/,
    );
  });

  it('refuses a database in which another tool left a migration half-way', async () => {
    await write('20260101000000_first', FIRST);
    await migrate();
    await rows(`update _prisma_migrations set finished_at = null`);

    await expect(migrate()).rejects.toThrow(/prisma migrate resolve/);
  });

  it('refuses a database with the tables of another program', async () => {
    await write('20260101000000_first', FIRST);
    await rows('create table letters (id int)');

    await expect(migrate()).rejects.toThrow(/tables of another program \(letters\)/);
  });
});
