import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import type { AnyCall } from '../../src/chat/card-call.ts';
import type { InboundEvent } from '../../src/chat/message.ts';
import type { CommandChat } from '../../src/chat/reading/command-table.ts';
import type { Role } from '../../src/domain/visibility/visibility.ts';
import { createRouter, type Opened, type Refusal } from '../../src/inbox/route.ts';
import { loadCommandTable } from '../../src/scripts/commands.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { aMessage, aPress, MORNING } from '../support/engine.ts';
import { createTestDatabase } from '../support/postgres.ts';

const test = await createTestDatabase();
const database = openDatabase(test.connection, { max: 2, log: pino({ level: 'silent' }) });
afterAll(async () => {
  await database.close();
  await test.drop();
});

interface Context {
  readonly marked: boolean;
}

/** What the router did, in order. */
let done: string[] = [];
let who: { roles: readonly Role[]; chat: CommandChat } | undefined;
let kept: AnyCall | undefined;
beforeEach(() => {
  done = [];
  who = { roles: ['deputy'], chat: 'direct' };
  kept = undefined;
});

const note = (line: string): Promise<void> => Promise.resolve(void done.push(line));
const route = createRouter<Context>({
  table: loadCommandTable('bot-scripts'),
  commands: {
    help: (context) => note(`help${context.marked ? ' marked' : ''}`),
    mine: () => note('mine'),
    signOff: () => note('signOff'),
    rate: () => note('rate'),
  },
  open: (): Promise<Opened<Context> | undefined> =>
    Promise.resolve(
      who === undefined
        ? undefined
        : { context: { marked: false }, personId: 'zhang', ...who, now: MORNING, today: '2026-03-03' },
    ),
  with: (_context, came) => ({ marked: came.marked }),
  heedsRecall: (_tx, { messageId }) => Promise.resolve(messageId === 'draft'),
  recall: (_context, { messageId }) => note(`recalled ${messageId}`),
  answerTo: () => Promise.resolve(undefined),
  finish: () => note('finished'),
  refuse: (_context, why) => note(wordFor(why)),
  settle: (_context, _card, choice) => note(`settled by ${choice}`),
  keepForLater: (_context, call) => note(`kept ${call.name}`),
  tellLeft: (_context, left) => note(`left ${left}`),
  hintAtReceipt: () => note('hint'),
  takeKept: () => {
    const call = kept;
    kept = undefined;
    return Promise.resolve(call);
  },
});

function wordFor(why: Refusal): string {
  if (why.code === 'unknown') return `unknown, near ${why.nearest.join('、')}`;
  if (why.code === 'choice') return `no choice: ${why.why}`;
  if (why.code === 'nothing-kept') return why.code;
  return `${why.code} ${why.entry?.key ?? 'nothing'}`;
}

async function heard(event: InboundEvent): Promise<readonly string[]> {
  await database.write((tx) => route(tx, event, { id: 1n, receivedAt: MORNING }));
  return done;
}

const direct = (text: string): InboundEvent =>
  aMessage(text, { conversation: { kind: 'direct', id: 'zhang' } });

describe('an event', () => {
  it('runs the command that it says, and then what is left to write is written', async () => {
    expect(await heard(direct('帮助'))).toEqual(['help', 'finished']);
  });

  it('with a mark is known to have one', async () => {
    expect(await heard(direct('#帮助'))).toEqual(['help marked', 'finished']);
  });

  it('of somebody or somewhere unknown does nothing', async () => {
    who = undefined;
    expect(await heard(direct('帮助'))).toEqual([]);
  });

  it('whose word needs another role is refused', async () => {
    expect(await heard(direct('签收 18'))).toEqual(['role signOff', 'finished']);
  });

  it.each([
    ['deputy', '茶坪街头那座旧杀青房修一下嘛,让散户做茶有个地方', 'unavailable submit'],
    ['handler', '茶坪街头那座旧杀青房修一下嘛,让散户做茶有个地方', 'unknown, near '],
    ['handler', '#建议 茶坪街头那座旧杀青房修一下嘛', 'role submit'],
  ] as const)('of a %s that says %j at length is %s', async (role, text, outcome) => {
    who = { roles: [role], chat: 'direct' };
    expect(await heard(direct(text))).toEqual([outcome, 'finished']);
  });

  it('that says two things does the first, and tells of the other unless nothing was done', async () => {
    who = { roles: ['handler'], chat: 'unit' };
    expect(await heard(aMessage('#签收 18，22不是我们的'))).toEqual([
      'signOff',
      'left 22不是我们的',
      'finished',
    ]);
    done = [];
    who = { roles: ['deputy'], chat: 'unit' };
    expect(await heard(aMessage('#签收 18，22不是我们的'))).toEqual(['role signOff', 'finished']);
  });

  it('whose word belongs elsewhere is kept', async () => {
    who = { roles: ['deputy'], chat: 'deputies' };
    expect(await heard(aMessage('#评价 18 满意'))).toEqual(['kept rate', 'finished']);
  });

  it('that nobody understands is refused with what is near', async () => {
    expect((await heard(direct('帮住')))[0]).toMatch(/^unknown, near .*帮助/u);
  });

  it('of a word that nothing handles yet is refused by that word', async () => {
    expect(await heard(direct('积分'))).toEqual(['unavailable points', 'finished']);
  });

  it('of a press on no card is refused', async () => {
    expect(await heard(aPress('签收'))).toEqual(['no choice: no_card', 'finished']);
  });

  it('of a number without a card is refused in a direct chat', async () => {
    expect(await heard(direct('1'))).toEqual(['no choice: no_card', 'finished']);
  });

  it('that says no command may deserve a hint', async () => {
    who = { roles: ['handler'], chat: 'unit' };
    expect(await heard(aMessage('收到'))).toEqual(['hint', 'finished']);
  });
});

describe('登记', () => {
  it('runs what was kept, once', async () => {
    kept = { name: 'rate', targets: { numbers: [], all: false, except: [] } };
    expect(await heard(direct('登记'))).toEqual(['rate', 'finished']);
    done = [];
    expect(await heard(direct('登记'))).toEqual(['nothing-kept', 'finished']);
  });

  it('checks role and chat of what was kept again', async () => {
    kept = { name: 'signOff', targets: { numbers: [], all: false, except: [] } };
    expect(await heard(direct('登记'))).toEqual(['role signOff', 'finished']);
  });
});

describe('who is in a group', () => {
  const change = (kind: 'join' | 'leave'): InboundEvent => {
    const { messageId: _id, choice: _choice, kind: _kind, ...base } = aPress('');
    return { ...base, kind: 'member', change: kind, who: 'li' };
  };
  const members = (): Promise<number> =>
    database.read.groupMember.count({ where: { groupId: 'g1', externalId: 'li' } });

  it('is noted without anybody being asked, also twice', async () => {
    for (const kind of ['join', 'join'] as const) expect(await heard(change(kind))).toEqual([]);
    expect(await members()).toBe(1);
    await heard(change('leave'));
    expect(await members()).toBe(0);
  });
});

it('a message that is taken back changes nothing', async () => {
  const { choice: _choice, ...base } = aPress('');
  expect(await heard({ ...base, kind: 'recall' })).toEqual([]);
});
