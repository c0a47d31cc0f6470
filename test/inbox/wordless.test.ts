import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InboundEvent, RecallEvent } from '../../src/chat/message.ts';
import {
  aMessage,
  aPress,
  emptyEngineDatabase,
  type Engine,
  MORNING,
  openEngine,
} from '../support/engine.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { everythingStored } from '../support/engine-search.ts';

describe('what is received without being stored word for word', () => {
  let test: TestDatabase;
  let engine: Engine;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  beforeEach(() => emptyEngineDatabase(test.connection));
  afterEach(() => engine.stop());
  afterAll(() => test.drop());

  it('a sealed message is dealt with once, in the transaction that keeps its key, and its words stay out', async () => {
    const sealed: string[] = [];
    engine = await openEngine({
      connection: test.connection,
      inbox: {
        classify: () => Promise.resolve({ kind: 'sealed' }),
        onSealed: (_tx, event) => {
          sealed.push(event.kind === 'message' ? event.text : event.kind);
          return Promise.resolve();
        },
      },
    });
    const code = aMessage('绑定 H7KM-2QXP');
    await engine.receive(code);
    await engine.receive(code);
    await engine.settle();

    expect(sealed).toEqual(['绑定 H7KM-2QXP']);
    expect(await everythingStored(test.connection)).not.toContain('H7KM');
    expect(engine.logged.join('\n')).not.toContain('H7KM');
    const rows = await engine.database.read.inboxEvent.findMany({ include: { body: true } });
    expect(rows).toMatchObject([{ eventId: code.eventId, state: 'handled', body: null }]);
  });

  it('a sealed message that could not be dealt with is not stored, so that the platform delivers it again', async () => {
    let broken = true;
    engine = await openEngine({
      connection: test.connection,
      inbox: {
        classify: () => Promise.resolve({ kind: 'sealed' }),
        onSealed: () => (broken ? Promise.reject(new Error('no')) : Promise.resolve()),
      },
    });
    const code = aMessage('绑定 H7KM-2QXP');
    await expect(engine.inbox.receive(code)).rejects.toThrow('could not be stored');
    expect(await engine.database.read.inboxEvent.count()).toBe(0);
    broken = false;
    await engine.receive(code);
    expect(await engine.database.read.inboxEvent.count()).toBe(1);
  });

  it('a press gets its immediate answer only once it is stored', async () => {
    const stored: number[] = [];
    engine = await openEngine({
      connection: test.connection,
      inbox: {
        checkpoint: (point) => void (point === 'received' && stored.push(1)),
        acknowledge: (event) =>
          event.kind === 'press' ? { toast: `收到${String(stored.length)}` } : undefined,
      },
    });
    expect(await engine.inbox.receive(aPress('确认提交'))).toEqual({ toast: '收到1' });
    expect(await engine.inbox.receive(aMessage('#帮助'))).toBeUndefined();
    await engine.settle();
  });
});

describe('a recall', () => {
  let test: TestDatabase;
  let engine: Engine;
  const handled: InboundEvent[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
    engine = await openEngine({
      connection: test.connection,
      inbox: {
        classify: (event) =>
          Promise.resolve({ kind: event.kind === 'recall' && event.sender === '' ? 'chatter' : 'store' }),
        handle: (_tx, event) => Promise.resolve(void handled.push(event)),
      },
    });
  });
  afterAll(async () => {
    await engine.stop();
    await test.drop();
  });

  const recallOf = (messageId: string): RecallEvent => ({
    platform: 'sandbox',
    account: 'bot',
    eventId: `recall-${messageId}`,
    kind: 'recall',
    messageId,
    conversation: { kind: 'group', id: 'a chat as the platform names it' },
    sender: '',
    sentAt: MORNING,
  });

  it('stands where its message stood and is by whoever wrote it', async () => {
    const said = aMessage('#建议', { conversation: { kind: 'direct', id: 'zhang' } });
    await engine.receive(said);
    await engine.receive(recallOf(said.messageId));
    await engine.settle();
    expect(handled.at(-1)).toMatchObject({
      kind: 'recall',
      sender: 'zhang',
      conversation: { kind: 'direct', id: 'zhang' },
    });
  });

  it('of a message that never came is kept by its ids alone', async () => {
    handled.splice(0);
    await engine.receive(recallOf('nobody said this'));
    await engine.settle();
    expect(handled).toEqual([]);
  });
});
