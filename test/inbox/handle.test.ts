import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aMessage,
  answer,
  createTestClock,
  effectsOf,
  emptyEngineDatabase,
  type Engine,
  inGroup,
  MORNING,
  openEngine,
} from '../support/engine.ts';
import { createRecordingPlatform } from '../support/engine-platform.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

describe('handling', () => {
  let test: TestDatabase;
  const engines: Engine[] = [];

  async function open(options: Omit<Parameters<typeof openEngine>[0], 'connection'> = {}): Promise<Engine> {
    const engine = await openEngine({ connection: test.connection, ...options });
    engines.push(engine);
    return engine;
  }

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  beforeEach(() => emptyEngineDatabase(test.connection));
  afterEach(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
  });
  afterAll(() => test.drop());

  it('leaves neither an effect nor a message of a handler that throws', async () => {
    const parked: unknown[] = [];
    const engine = await open({
      inbox: {
        patience: 0,
        onParked: (_tx, event, { id }) => Promise.resolve(void parked.push([id, event?.eventId])),
      },
    });
    const broken = aMessage('fail');
    await engine.receive(broken);
    await engine.settle();

    expect(await effectsOf(engine.database)).toEqual([]);
    expect(await engine.database.read.outboxMessage.count()).toBe(0);
    const [row] = await engine.database.read.inboxEvent.findMany();
    expect(row).toMatchObject({ state: 'parked', failure: 'Error' });
    expect(parked).toEqual([[row?.id, broken.eventId]]);
  });

  it('goes on with later events after one was put aside, and logs no word of it', async () => {
    const engine = await open({ inbox: { patience: 0 } });
    for (const said of ['one', 'fail with 电话13800000000', 'three']) await engine.receive(aMessage(said));
    await engine.settle();

    expect(await effectsOf(engine.database)).toEqual(['one', 'three']);
    expect(engine.logged.join('\n')).toContain('put aside');
    expect(engine.logged.join('\n')).not.toContain('13800000000');
  });

  it('puts an event aside even when that cannot be reported', async () => {
    const engine = await open({
      inbox: { patience: 0, onParked: () => Promise.reject(new Error('no staff group')) },
    });
    await engine.receive(aMessage('fail'));
    await engine.settle();

    expect(await engine.database.read.inboxEvent.count({ where: { state: 'parked' } })).toBe(1);
  });

  it('tries again what failed for a moment, before the next event of the conversation', async () => {
    let failures = 2;
    const clock = createTestClock();
    const engine = await open({
      clock,
      inbox: {
        handle: async (tx, event, { id }) => {
          await answer(tx, event, { causeEventId: id, now: clock.now() });
          if (failures-- > 0) throw new Error('deadlock detected');
        },
      },
    });
    await engine.receive(aMessage('one'));
    await engine.receive(aMessage('two'));
    await engine.settle();

    expect(await effectsOf(engine.database)).toEqual(['one', 'two']);
    expect(engine.platform.sent.map(({ text }) => text)).toEqual(['re one', 're two']);
  });

  it('handles conversations side by side: a stuck one delays no other', async () => {
    let release: () => void = () => undefined;
    const stuck = new Promise<void>((resolve) => (release = resolve));
    let done: () => void = () => undefined;
    const other = new Promise<void>((resolve) => (done = resolve));
    const engine = await open({
      inbox: {
        handle: async (_tx, event) => {
          if (event.conversation.id === 'g1') await stuck;
          else done();
        },
      },
    });
    await engine.receive(aMessage('one'));
    await engine.receive(aMessage('two', inGroup('g2')));
    await other;
    release();
    await engine.settle();

    expect(await engine.database.read.inboxEvent.count({ where: { state: 'handled' } })).toBe(2);
  });

  it('handles each event once, one at a time per conversation, when two processes receive the same', async () => {
    const platform = createRecordingPlatform();
    let atOnce = 0;
    let most = 0;
    const handle: Parameters<typeof open>[0] = {
      platform,
      inbox: {
        handle: async (tx, event, { id }) => {
          most = Math.max(most, (atOnce += 1));
          await answer(tx, event, { causeEventId: id, now: MORNING });
          atOnce -= 1;
        },
      },
    };
    const [first, second] = [await open(handle), await open(handle)];
    const events = Array.from({ length: 12 }, (_, index) => aMessage(`say ${index}`));
    await Promise.all(
      events.flatMap((event) => [first.receive(event), second.receive(event), first.receive(event)]),
    );
    await first.inbox.idle();
    await second.inbox.idle();
    await first.outbox.idle();

    expect([...(await effectsOf(first.database))].sort()).toEqual(events.map(({ text }) => text).sort());
    expect(most).toBe(1);
    expect(platform.seen).toHaveLength(12);
  });

  it('takes up at its start what another process left unhandled', async () => {
    const first = await open({
      inbox: { handle: () => Promise.reject(new Error('the machine is going down')) },
    });
    await first.receive(aMessage('one'));
    await first.receive(aMessage('two'));
    await first.inbox.stop();

    const second = await open();
    await second.inbox.start();
    await second.settle();
    expect(await effectsOf(second.database)).toEqual(['one', 'two']);
  });

  it('puts aside an event that six starts in a row found unhandled', async () => {
    const dying = { handle: () => Promise.reject(new Error('killed')) };
    const first = await open({ inbox: dying });
    await first.receive(aMessage('poison'));
    await first.inbox.stop();
    await first.database.pool.query('update inbox_event set attempts = 5');
    const parked: bigint[] = [];
    const second = await open({
      inbox: { onParked: (_tx, _event, { id }) => Promise.resolve(void parked.push(id)) },
    });
    await second.inbox.start();
    await second.settle();

    expect(parked).toHaveLength(1);
    expect(await effectsOf(second.database)).toEqual([]);
  });

  it('puts aside an event whose text was erased before it was handled', async () => {
    const first = await open({ inbox: { handle: () => Promise.reject(new Error('later')) } });
    await first.receive(aMessage('one'));
    await first.inbox.stop();
    await first.database.pool.query('delete from inbox_body');

    const parked: unknown[] = [];
    const second = await open({
      inbox: { patience: 0, onParked: (_tx, event) => Promise.resolve(void parked.push(event)) },
    });
    await second.settle();
    expect(parked).toEqual([undefined]);
  });

  it('is idle at once when nothing has happened', async () => {
    const engine = await open();
    await engine.settle();

    expect(engine.platform.sent).toEqual([]);
  });
});
