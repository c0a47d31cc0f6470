import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextNumber } from '../../src/storage/counters.ts';
import { civilColumn, type Database, dateColumn, openDatabase } from '../../src/storage/database.ts';
import { FILE_LIMIT, loadFile, storeFile } from '../../src/storage/files.ts';
import { MORNING, prepareEngineDatabase, recordingLog } from '../support/engine.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

describe('counters and files', () => {
  const congressId = randomUUID();
  let test: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    const { log } = recordingLog();
    test = await createTestDatabase();
    await prepareEngineDatabase(test.connection, log);
    database = openDatabase(test.connection, { max: 8, log });
    await database.read.ruleVersion.create({
      data: { hash: 'h', name: 'n', content: {}, createdAt: MORNING },
    });
    await database.read.congress.create({
      data: { id: congressId, name: '示例区', ruleHash: 'h', createdAt: MORNING },
    });
  });
  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  it('gives 1, 2, 3 … without a gap or a repeat to transactions that ask at once', async () => {
    const asked = Array.from({ length: 20 }, () =>
      database.write((tx) => nextNumber(tx, congressId, 'intake', '2026')),
    );

    expect((await Promise.all(asked)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
  });

  it('counts each kind and scope for itself', async () => {
    const next = (kind: string, scope: string) =>
      database.write((tx) => nextNumber(tx, congressId, kind, scope));

    expect([
      await next('formal', '2026'),
      await next('formal', '2027'),
      await next('return', '2026'),
    ]).toEqual([1, 1, 1]);
  });

  it('gives a stored file back as it was, to its own congress only', async () => {
    const bytes = new Uint8Array([0, 255, 1, 128]);
    const file = { congressId, name: '答复函.pdf', mediaType: 'application/pdf', bytes, at: MORNING };
    const id = await database.write((tx) => storeFile(tx, file));

    const loaded = await loadFile(database.read, congressId, id);
    expect(loaded).toMatchObject({ name: '答复函.pdf', mediaType: 'application/pdf' });
    expect([...(loaded?.bytes ?? [])]).toEqual([...bytes]);
    expect(await loadFile(database.read, randomUUID(), id)).toBeUndefined();
  });

  it.each([0, FILE_LIMIT + 1])('refuses a file of %i bytes', async (size) => {
    const file = { congressId, name: 'a', mediaType: 'b', bytes: new Uint8Array(size), at: MORNING };

    await expect(database.write((tx) => storeFile(tx, file))).rejects.toThrow(RangeError);
  });

  it('notices a stored file whose bytes have changed', async () => {
    const file = { congressId, name: 'a', mediaType: 'b', bytes: new Uint8Array([1, 2]), at: MORNING };
    const id = await database.write((tx) => storeFile(tx, file));
    await database.pool.query(String.raw`update stored_file set bytes = '\x0103' where id = $1`, [id]);

    await expect(loadFile(database.read, congressId, id)).rejects.toThrow('SHA-256');
  });

  it('stores instants and days as they are, also on a server that is set to Shanghai', async () => {
    await database.pool.query(
      `alter database ${test.connection.database ?? ''} set timezone = 'Asia/Shanghai'`,
    );
    const inShanghai = openDatabase(test.connection, { max: 2, log: recordingLog().log });
    const id = randomUUID();
    await inShanghai.read.term.create({
      data: { congressId, id, name: '第七届', startsOn: dateColumn('2026-03-01') },
    });
    await inShanghai.read.installation.create({ data: { id: 1, sample: true, virtualNow: MORNING } });

    const term = await inShanghai.read.term.findFirstOrThrow({ where: { id } });
    const { virtualNow } = await inShanghai.read.installation.findFirstOrThrow();
    const { rows } = await database.pool.query<{ day: string; seconds: string }>(
      `select starts_on::text as day, extract(epoch from virtual_now)::bigint as seconds from term, installation`,
    );
    expect(civilColumn(term.startsOn)).toBe('2026-03-01');
    expect(virtualNow).toEqual(MORNING);
    expect(rows).toEqual([{ day: '2026-03-01', seconds: String(MORNING.getTime() / 1000) }]);
    await inShanghai.close();
  });
});
