import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { text } from '../../src/chat/card.ts';
import { RetryableSendError } from '../../src/chat/platform.ts';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { CALENDAR, createTestClock, MORNING } from '../support/engine.ts';
import { CONGRESS, useOutbox } from '../support/engine-outbox.ts';
import { everythingStored } from '../support/engine-search.ts';

const MINUTE = 60_000;

describe('the outbox', () => {
  const bench = useOutbox();

  it('sends what was committed by the jobs alone, and stores the receipt', async () => {
    const sent = new Promise<void>(
      (resolve) =>
        (bench.engine.platform.onTaken = () => {
          resolve();
        }),
    );
    await bench.engine.outbox.start();
    await bench.put('您好');
    await sent;
    await bench.engine.outbox.idle();

    expect(await bench.rows()).toMatchObject([{ state: 'sent', sentAt: MORNING, failure: null }]);
    expect((await bench.rows())[0]?.platformMessageId).toMatch(/^m-/);
  });

  it('sends nothing of a transaction that rolls back', async () => {
    await bench.engine.outbox.start();
    const address = {
      platform: 'sandbox',
      account: 'bot',
      conversation: { kind: 'group', id: 'g1' },
    } as const;
    const failed = bench.engine.database.write(async (tx) => {
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
    await bench.engine.outbox.idle();

    expect(bench.engine.platform.sent).toEqual([]);
    const { rows: jobs } = await bench.engine.database.pool.query(
      'select from graphile_worker._private_jobs',
    );
    expect(jobs).toEqual([]);
  });

  it('takes a dedupe key once', async () => {
    expect(await bench.put('one', { dedupeKey: 'key' })).toBeTypeOf('bigint');
    expect(await bench.put('two', { dedupeKey: 'key' })).toBeUndefined();
    await bench.engine.outbox.idle();

    expect(bench.sentTo('g1')).toEqual(['one']);
  });

  it('drops what has expired and tells why', async () => {
    await bench.put('one', { expiresAt: new Date(MORNING.getTime() + MINUTE), class: 'secret' });
    bench.engine.clock.pass(MINUTE);
    await bench.engine.outbox.idle();

    expect(bench.sentTo('g1')).toEqual([]);
    expect(bench.dropped).toMatchObject([{ state: 'dropped', failure: 'expired' }]);
    expect(await bench.rows()).toMatchObject([{ content: null }]);
  });

  it('erases a secret with its delivery', async () => {
    await bench.put('密钥份额四七', { class: 'secret' });
    expect(await everythingStored(bench.test.connection)).toContain('密钥份额四七');
    await bench.engine.outbox.idle();

    expect(bench.sentTo('g1')).toEqual(['密钥份额四七']);
    expect(await everythingStored(bench.test.connection)).not.toContain('密钥份额四七');
    expect(bench.engine.logged.join('\n')).not.toContain('密钥');
  });

  it('holds notices and reminders back until their hours, and lets answers pass them', async () => {
    bench.engine.clock.set(new Date('2026-03-03T22:30:00+08:00'));
    await bench.put('notice', { class: 'notice' });
    await bench.put('reminder', { class: 'reminder' });
    await bench.put('answer');
    await bench.engine.outbox.idle();
    expect(bench.sentTo('g1')).toEqual(['answer']);

    expect(await bench.engine.outbox.nextDue()).toEqual(new Date('2026-03-04T09:00:00+08:00'));
    bench.engine.clock.set(new Date('2026-03-04T09:00:00+08:00'));
    await bench.engine.outbox.idle();
    expect(bench.sentTo('g1')).toEqual(['answer', 'notice', 'reminder']);
    expect(await bench.engine.outbox.nextDue()).toBeUndefined();
  });

  it('answers at once although the clock was set back by a day', async () => {
    await bench.put('one');
    bench.engine.clock.pass(-24 * 60 * MINUTE);
    await bench.put('two');
    await bench.engine.outbox.idle();

    expect(bench.sentTo('g1')).toEqual(['one', 'two']);
  });

  it('tries again at once when the clock was set back by a day while a message waited', async () => {
    bench.engine.platform.failNext('g1', new RetryableSendError('limit'));
    await bench.put('one');
    await bench.engine.outbox.idle();
    bench.engine.clock.pass(-24 * 60 * MINUTE);
    await bench.engine.outbox.idle();

    expect(bench.sentTo('g1')).toEqual(['one']);
  });

  it('leaves the deliveries of an account to the process that holds its connection', async () => {
    let holder = false;
    await bench.open({ outbox: { holds: () => holder } });
    await bench.engine.outbox.start();
    await bench.put('one');
    await bench.engine.outbox.idle();
    expect(bench.engine.platform.sent).toEqual([]);

    holder = true;
    const sent = new Promise<void>(
      (resolve) =>
        (bench.engine.platform.onTaken = () => {
          resolve();
        }),
    );
    await bench.engine.outbox.sweep();
    await sent;
    await bench.engine.outbox.idle();
    expect(await bench.rows()).toMatchObject([{ state: 'sent' }]);
  });

  it('keeps to the rate of each chat and account by waiting, not by sleeping', async () => {
    const limits = {
      sandbox: { conversation: { burst: 2, every: 1000 }, account: { burst: 3, every: 100 } },
    };
    await bench.open({ clock: createTestClock(), outbox: { limits: { wechat: {}, feishu: {}, ...limits } } });
    for (const said of ['1', '2', '3', '4']) await bench.put(said);
    await bench.engine.outbox.idle();
    expect(bench.sentTo('g1')).toEqual(['1', '2']);

    const due = (await bench.engine.outbox.nextDue()) ?? MORNING;
    expect(due.getTime() - MORNING.getTime()).toBe(1000);
    bench.engine.clock.set(due);
    await bench.engine.outbox.idle();
    expect(bench.sentTo('g1')).toEqual(['1', '2', '3']);
    expect(await bench.rows()).toMatchObject([
      { attempts: 1 },
      { attempts: 1 },
      { attempts: 1 },
      { attempts: 0 },
    ]);
  });

  it('drops a message whose subject has moved on by the time of sending, and sends one whose subject has not', async () => {
    const id = randomUUID();
    const other = randomUUID();
    const guard = { kind: 'suggestion', congressId: CONGRESS } as const;
    for (const suggestion of [id, other]) await bench.addSuggestion(suggestion);
    await bench.put('moved on', { guards: [{ ...guard, id, version: 1 }] });
    await bench.put('gone', { guards: [{ ...guard, id: randomUUID(), version: 1 }] });
    await bench.put('still so', { guards: [{ ...guard, id: other, version: 1 }] });
    await bench.engine.database.read.suggestion.updateMany({ where: { id }, data: { version: 2 } });
    await bench.engine.outbox.idle();

    expect(bench.sentTo('g1')).toEqual(['still so']);
    expect(bench.dropped.map(({ failure }) => failure)).toEqual(['overtaken', 'overtaken']);
  });

  it('is idle once it was stopped, with what is due left for the next process', async () => {
    await bench.put('one');
    await bench.engine.outbox.stop();
    await bench.engine.outbox.idle();

    expect(await bench.rows()).toMatchObject([{ state: 'pending' }]);
  });

  it('drains 200 messages in 20 conversations, each in order', async () => {
    for (let index = 0; index < 200; index += 1) await bench.put(String(index), { to: `g${index % 20}` });
    await bench.engine.outbox.idle();

    for (let group = 0; group < 20; group += 1) {
      const expected = Array.from({ length: 10 }, (_, turn) => String(turn * 20 + group));
      expect(bench.sentTo(`g${group}`)).toEqual(expected);
    }
  });
});
