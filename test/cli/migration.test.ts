import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockComment } from '../../src/cli/migration/lock-comment.ts';
import { writeMigration } from '../../src/cli/migration/write-migration.ts';

const HEAD = 'datasource db {\n  provider = "postgresql"\n}\n';
const UNIT = '@id\n  name String\n  moved DateTime @db.Timestamptz(3)\n';

describe('writing a migration', () => {
  let prismaFolder: string;

  beforeEach(async () => {
    prismaFolder = await mkdtemp(join(tmpdir(), 'jianyi-代表 建议-'));
  });
  afterEach(() => rm(prismaFolder, { recursive: true }));

  const schema = (models: string) => writeFile(join(prismaFolder, 'schema.prisma'), `${HEAD}${models}`);
  const write = (name: string, day: string) =>
    writeMigration({ name, prismaFolder, now: new Date(`${day}T01:02:03Z`) });

  it('leads from the existing migrations to the schema, and writes nothing when they agree', async () => {
    await schema(`model unit {\n  id Int ${UNIT}}\n`);
    const first = await write('first', '2026-03-02');
    expect(first).toBe(join(prismaFolder, 'migrations', '20260302010203_first', 'migration.sql'));
    expect(await readFile(first ?? '', 'utf8')).toMatch(/^-- Locks: new tables only, .*\n\n-- CreateTable\n/);
    await byHand('create unique index on unit (name) where id > 0; do $$ begin perform 1; end $$;');

    expect(await write('second', '2026-03-03')).toBeUndefined();

    await schema(`model unit {\n  id Int ${UNIT}  team String?\n}\n`);
    const second = await write('second', '2026-03-04');
    expect(await readFile(second ?? '', 'utf8')).toBe(
      '-- Locks: unit is altered (nobody reads or writes it meanwhile).\n\n' +
        '-- AlterTable\nALTER TABLE "unit" ADD COLUMN     "team" TEXT;\n',
    );
  });

  it('refuses a name that would not sort or read well, and a clock that is behind', async () => {
    await schema('model unit {\n  id Int @id\n}\n');
    await expect(write('Add unit', '2026-03-02')).rejects.toThrow(/lower-case letters/);
    await write('first', '2026-03-02');
    await schema('model unit {\n  id Int @id\n  name String\n}\n');

    await expect(write('second', '2025-03-02')).rejects.toThrow(/check the clock/);
    expect(await readdir(join(prismaFolder, 'migrations'))).toEqual([
      '20260302010203_first',
      'migration_lock.toml',
    ]);
  });

  async function byHand(sql: string): Promise<void> {
    const folder = join(prismaFolder, 'migrations', '20260302020000_by_hand');
    await mkdir(folder);
    await writeFile(join(folder, 'migration.sql'), sql);
  }
});

describe('the comment on locks', () => {
  const NEW = 'CREATE TABLE "a" ("id" INT);\nCREATE INDEX "a_i" ON "a"("id");\n';
  const CASES = [
    ['new tables with their indexes', NEW, 'new tables only, no lock on existing ones'],
    [
      'a reference to an old table',
      `${NEW}ALTER TABLE "a" ADD FOREIGN KEY ("id") REFERENCES "b"("id");`,
      'b gets a reference',
    ],
    ['an index on an old table', 'CREATE UNIQUE INDEX "b_i" ON "b"("id");', 'an index is built on b'],
    ['a dropped index', 'DROP INDEX "b_i";', 'the table of index b_i'],
    ['a dropped table', 'DROP TABLE "b";', 'b is dropped with its rows'],
    ['a changed type', `ALTER TYPE "t" ADD VALUE 'x';`, 'the tables that use type t'],
  ] as const;

  it.each(CASES)('tells of %s', (_, sql, says) => {
    expect(lockComment(sql)).toContain(`-- Locks: ${says}`);
  });
});
