import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { openInstallation, isSample } from '../../../src/features/roster/first-start.ts';
import { sampleCongress } from '../../../src/features/roster/sample.ts';
import { seedCongress } from '../../../src/features/roster/seed.ts';
import { loadRuleSet, ruleHash } from '../../../src/scripts/rules.ts';
import { verifyAudit } from '../../../src/storage/audit.ts';
import { type Database, openDatabase } from '../../../src/storage/database.ts';
import { loadInstallation, rememberVirtualNow } from '../../../src/storage/installation.ts';
import { everythingStored } from '../../support/engine-search.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';

const rules = loadRuleSet('bot-scripts/rules', 'cn-county');
const NOW = new Date('2026-03-02T01:00:00Z');

interface Opened {
  readonly test: TestDatabase;
  readonly database: Database;
}

async function open(): Promise<Opened> {
  const test = await createTestDatabase();
  return { test, database: openDatabase(test.connection, { max: 3, log: pino({ level: 'silent' }) }) };
}

async function close({ test, database }: Opened): Promise<void> {
  await database.close();
  await test.drop();
}

describe('the first start of a real installation', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => close(opened));
  const start = (name = '梅溪区人大常委会', now = NOW) =>
    opened.database.write((tx) => openInstallation(tx, { name, rules }, now));

  it('writes the congress of the configuration and gives a code, of which nothing is stored', async () => {
    const code = await start();
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const { read } = opened.database;
    const congress = await read.congress.findMany();
    expect(congress).toMatchObject([
      { name: '梅溪区人大常委会', ruleHash: ruleHash(rules), deputyBase: null },
    ]);
    expect(await loadInstallation(read)).toEqual({ sample: false });
    expect(await isSample(read)).toBe(false);
    const stored = await everythingStored(opened.test.connection);
    expect(stored).not.toContain(code?.replace('-', ''));
    expect(stored).not.toContain(code);
    const entries = await read.auditEntry.findMany({ orderBy: { sequence: 'asc' } });
    expect(entries.map((it) => it.action)).toEqual(['congress.opened', 'binding_code.made']);
    expect(await verifyAudit(opened.database, congress[0]?.id ?? '')).toEqual({ entries: 2 });
  });

  it('is the only one that writes it; each later start makes another code, and the one before is void', async () => {
    const later = new Date(NOW.getTime() + 60_000);
    const codes = await Promise.all([start('别的名称', later), start('别的名称', later)]);
    expect(new Set(codes).size).toBe(2);
    const { read } = opened.database;
    expect(await read.congress.count()).toBe(1);
    const living = await read.bindingCode.count({ where: { usedAt: null, expiresAt: null } });
    expect(living).toBe(1);
  });

  it('gives no code once somebody of the office is bound', async () => {
    const { read } = opened.database;
    const { id: congressId } = await read.congress.findFirstOrThrow();
    const personId = crypto.randomUUID();
    await read.person.create({ data: { id: personId, name: '王敏' } });
    await read.membership.create({
      data: { congressId, id: crypto.randomUUID(), personId, roles: ['staff'], status: 'active' },
    });
    expect(await start()).toBeDefined();
    const identity = { platform: 'feishu', account: 'a', externalId: 'ou_1', loginEpoch: 1, reachable: true };
    const { id } = await read.identity.create({
      data: { id: crypto.randomUUID(), personId, boundAt: NOW, ...identity },
    });
    expect(await start()).toBeUndefined();
    await read.identity.update({ where: { id }, data: { revokedAt: NOW } });
    expect(await start()).toBeDefined();
  });
});

it('a database with the sample congress is refused, with what to do, and left as it is', async () => {
  const opened = await open();
  const { database } = opened;
  await database.write(async (tx) => {
    await seedCongress(tx, sampleCongress(rules, { platform: 'sandbox', account: 'sandbox' }), NOW);
    await rememberVirtualNow(tx, NOW);
  });
  expect(await isSample(database.read)).toBe(true);
  await expect(database.write((tx) => openInstallation(tx, { name: '甲', rules }, NOW))).rejects.toThrow(
    /sample congress.*DATABASE_URL/,
  );
  expect(await isSample(database.read)).toBe(true);
  expect(await database.read.bindingCode.count()).toBe(0);
  await close(opened);
});
