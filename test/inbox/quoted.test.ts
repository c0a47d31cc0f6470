import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { text, type OutboundMessage } from '../../src/chat/card.ts';
import type { Quote } from '../../src/chat/message.ts';
import { findQuoted } from '../../src/inbox/quoted.ts';
import { enqueue } from '../../src/outbox/enqueue.ts';
import {
  aMessage,
  CALENDAR,
  emptyEngineDatabase,
  type Engine,
  MORNING,
  openEngine,
} from '../support/engine.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const FIRST = '00000000-0000-4000-8000-000000000001';
const SECOND = '00000000-0000-4000-8000-000000000002';

describe('a quote', () => {
  let test: TestDatabase;
  let engine: Engine;

  beforeAll(async () => {
    test = await createTestDatabase();
    engine = await openEngine({ connection: test.connection });
  });
  beforeEach(() => emptyEngineDatabase(test.connection));
  afterAll(async () => {
    await engine.stop();
    await test.drop();
  });

  const say = async (message: OutboundMessage, subjectId: string, group = 'g1'): Promise<void> => {
    await engine.database.write((tx) =>
      enqueue(
        tx,
        { now: MORNING, calendar: CALENDAR },
        {
          address: { platform: 'sandbox', account: 'bot', conversation: { kind: 'group', id: group } },
          class: 'answer',
          template: 't',
          content: message,
          dedupeKey: `${subjectId}/${group}`,
          subjectId,
        },
      ),
    );
    await engine.outbox.idle();
  };
  const quoted = (quote: Quote) => findQuoted(engine.database.read, aMessage('1', { quote }));

  it('by id is the message of that id, and none when a person is quoted', async () => {
    await say(text('请评价第18号'), FIRST);
    const messageId = engine.platform.sent.at(-1)?.key ?? '';
    expect(await quoted({ messageId: `m-${messageId}` })).toEqual({ subject: FIRST });
    expect(await quoted({ messageId: 'of a person', text: '请评价第18号' })).toBeUndefined();
  });

  it.each([
    ['as it was said', '请签收第18号\n《路灯》'],
    ['with spaces of another kind', '请签收第18号 《路灯》'],
    ['in full width', '请签收第１８号\n《路灯》'],
    ['with what an encoder put after it', '请签收第18号\n《路灯》\n1. 签收\n回数字就行。'],
    ['cut off', '请签收第18号《路...'],
  ])('by text, %s, is the message that begins so', async (_, words) => {
    await say(
      { kind: 'card', card: { title: '请签收第18号', lines: ['《路灯》'], fields: [], choices: ['签收'] } },
      FIRST,
    );
    await say(text('别的话'), SECOND);
    expect(await quoted({ text: words })).toMatchObject({ subject: FIRST });
  });

  it('by text is the newest of several, and never one of another chat', async () => {
    await say(text('请评价'), FIRST);
    await say(text('请评价'), SECOND, 'g2');
    expect(await quoted({ text: '请评价' })).toEqual({ subject: FIRST });
  });

  it.each([
    ['what a person said', '今晚吃火锅'],
    ['nothing', ''],
    ['too little of it', '请'],
  ])('of %s is none of ours', async (_, words) => {
    await say(text('请评价第18号的答复'), FIRST);
    expect(await quoted({ text: words })).toBeUndefined();
  });
});
