import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { text } from '../../src/chat/card.ts';
import { PermanentSendError, RetryableSendError } from '../../src/chat/platform.ts';
import { enqueue, type Outgoing } from '../../src/outbox/enqueue.ts';
import { BACK_OFF } from '../../src/outbox/failed-send.ts';
import { listStuck, resend } from '../../src/outbox/stuck.ts';
import { storeFile } from '../../src/storage/files.ts';
import type { OutboxRow } from '../../src/storage/outbox.ts';
import {
  CALENDAR,
  createTestClock,
  emptyEngineDatabase,
  type Engine,
  MORNING,
  openEngine,
} from '../support/engine.ts';
import { createRecordingPlatform } from '../support/engine-platform.ts';
import { everythingStored } from '../support/engine-search.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const MINUTE = 60_000;
const CONGRESS = randomUUID();

describe('the outbox', () => {
  let test: TestDatabase;
  let engine: Engine;
  let reported: OutboxRow[];
  let dropped: OutboxRow[];

  async function open(options: Omit<Parameters<typeof openEngine>[0], 'connection'> = {}): Promise<Engine> {
    reported = [];
    dropped = [];
    engine = await openEngine({
      connection: test.connection,
      ...options,
      outbox: {
        onPermanentFailure: (_tx, row) => Promise.resolve(void reported.push(row)),
        onDropped: (_tx, row) => Promise.resolve(void dropped.push(row)),
        ...options.outbox,
      },
    });
    return engine;
  }

  function put(
    content: string,
    overrides: Partial<Outgoing> & { readonly to?: string } = {},
  ): Promise<bigint | undefined> {
    const { to = 'g1', ...rest } = overrides;
    const { name: platform, account } = engine.platform;
    const address = { platform, account, conversation: { kind: 'group', id: to } } as const;
    return engine.database.write((tx) =>
      enqueue(
        tx,
        { now: engine.clock.now(), calendar: CALENDAR },
        {
          congressId: CONGRESS,
          address,
          class: 'answer',
          template: 'test/message',
          content: text(content),
          dedupeKey: randomUUID(),
          ...rest,
        },
      ),
    );
  }

  /** A suggestion by nobody: the guard looks at its version only. */
  async function insertSuggestion(id: string): Promise<void> {
    const client = await engine.database.pool.connect();
    await client.query(`set session_replication_role = 'replica'`);
    await client.query(
      `insert into suggestion (congress_id, id, version, state, kind, intake_number, title, reason, analysis, advice, body,
         confidential, key, lead_deputy_id, suggested_units, review_level, round, origin, entered_by_id, entered_at)
       values ($1, $2, 1, 'draft', 'between_sessions', (select count(*) + 1 from suggestion), '', '', '', '', '',
         false, false, $2, '{}', 0, 1, '{}', $2, now())`,
      [CONGRESS, id],
    );
    client.release(true);
  }

  const sentTo = (to: string) =>
    engine.platform.seen.filter((sent) => sent.to === to).map((sent) => sent.text);
  const rows = () => engine.database.read.outboxMessage.findMany({ orderBy: { sequence: 'asc' } });

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  beforeEach(async () => {
    await emptyEngineDatabase(test.connection);
    await open();
  });
  afterEach(() => engine.stop());
  afterAll(() => test.drop());

  it('sends what was committed by the jobs alone, and stores the receipt', async () => {
    const sent = new Promise<void>(
      (resolve) =>
        (engine.platform.onTaken = () => {
          resolve();
        }),
    );
    await engine.outbox.start();
    await put('您好');
    await sent;
    await engine.outbox.idle();

    expect(await rows()).toMatchObject([{ state: 'sent', sentAt: MORNING, failure: null }]);
    expect((await rows())[0]?.platformMessageId).toMatch(/^m-/);
  });

  it('sends nothing of a transaction that rolls back', async () => {
    await engine.outbox.start();
    const address = {
      platform: 'sandbox',
      account: 'bot',
      conversation: { kind: 'group', id: 'g1' },
    } as const;
    const failed = engine.database.write(async (tx) => {
      await enqueue(
        tx,
        { now: MORNING, calendar: CALENDAR },
        {
          address,
          class: 'answer',
          template: 't',
          content: text('never'),
          dedupeKey: 'never',
        },
      );
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await engine.outbox.idle();

    expect(engine.platform.sent).toEqual([]);
    const { rows: jobs } = await engine.database.pool.query('select from graphile_worker._private_jobs');
    expect(jobs).toEqual([]);
  });

  it('takes a dedupe key once', async () => {
    expect(await put('one', { dedupeKey: 'key' })).toBeTypeOf('bigint');
    expect(await put('two', { dedupeKey: 'key' })).toBeUndefined();
    await engine.outbox.idle();

    expect(sentTo('g1')).toEqual(['one']);
  });

  it('keeps the order of a conversation when a delivery fails, and delays no other conversation', async () => {
    engine.platform.failNext('g1', new RetryableSendError('too fast'), new RetryableSendError('too fast'));
    for (const said of ['1', '2', '3']) {
      await put(said);
      await put(said, { to: 'g2' });
    }
    await engine.outbox.idle();
    expect(sentTo('g1')).toEqual([]);
    expect(sentTo('g2')).toEqual(['1', '2', '3']);

    for (let due = await engine.outbox.nextDue(); due !== undefined; due = await engine.outbox.nextDue()) {
      engine.clock.set(due);
      await engine.outbox.idle();
    }
    expect(sentTo('g1')).toEqual(['1', '2', '3']);
    expect(engine.clock.now().getTime() - MORNING.getTime()).toBe((BACK_OFF[0] ?? 0) + (BACK_OFF[1] ?? 0));
  });

  it('waits as long as the platform asks', async () => {
    engine.platform.failNext('g1', new RetryableSendError('limit', { retryAfter: 7 * MINUTE }));
    await put('one');
    await engine.outbox.idle();

    expect(await engine.outbox.nextDue()).toEqual(new Date(MORNING.getTime() + 7 * MINUTE));
  });

  it('gives up after the last attempt, reports it, and goes on with the next message', async () => {
    const refusals = Array.from({ length: BACK_OFF.length + 1 }, () => new RetryableSendError('limit'));
    engine.platform.failNext('g1', ...refusals);
    await put('one');
    await put('two');
    await engine.outbox.idle();
    for (const wait of BACK_OFF) {
      engine.clock.pass(wait);
      await engine.outbox.idle();
    }

    expect(sentTo('g1')).toEqual(['two']);
    expect(reported).toMatchObject([{ state: 'failed', failure: 'limit' }]);
  });

  it('stops at once at a permanent failure, shows it in the list of what is stuck, and can send it again', async () => {
    engine.platform.failNext('g1', new PermanentSendError('not a member'));
    const sequence = (await put('one')) ?? 0n;
    await put('two');
    await engine.outbox.idle();
    expect(sentTo('g1')).toEqual(['two']);
    expect(reported).toMatchObject([{ sequence, state: 'failed', failure: 'not a member' }]);

    const stuck = await listStuck(engine.database.read, CONGRESS);
    expect(stuck).toMatchObject([{ sequence, state: 'failed', attempts: 1, template: 'test/message' }]);
    expect(await listStuck(engine.database.read, randomUUID())).toEqual([]);

    const again = { sequence, now: engine.clock.now() };
    expect(await engine.database.write((tx) => resend(tx, randomUUID(), again))).toBe(false);
    expect(await engine.database.write((tx) => resend(tx, CONGRESS, again))).toBe(true);
    await engine.outbox.idle();
    expect(sentTo('g1')).toEqual(['two', 'one']);
    expect(await engine.database.write((tx) => resend(tx, CONGRESS, again))).toBe(false);
  });

  it('repeats a send of unknown fate where the platform knows keys, and people see it once', async () => {
    let lost = true;
    engine.platform.onTaken = () => {
      if (lost) throw new Error('socket hang up');
    };
    await put('one');
    await engine.outbox.idle();
    lost = false;
    engine.clock.pass(BACK_OFF[0] ?? 0);
    await engine.outbox.idle();

    expect(engine.platform.sent).toHaveLength(2);
    expect(sentTo('g1')).toEqual(['one']);
    expect(await rows()).toMatchObject([{ state: 'sent', failure: null }]);
  });

  it('does not repeat it after the hour in which the platform remembers the key', async () => {
    engine.platform.onTaken = () => {
      throw new Error('socket hang up');
    };
    await put('one');
    await engine.outbox.idle();
    engine.clock.pass(61 * MINUTE);
    await engine.outbox.idle();

    expect(engine.platform.sent).toHaveLength(1);
    expect(reported).toMatchObject([{ state: 'uncertain' }]);
  });

  it('never repeats it by itself where there are no keys', async () => {
    await engine.stop();
    await open({
      platform: createRecordingPlatform({ name: 'wechat', sendsOncePerKey: false }),
      outbox: { limits: { wechat: {}, feishu: {}, sandbox: {} } },
    });
    engine.platform.onTaken = ({ text: said }) => {
      if (said === 'one') throw new Error('deadline exceeded');
    };
    await put('one');
    await put('two');
    await engine.outbox.idle();
    engine.clock.pass(24 * 60 * MINUTE);
    await engine.outbox.idle();

    expect(sentTo('g1')).toEqual(['one', 'two']);
    expect(await rows()).toMatchObject([
      { state: 'uncertain', failure: 'unknown: Error' },
      { state: 'sent' },
    ]);
    expect(reported).toHaveLength(1);
  });

  it.each([
    ['repeats', 'sandbox', 'sent', ['one']],
    ['never repeats', 'wechat', 'uncertain', []],
  ] as const)('%s on %s what a dead process was sending', async (_verb, name, state, seen) => {
    await engine.stop();
    await open({ platform: createRecordingPlatform({ name, sendsOncePerKey: name === 'sandbox' }) });
    await put('one');
    await engine.database.pool.query(
      `update outbox_message set state = 'sending', attempts = 1, next_attempt_at = $1`,
      [MORNING.toISOString()],
    );
    await engine.outbox.idle();

    expect(await rows()).toMatchObject([{ state }]);
    expect(sentTo('g1')).toEqual(seen);
  });

  it('drops what has expired and tells why', async () => {
    await put('one', { expiresAt: new Date(MORNING.getTime() + MINUTE), class: 'secret' });
    engine.clock.pass(MINUTE);
    await engine.outbox.idle();

    expect(sentTo('g1')).toEqual([]);
    expect(dropped).toMatchObject([{ state: 'dropped', failure: 'expired' }]);
    expect(await rows()).toMatchObject([{ content: null }]);
  });

  it('erases a secret with its delivery', async () => {
    await put('密钥份额四七', { class: 'secret' });
    expect(await everythingStored(test.connection)).toContain('密钥份额四七');
    await engine.outbox.idle();

    expect(sentTo('g1')).toEqual(['密钥份额四七']);
    expect(await everythingStored(test.connection)).not.toContain('密钥份额四七');
    expect(engine.logged.join('\n')).not.toContain('密钥');
  });

  it('holds notices and reminders back until their hours, and lets answers pass them', async () => {
    engine.clock.set(new Date('2026-03-03T22:30:00+08:00'));
    await put('notice', { class: 'notice' });
    await put('reminder', { class: 'reminder' });
    await put('answer');
    await engine.outbox.idle();
    expect(sentTo('g1')).toEqual(['answer']);

    expect(await engine.outbox.nextDue()).toEqual(new Date('2026-03-04T09:00:00+08:00'));
    engine.clock.set(new Date('2026-03-04T09:00:00+08:00'));
    await engine.outbox.idle();
    expect(sentTo('g1')).toEqual(['answer', 'notice', 'reminder']);
    expect(await engine.outbox.nextDue()).toBeUndefined();
  });

  it('answers at once although the clock was set back by a day', async () => {
    await put('one');
    engine.clock.pass(-24 * 60 * MINUTE);
    await put('two');
    await engine.outbox.idle();

    expect(sentTo('g1')).toEqual(['one', 'two']);
  });

  it('tries again at once when the clock was set back by a day while a message waited', async () => {
    engine.platform.failNext('g1', new RetryableSendError('limit'));
    await put('one');
    await engine.outbox.idle();
    engine.clock.pass(-24 * 60 * MINUTE);
    await engine.outbox.idle();

    expect(sentTo('g1')).toEqual(['one']);
  });

  it('leaves the deliveries of an account to the process that holds its connection', async () => {
    let holder = false;
    await engine.stop();
    await open({ outbox: { holds: () => holder } });
    await engine.outbox.start();
    await put('one');
    await engine.outbox.idle();
    expect(engine.platform.sent).toEqual([]);

    holder = true;
    const sent = new Promise<void>(
      (resolve) =>
        (engine.platform.onTaken = () => {
          resolve();
        }),
    );
    await engine.outbox.sweep();
    await sent;
    await engine.outbox.idle();
    expect(await rows()).toMatchObject([{ state: 'sent' }]);
  });

  it('keeps to the rate of each chat and account by waiting, not by sleeping', async () => {
    await engine.stop();
    const limits = {
      sandbox: { conversation: { burst: 2, every: 1000 }, account: { burst: 3, every: 100 } },
    };
    await open({ clock: createTestClock(), outbox: { limits: { wechat: {}, feishu: {}, ...limits } } });
    for (const said of ['1', '2', '3', '4']) await put(said);
    await engine.outbox.idle();
    expect(sentTo('g1')).toEqual(['1', '2']);

    const due = (await engine.outbox.nextDue()) ?? MORNING;
    expect(due.getTime() - MORNING.getTime()).toBe(1000);
    engine.clock.set(due);
    await engine.outbox.idle();
    expect(sentTo('g1')).toEqual(['1', '2', '3']);
    expect(await rows()).toMatchObject([{ attempts: 1 }, { attempts: 1 }, { attempts: 1 }, { attempts: 0 }]);
  });

  it('reads a stored file only when it is sent', async () => {
    await engine.database.write(async (tx) => {
      await tx.ruleVersion.create({ data: { hash: 'h', name: 'n', content: {}, createdAt: MORNING } });
      await tx.congress.create({ data: { id: CONGRESS, name: '示例区', ruleHash: 'h', createdAt: MORNING } });
    });
    const name = '台账.xlsx';
    const mediaType = 'application/octet-stream';
    const bytes = new TextEncoder().encode('rows');
    const fileId = await engine.database.write((tx) =>
      storeFile(tx, { congressId: CONGRESS, name, mediaType, bytes, at: MORNING }),
    );
    await put('', { content: { kind: 'stored-file', congressId: CONGRESS, fileId, name, mediaType } });
    const missing = {
      kind: 'stored-file',
      congressId: CONGRESS,
      fileId: randomUUID(),
      name,
      mediaType,
    } as const;
    await put('', { content: missing });
    await engine.outbox.idle();

    expect(sentTo('g1')).toEqual([`${name}:${Buffer.from('rows').toString('base64')}`]);
    expect(reported).toMatchObject([{ state: 'failed', failure: 'the stored file is gone' }]);
  });

  it('drops a message whose subject has moved on by the time of sending, and sends one whose subject has not', async () => {
    const id = randomUUID();
    const other = randomUUID();
    const guard = { kind: 'suggestion', congressId: CONGRESS } as const;
    for (const suggestion of [id, other]) await insertSuggestion(suggestion);
    await put('moved on', { guards: [{ ...guard, id, version: 1 }] });
    await put('gone', { guards: [{ ...guard, id: randomUUID(), version: 1 }] });
    await put('still so', { guards: [{ ...guard, id: other, version: 1 }] });
    await engine.database.read.suggestion.updateMany({ where: { id }, data: { version: 2 } });
    await engine.outbox.idle();

    expect(sentTo('g1')).toEqual(['still so']);
    expect(dropped.map(({ failure }) => failure)).toEqual(['overtaken', 'overtaken']);
  });

  it('drains 200 messages in 20 conversations, each in order', async () => {
    for (let index = 0; index < 200; index += 1) await put(String(index), { to: `g${index % 20}` });
    await engine.outbox.idle();

    for (let group = 0; group < 20; group += 1) {
      const expected = Array.from({ length: 10 }, (_, turn) => String(turn * 20 + group));
      expect(sentTo(`g${group}`)).toEqual(expected);
    }
  });
});
