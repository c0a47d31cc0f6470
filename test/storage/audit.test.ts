import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit, type AuditRecord, verifyAudit } from '../../src/storage/audit.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { MORNING, prepareEngineDatabase, recordingLog } from '../support/engine.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

describe('the audit log', () => {
  let test: TestDatabase;
  let database: Database;
  let congressId: string;

  beforeAll(async () => {
    const { log } = recordingLog();
    test = await createTestDatabase();
    await prepareEngineDatabase(test.connection, log);
    database = openDatabase(test.connection, { max: 8, log });
    await database.read.ruleVersion.create({
      data: { hash: 'h', name: 'n', content: {}, createdAt: MORNING },
    });
  });
  beforeEach(async () => {
    congressId = randomUUID();
    await database.read.congress.create({
      data: { id: congressId, name: '示例区', ruleHash: 'h', createdAt: MORNING },
    });
  });
  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  function record(action: string): AuditRecord {
    return {
      congressId,
      action,
      subjectKind: 'assignment',
      subjectId: randomUUID(),
      actorId: randomUUID(),
      causeEventId: 7n,
      at: MORNING,
      before: { z: 1, a: [{ due: MORNING, absent: undefined }] },
      after: { state: 'signed_off', note: '已签收\u0000' },
    };
  }

  const append = (...records: AuditRecord[]) => database.write((tx) => appendAudit(tx, records));

  it('numbers entries from 1 and verifies, also beyond one batch', async () => {
    await append(record('a'), record('b'));
    await append(...Array.from({ length: 1001 }, () => record('c')));

    expect(await verifyAudit(database, congressId)).toEqual({ entries: 1003 });
  });

  it('stays one chain when many transactions append at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => append(record(`p${index}`), record(`q${index}`))),
    );

    expect(await verifyAudit(database, congressId)).toEqual({ entries: 40 });
  });

  it('keeps nothing of a transaction that rolls back', async () => {
    const failed = database.write(async (tx) => {
      await appendAudit(tx, [record('a')]);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');

    expect(await verifyAudit(database, congressId)).toEqual({ entries: 0 });
  });

  it('still verifies when readable parts were erased', async () => {
    await append(record('a'), record('b'));
    await database.read.auditPayload.delete({ where: { congressId_sequence: { congressId, sequence: 1n } } });

    expect(await verifyAudit(database, congressId)).toEqual({ entries: 2 });
  });

  it.each([
    ['update audit_entry set action = action'],
    ['delete from audit_entry'],
    ['truncate audit_entry cascade'],
    ['update rule_version set name = name'],
    ['delete from rule_version'],
    ['truncate rule_version cascade'],
  ])('refuses: %s', async (statement) => {
    await append(record('a'));

    await expect(database.pool.query(statement)).rejects.toThrow('is refused');
  });

  it.each([
    ['a changed entry', `update audit_entry set action = 'x' where congress_id = $1 and sequence = 2`, 2n],
    ['a missing entry', `delete from audit_entry where congress_id = $1 and sequence = 2`, 2n],
    [
      'a changed time',
      `update audit_entry set at = at + interval '1 s' where congress_id = $1 and sequence = 3`,
      3n,
    ],
    [
      'a changed readable part',
      `update audit_payload set payload = '{"after":{}}' where congress_id = $1 and sequence = 1`,
      1n,
    ],
  ])('finds %s by whoever could switch the trigger off', async (_what, statement, brokenAt) => {
    await append(record('a'), record('b'), record('c'));
    const client = await database.pool.connect();
    await client.query(`set session_replication_role = 'replica'`);
    await client.query(statement, [congressId]);
    client.release(true);

    expect(await verifyAudit(database, congressId)).toEqual({ entries: Number(brokenAt) - 1, brokenAt });
  });
});
