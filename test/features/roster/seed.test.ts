import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPerson } from '../../../src/features/roster/person-record.ts';
import { sampleCongress } from '../../../src/features/roster/sample.ts';
import { seedCongress } from '../../../src/features/roster/seed.ts';
import { loadRuleSet, parseRuleContent, ruleHash } from '../../../src/scripts/rules.ts';
import { type Database, openDatabase } from '../../../src/storage/database.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';

const NOW = new Date('2026-03-02T01:00:00Z');
const ruleSet = loadRuleSet('bot-scripts/rules', 'cn-county');
const place = { platform: 'sandbox', account: 'sample' } as const;

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = openDatabase(test.connection, { max: 2, log: pino({ level: 'silent' }) });
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

const person = { ...place, bound: true, friend: true, roles: [] };
const small = { name: '示例镇', ruleSet, sessions: [], systems: [], units: [], groups: [] };

it('writes the whole sample: rules, units, people with their accounts, groups with their members', async () => {
  const { id } = await database.write(async (tx) => seedCongress(tx, sampleCongress(ruleSet, place), NOW));

  const congress = await database.read.congress.findUniqueOrThrow({ where: { id }, include: { rule: true } });
  expect(congress).toMatchObject({ name: '示例区人大常委会', deputyBase: null, ruleHash: ruleHash(ruleSet) });
  expect(parseRuleContent(congress.rule.content)).toEqual(ruleSet);
  const deputies = await database.read.membership.findMany({
    where: { congressId: id, roles: { has: 'deputy' } },
  });
  expect(deputies).toHaveLength(30);
  expect(new Set(deputies.map(({ team }) => team)).size).toBe(3);
  const units = await database.read.handlingUnit.findMany({
    where: { congressId: id },
    include: { memberships: true },
  });
  expect(units.map(({ memberships }) => memberships.length)).not.toContain(0);
  expect(units).toHaveLength(8);
  const kinds = await database.read.chatGroup.groupBy({
    by: ['kind'],
    _count: true,
    where: { congressId: id },
  });
  expect(Object.fromEntries(kinds.map((it) => [it.kind, it._count]))).toEqual({
    deputies: 3,
    unit: 8,
    units: 1,
    staff: 1,
    coordination: 1,
  });
  expect(await readPerson(database.read, id, '陈立德')).toEqual({
    status: 'active',
    statusName: '在任',
    unit: '区教育局',
  });
});

it('gives an unbound person no account, and an unregistered group nothing but its members', async () => {
  const seeded = await database.write(async (tx) =>
    seedCongress(
      tx,
      {
        ...small,
        people: [
          { ...person, id: 'stranger', name: '生人', bound: false },
          { ...person, id: 'distant', name: '远人', friend: false, roles: ['deputy'] },
        ],
        groups: [{ ...place, id: 'loose', name: '未登记群', members: ['stranger', 'distant'] }],
      },
      NOW,
    ),
  );
  const identities = await database.read.identity.findMany({
    where: { externalId: { in: ['stranger', 'distant'] } },
  });
  expect(identities).toMatchObject([
    { externalId: 'distant', reachable: false, personId: seeded.people.get('distant') },
  ]);
  expect(await database.read.chatGroup.count({ where: { congressId: seeded.id } })).toBe(0);
  expect(await database.read.groupMember.count({ where: { groupId: 'loose' } })).toBe(2);
});

it('knows somebody who serves in two congresses as one person', async () => {
  const people = [{ ...person, id: 'both', name: '两地', roles: ['deputy' as const] }];
  const memberships = await database.write(async (tx) => {
    const first = await seedCongress(tx, { ...small, people }, NOW);
    const second = await seedCongress(tx, { ...small, name: '另一镇', people }, NOW, first.people);
    expect(second.people.get('both')).toBe(first.people.get('both'));
    return tx.membership.findMany({ where: { personId: first.people.get('both') ?? '' } });
  });
  expect(memberships).toHaveLength(2);
});

it('refuses a unit that the seed does not have', async () => {
  const people = [{ ...person, id: 'lost', name: '无处', unit: '区气象局' }];
  await expect(database.write(async (tx) => seedCongress(tx, { ...small, people }, NOW))).rejects.toThrow(
    '区气象局',
  );
});
