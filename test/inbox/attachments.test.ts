import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MessageEvent, RemoteAttachment } from '../../src/chat/message.ts';
import type { FetchAttachment } from '../../src/inbox/fetch.ts';
import type { InboxOptions } from '../../src/inbox/receive.ts';
import { aMessage, emptyEngineDatabase, type Engine, openEngine } from '../support/engine.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const PICTURE: RemoteAttachment = {
  kind: 'image',
  name: '图片.png',
  mediaType: 'image/png',
  reference: 'key-1',
};

describe('an attachment that lies with the platform', () => {
  let test: TestDatabase;
  let engine: Engine;
  const handled: MessageEvent[] = [];

  const handle: InboxOptions['handle'] = (_tx, event) => {
    if (event.kind === 'message') handled.push(event);
    return Promise.resolve();
  };
  const open = async (fetch: FetchAttachment): Promise<void> => {
    engine = await openEngine({ connection: test.connection, inbox: { fetch, handle } });
  };

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  beforeEach(async () => {
    await emptyEngineDatabase(test.connection);
    handled.splice(0);
  });
  afterEach(() => engine.stop());
  afterAll(() => test.drop());

  it('is fetched after the event is stored and before it is handled, and kept with it', async () => {
    let storedBefore = 0;
    await open(async (_event, { reference }) => {
      storedBefore = await engine.database.read.inboxEvent.count({ where: { state: 'received' } });
      return { name: '图片.png', mediaType: 'image/png', data: `bytes of ${reference}` };
    });
    await engine.receive(aMessage('#建议', { attachments: [PICTURE] }));
    await engine.settle();

    expect(storedBefore).toBe(1);
    const whole = { kind: 'image', name: '图片.png', mediaType: 'image/png', data: 'bytes of key-1' };
    expect(handled.map((event) => event.attachments)).toEqual([[whole]]);
    const [body] = await engine.database.read.inboxBody.findMany();
    expect(body?.body).toMatchObject({ attachments: [whole] });
  });

  it('is tried again when it fails, and the words beside it are handled in any case', async () => {
    const tries: string[] = [];
    await open((_event, { reference }) => {
      tries.push(reference);
      if (reference === 'key-1' && tries.length < 2) return Promise.reject(new Error('busy'));
      return Promise.resolve(reference === 'key-2' ? 'too_large' : { name: 'a', mediaType: 'b', data: 'c' });
    });
    const big = { ...PICTURE, name: '大.zip', kind: 'file', reference: 'key-2' } as const;
    await engine.receive(aMessage('#建议', { attachments: [PICTURE, big] }));
    await engine.settle();

    expect(tries).toEqual(['key-1', 'key-1', 'key-2']);
    expect(handled.map((event) => event.attachments)).toEqual([
      [
        { kind: 'image', name: 'a', mediaType: 'b', data: 'c' },
        { ...big, lost: 'too_large' },
      ],
    ]);
    expect(engine.logged.join('\n')).not.toContain('大.zip');
  });

  it('that never comes is marked as lost after three tries', async () => {
    let tries = 0;
    await open(() => {
      tries += 1;
      return Promise.reject(new Error('gone'));
    });
    await engine.receive(aMessage('#建议', { attachments: [PICTURE] }));
    await engine.settle();

    expect(tries).toBe(3);
    expect(handled.map((event) => event.attachments)).toEqual([[{ ...PICTURE, lost: 'unavailable' }]]);
  });

  it('is left to the process that holds the connection', async () => {
    await open(() => Promise.resolve('elsewhere'));
    await engine.receive(aMessage('#建议', { attachments: [PICTURE] }));
    await engine.inbox.stop();

    expect(handled).toEqual([]);
    expect(await engine.database.read.inboxEvent.count({ where: { state: 'received' } })).toBe(1);
  });

  it('of chatter is never fetched', async () => {
    let tries = 0;
    await open(() => {
      tries += 1;
      return Promise.resolve('unavailable');
    });
    await engine.receive(aMessage('闲聊', { attachments: [PICTURE] }));
    await engine.settle();
    expect(tries).toBe(0);
  });
});
