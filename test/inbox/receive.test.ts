import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { text } from '../../src/chat/card.ts';
import { enqueue } from '../../src/outbox/enqueue.ts';
import {
  aMessage,
  aPress,
  CALENDAR,
  effectsOf,
  emptyEngineDatabase,
  type Engine,
  inGroup,
  MORNING,
  openEngine,
} from '../support/engine.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { everythingStored } from '../support/engine-search.ts';

describe('receiving', () => {
  let test: TestDatabase;
  let engine: Engine;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  beforeEach(async () => {
    await emptyEngineDatabase(test.connection);
    engine = await openEngine({ connection: test.connection });
  });

  afterEach(() => engine.stop());
  afterAll(() => test.drop());

  it('keeps the ids of chatter and no word of it, neither in the database nor in the log', async () => {
    const chatter = aMessage('闲聊 今晚老地方吃火锅', { quote: { text: '火锅太辣' } });
    await engine.receive(chatter);
    await engine.receive(aMessage('#帮助'));
    await engine.settle();

    const stored = await everythingStored(test.connection);
    expect(stored).toContain(chatter.eventId);
    expect(stored).toContain('#帮助');
    expect(stored).not.toContain('火锅');
    expect(engine.logged.join('\n')).not.toContain('火锅');
    expect(await effectsOf(engine.database)).toEqual(['#帮助']);
  });

  it('records a message with a secrecy mark without its text, and answers in the same transaction', async () => {
    await engine.stop();
    engine = await openEngine({
      connection: test.connection,
      inbox: {
        onSecrecy: async (tx, event, { id }) => {
          const { platform, account, conversation } = event;
          await enqueue(
            tx,
            { now: MORNING, calendar: CALENDAR },
            {
              address: { platform, account, conversation },
              class: 'answer',
              template: 'secrecy',
              content: text('涉密内容不能在这里发'),
              dedupeKey: `secrecy:${String(id)}`,
            },
          );
        },
      },
    });
    const marked = aMessage('#建议 机密★10年 关于雷达站选址');
    await engine.receive(marked);
    await engine.receive(marked);
    await engine.settle();

    expect(await everythingStored(test.connection)).not.toContain('雷达站');
    expect(engine.logged.join('\n')).not.toContain('雷达站');
    expect(engine.platform.sent.map((sent) => sent.text)).toEqual(['涉密内容不能在这里发']);
    const [row] = await engine.database.read.inboxEvent.findMany({ include: { body: true } });
    expect(row).toMatchObject({ eventId: marked.eventId, state: 'secrecy', body: null });
  });

  it('leaves nothing of a marked message when its answer cannot be enqueued, and lets the platform know', async () => {
    await engine.stop();
    engine = await openEngine({
      connection: test.connection,
      inbox: { onSecrecy: () => Promise.reject(new Error('雷达站')) },
    });

    const refusal = engine.receive(aMessage('机密★ 雷达站'));
    await expect(refusal).rejects.toThrow('the event could not be stored');
    await expect(refusal).rejects.not.toThrow('雷达站');
    expect(engine.logged.join('\n')).not.toContain('雷达站');
    expect(await engine.database.read.inboxEvent.count()).toBe(0);
  });

  it('acknowledges only what is committed, and throws when it cannot be', async () => {
    const event = aMessage('#待办');
    await engine.receive(event);
    expect(await engine.database.read.inboxEvent.count({ where: { eventId: event.eventId } })).toBe(1);

    await engine.database.pool.query('alter table inbox_event rename to hidden_event');
    await expect(engine.receive(aMessage('#待办'))).rejects.toThrow('could not be stored');
    await engine.database.pool.query('alter table hidden_event rename to inbox_event');
  });

  it('acts once on an event that is delivered five times, also at once, and under a new event id', async () => {
    const event = aMessage('#签收 18');
    await Promise.all([1, 2, 3, 4, 5].map(() => engine.receive(event)));
    await engine.settle();
    await engine.receive({ ...event, eventId: 'another event, the same message' });
    await engine.settle();

    expect(await effectsOf(engine.database)).toEqual(['#签收 18']);
    expect(engine.platform.sent).toHaveLength(1);
  });

  it('takes a second and a third press on the same card', async () => {
    for (const choice of ['同意', '反对', '同意']) await engine.receive(aPress(choice));
    await engine.settle();

    expect(await effectsOf(engine.database)).toEqual(['同意', '反对', '同意']);
  });

  it('never merges: two people who write at once have a record each', async () => {
    await Promise.all([
      engine.receive(aMessage('#建议 路灯', { sender: 'zhang' })),
      engine.receive(aMessage('#建议 公交', { sender: 'li' })),
    ]);
    await engine.settle();

    const rows = await engine.database.read.inboxEvent.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ sender }) => sender)).toEqual(['zhang', 'li']);
    expect(await effectsOf(engine.database)).toEqual(['#建议 路灯', '#建议 公交']);
  });

  it('keeps late messages with their own time beside the time of arrival', async () => {
    const sentAt = new Date('2026-03-01T08:00:00+08:00');
    await engine.receive(aMessage('#签收 3', { sentAt }));
    await engine.settle();

    const [row] = await engine.database.read.inboxEvent.findMany();
    expect(row).toMatchObject({ sentAt, receivedAt: MORNING, state: 'handled' });
  });

  it('handles what came in one conversation in the order of arrival, though looking one up takes longer', async () => {
    await engine.stop();
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    engine = await openEngine({
      connection: test.connection,
      inbox: {
        classify: async (event) => {
          if (event.kind === 'message' && event.text === 'one') await slow;
          return { kind: 'store' };
        },
      },
    });
    const both = Promise.all([engine.receive(aMessage('one')), engine.receive(aMessage('two'))]);
    await engine.receive(aMessage('elsewhere', inGroup('g2')));
    release();
    await both;
    await engine.settle();

    const effects = await effectsOf(engine.database);
    expect(effects.filter((said) => said !== 'elsewhere')).toEqual(['one', 'two']);
  });

  it('stores characters that PostgreSQL refuses as replacement characters', async () => {
    await engine.receive(aMessage('#建议 a\u0000b\ud800c'));
    await engine.settle();

    expect(await effectsOf(engine.database)).toEqual(['#建议 a\ufffdb\ufffdc']);
  });

  it('refuses events while stopping', async () => {
    await engine.inbox.stop();

    await expect(engine.receive(aMessage('#帮助'))).rejects.toThrow('stopping');
  });
});

describe('receiving while handlers are stuck', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  it('stores 200 events in 20 conversations while no handler comes to an end', async () => {
    let release: () => void = () => undefined;
    const blocked = new Promise<void>((resolve) => (release = resolve));
    const engine = await openEngine({ connection: test.connection, inbox: { handle: () => blocked } });
    const events = Array.from({ length: 200 }, (_, index) =>
      aMessage(`#${index}`, inGroup(`g${index % 20}`)),
    );
    await Promise.all(events.map((event) => engine.receive(event)));

    expect(await engine.database.read.inboxEvent.count({ where: { state: 'received' } })).toBe(200);
    release();
    await engine.settle();
    expect(await engine.database.read.inboxEvent.count({ where: { state: 'handled' } })).toBe(200);
    await engine.stop();
  });
});
