import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Books, differences } from '../../../src/cli/rehearsal/check.ts';
import type { Check } from '../../../src/cli/rehearsal/scenario-record.ts';
import { seedCongress } from '../../../src/features/roster/seed.ts';
import { readNumber } from '../../../src/chat/reading/numbers.ts';
import { findSuggestion, readRecord } from '../../../src/features/suggestions/record.ts';
import { loadRuleSet } from '../../../src/scripts/rules.ts';
import { type Database, openDatabase } from '../../../src/storage/database.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';

const NOW = new Date('2026-03-02T01:00:00Z');
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

let test: TestDatabase;
let database: Database;
let congressId: string;
let books: Books;
let matter: string;

beforeAll(async () => {
  test = await createTestDatabase();
  database = openDatabase(test.connection, { max: 2, log: pino({ level: 'silent' }) });
  const base = { platform: 'sandbox', account: 'a', bound: true, friend: true } as const;
  const { id } = await database.write(async (tx) =>
    seedCongress(
      tx,
      {
        name: '示例区',
        ruleSet: loadRuleSet('bot-scripts/rules', 'cn-county'),
        sessions: [],
        systems: [],
        units: [{ name: '区教育局' }, { name: '区住建局' }, { name: '区水务局' }],
        people: [
          { ...base, id: 'zhang', name: '张明', roles: ['deputy'] },
          { ...base, id: 'li', name: '李芳', roles: ['deputy'] },
          { ...base, id: 'han', name: '韩立诚', roles: ['deputy'] },
        ],
        groups: [],
      },
      NOW,
    ),
  );
  congressId = id;
  books = { tx: database.read, congresses: new Map([['', id]]), people: [{ id: 'li', name: '李芳' }] };
  matter = await twoRounds();
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

async function memberId(name: string): Promise<string> {
  return (await database.read.membership.findFirstOrThrow({ where: { congressId, person: { name } } })).id;
}

async function insertSuggestion(
  intakeNumber: number,
  number: string | null,
  columns: object = {},
): Promise<string> {
  const id = randomUUID();
  await database.prisma.suggestion.create({
    data: {
      ...{ congressId, id, version: 1, state: 'submitted', kind: 'between_sessions', intakeNumber, number },
      ...{ title: '路灯', reason: '', analysis: '', advice: '', body: '', confidential: false, key: false },
      ...{ leadDeputyId: await memberId('张明'), suggestedUnits: [], reviewLevel: 0, round: 1, origin: {} },
      ...{ enteredById: randomUUID(), enteredAt: NOW },
      ...columns,
    },
  });
  return id;
}

async function insertAssignment(suggestionId: string, unit: string, columns: object): Promise<string> {
  const { id: unitId } = await database.read.handlingUnit.findFirstOrThrow({
    where: { congressId, name: unit },
  });
  const id = randomUUID();
  await database.prisma.assignment.create({
    data: {
      ...{ congressId, id, version: 1, suggestionId, unitId, round: 1, role: 'lead', state: 'signed_off' },
      ...{
        assignedOn: day('2026-03-02'),
        enteredAt: NOW,
        enteredById: randomUUID(),
        hard: false,
        provisional: false,
      },
      ...{ signOffDue: day('2026-03-05'), returnDue: day('2026-03-09'), replyDue: day('2026-06-02') },
      legalReplyDue: day('2026-06-02'),
      ...columns,
    },
  });
  return id;
}

async function insertReply(assignmentId: string, round: number, outcome: string): Promise<void> {
  const entry = { enteredAt: new Date(NOW.getTime() + round), enteredById: randomUUID(), onBehalf: false };
  await database.prisma.reply.create({
    data: {
      ...{
        congressId,
        id: randomUUID(),
        assignmentId,
        round,
        outcome,
        repliedOn: day('2026-05-28'),
        content: '',
      },
      ...entry,
    },
  });
}

/** 2026闭-018, in its second round: lead and assisting unit, a unit that gave it back, ratings of both rounds. */
async function twoRounds(): Promise<string> {
  const id = await insertSuggestion(12, '2026闭-018', {
    state: 'replied',
    round: 2,
    category: '城建环保',
    key: true,
  });
  const first = await insertAssignment(id, '区教育局', { state: 'answered', signedOffOn: day('2026-03-04') });
  await insertReply(first, 1, 'B');
  const returned = await insertAssignment(id, '区水务局', { state: 'returned', role: 'separate' });
  const second = await insertAssignment(id, '区教育局', {
    round: 2,
    state: 'answered',
    replyDue: day('2026-07-20'),
  });
  await insertAssignment(id, '区住建局', { round: 2, role: 'assisting', replyDue: day('2026-12-31') });
  await insertReply(second, 2, 'A');
  const deputyId = await memberId('张明');
  const entry = { ratedOn: day('2026-06-10'), enteredById: randomUUID(), onBehalf: false };
  await database.prisma.rating.createMany({
    data: [
      {
        ...entry,
        congressId,
        id: randomUUID(),
        suggestionId: id,
        deputyId,
        round: 1,
        attitude: 3,
        result: 3,
        enteredAt: NOW,
      },
      {
        ...entry,
        congressId,
        id: randomUUID(),
        suggestionId: id,
        deputyId,
        round: 2,
        attitude: 1,
        result: 2,
        enteredAt: NOW,
      },
    ],
  });
  await database.prisma.cosigner.createMany({
    data: [
      { congressId, suggestionId: id, deputyId: await memberId('李芳'), state: 'agreed', invitedAt: NOW },
      { congressId, suggestionId: id, deputyId: await memberId('韩立诚'), state: 'invited', invitedAt: NOW },
    ],
  });
  await database.prisma.returnRequest.create({
    data: {
      ...{
        congressId,
        id: randomUUID(),
        assignmentId: returned,
        serial: 1,
        round: 1,
        reason: '不属于本单位职责',
      },
      ...{ late: false, requestedOn: day('2026-03-03'), enteredAt: NOW, enteredById: randomUUID() },
    },
  });
  const contact = {
    heldOn: day('2026-06-20'),
    summary: '',
    enteredAt: NOW,
    enteredById: randomUUID(),
    onBehalf: false,
  };
  await database.prisma.contact.createMany({
    data: ['before', 'during'].map((stage) => ({
      ...contact,
      ...{ congressId, id: randomUUID(), assignmentId: second, round: 2, stage },
    })),
  });
  return id;
}

it('shows the latest round', async () => {
  const { units, ...record } = await readRecord(database.read, congressId, matter);
  expect(record).toEqual({
    state: 'replied',
    kind: 'between_sessions',
    title: '路灯',
    category: '城建环保',
    leadDeputy: '张明',
    cosigners: ['李芳'],
    key: true,
    round: 2,
    // The assisting unit's later date does not count: it does not answer the deputy.
    replyDue: '2026-07-20',
    outcome: 'A',
    attitude: '满意',
    result: '基本满意',
    color: null,
    disclosed: null,
    number: '2026闭-018',
    intakeNumber: '拟12',
    submittedOn: null,
  });
  expect(units.get('区教育局')).toMatchObject({
    assignmentState: 'answered',
    replyDue: '2026-07-20',
    contacts: 2,
  });
  expect(units.get('区水务局')).toMatchObject({
    assignmentState: 'returned',
    returnReason: '不属于本单位职责',
  });
});

describe('a number is found', () => {
  it.each(['18号', '第18号', '018', '闭018', '2026闭-018', '2026 闭-018', '拟12', '拟１２', '18'])(
    'as %s',
    async (typed) => {
      expect(await findSuggestion(database.read, congressId, typed)).toBe(matter);
    },
  );

  it.each(['19', '拟18', '2025闭-018', '急018', '十八', ''])('not as %j', async (typed) => {
    expect(await findSuggestion(database.read, congressId, typed)).toBeUndefined();
  });

  it('as the formal one before the intake number, when both fit', async () => {
    await insertSuggestion(18, null);
    expect(await findSuggestion(database.read, congressId, '18')).toBe(matter);
  });

  it('of five digits whole', () => {
    expect(readNumber('12345')).toMatchObject({ kind: 'bare', serial: 12_345 });
  });
});

describe('a check', () => {
  const of = (fields: Partial<Check>): Check => ({ suggestion: '018', ...fields });

  it.each([
    ['of fields that are as said', of({ state: 'replied', outcome: 'A', result: '基本满意', round: 2 })],
    ['of a number in another form', of({ number: '18号', intakeNumber: '拟12' })],
    ['of names as a set, also by their ids', of({ cosigners: ['li'], leadDeputy: '张明' })],
    ['of one unit', of({ unit: '区住建局', role: 'assisting', replyDue: '2026-12-31', signedOffOn: null })],
    ['of how many there are', { suggestions: { state: 'replied', unit: '区教育局' }, count: 1 } as const],
    ['of a person', { person: 'li', status: '在任' }],
  ])('holds: %s', async (_, check) => {
    expect(await differences(check, books)).toEqual([]);
  });

  it.each([
    [
      'a field',
      of({ state: 'closed', round: 2 }),
      [{ field: 'state', expected: 'closed', found: 'replied' }],
    ],
    [
      'a name too many',
      of({ cosigners: ['李芳', '韩立诚'] }),
      [{ field: 'cosigners', expected: ['李芳', '韩立诚'], found: ['李芳'] }],
    ],
    [
      'a missing record',
      { suggestion: '99', state: 'closed' },
      [{ field: 'suggestion', expected: '99', found: undefined }],
    ],
    ['null that is not null', of({ outcome: null }), [{ field: 'outcome', expected: null, found: 'A' }]],
    [
      'a count',
      { suggestions: { state: 'closed' as const }, count: 1 },
      [{ field: 'count', expected: 1, found: 0 }],
    ],
    [
      'a unit',
      of({ unit: '区民政局' }),
      [{ field: 'unit', expected: '区民政局', found: ['区住建局', '区教育局', '区水务局'] }],
    ],
    ['a person', { person: '生人' }, [{ field: 'person', expected: '生人', found: undefined }]],
  ])('tells: %s', async (_, check, found) => {
    expect(await differences(check, books)).toEqual(found);
  });
});
