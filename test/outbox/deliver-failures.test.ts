import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PermanentSendError, RetryableSendError } from '../../src/chat/platform.ts';
import { BACK_OFF } from '../../src/outbox/failed-send.ts';
import { listStuck, resend } from '../../src/outbox/stuck.ts';
import { storeFile } from '../../src/storage/files.ts';
import { MORNING } from '../support/engine.ts';
import { CONGRESS, useOutbox } from '../support/engine-outbox.ts';
import { createRecordingPlatform } from '../support/engine-platform.ts';

const MINUTE = 60_000;

describe('the outbox, when a delivery fails', () => {
  const bench = useOutbox();

  it('keeps the order of a conversation when a delivery fails, and delays no other conversation', async () => {
    bench.engine.platform.failNext(
      'g1',
      new RetryableSendError('too fast'),
      new RetryableSendError('too fast'),
    );
    for (const said of ['1', '2', '3']) {
      await bench.put(said);
      await bench.put(said, { to: 'g2' });
    }
    await bench.engine.outbox.idle();
    expect(bench.sentTo('g1')).toEqual([]);
    expect(bench.sentTo('g2')).toEqual(['1', '2', '3']);

    for (
      let due = await bench.engine.outbox.nextDue();
      due !== undefined;
      due = await bench.engine.outbox.nextDue()
    ) {
      bench.engine.clock.set(due);
      await bench.engine.outbox.idle();
    }
    expect(bench.sentTo('g1')).toEqual(['1', '2', '3']);
    expect(bench.engine.clock.now().getTime() - MORNING.getTime()).toBe(
      (BACK_OFF[0] ?? 0) + (BACK_OFF[1] ?? 0),
    );
  });

  it('waits as long as the platform asks', async () => {
    bench.engine.platform.failNext('g1', new RetryableSendError('limit', { retryAfter: 7 * MINUTE }));
    await bench.put('one');
    await bench.engine.outbox.idle();

    expect(await bench.engine.outbox.nextDue()).toEqual(new Date(MORNING.getTime() + 7 * MINUTE));
  });

  it('gives up after the last attempt, reports it, and goes on with the next message', async () => {
    const refusals = Array.from({ length: BACK_OFF.length + 1 }, () => new RetryableSendError('limit'));
    bench.engine.platform.failNext('g1', ...refusals);
    await bench.put('one');
    await bench.put('two');
    await bench.engine.outbox.idle();
    for (const wait of BACK_OFF) {
      bench.engine.clock.pass(wait);
      await bench.engine.outbox.idle();
    }

    expect(bench.sentTo('g1')).toEqual(['two']);
    expect(bench.reported).toMatchObject([{ state: 'failed', failure: 'limit' }]);
  });

  it('stops at once at a permanent failure, shows it in the list of what is stuck, and can send it again', async () => {
    bench.engine.platform.failNext('g1', new PermanentSendError('not a member'));
    const sequence = (await bench.put('one')) ?? 0n;
    await bench.put('two');
    await bench.engine.outbox.idle();
    expect(bench.sentTo('g1')).toEqual(['two']);
    expect(bench.reported).toMatchObject([{ sequence, state: 'failed', failure: 'not a member' }]);

    const stuck = await listStuck(bench.engine.database.read, CONGRESS);
    expect(stuck).toMatchObject([{ sequence, state: 'failed', attempts: 1, template: 'test/message' }]);
    expect(await listStuck(bench.engine.database.read, randomUUID())).toEqual([]);

    const again = { sequence, now: bench.engine.clock.now() };
    expect(await bench.engine.database.write((tx) => resend(tx, randomUUID(), again))).toBe(false);
    expect(await bench.engine.database.write((tx) => resend(tx, CONGRESS, again))).toBe(true);
    await bench.engine.outbox.idle();
    expect(bench.sentTo('g1')).toEqual(['two', 'one']);
    expect(await bench.engine.database.write((tx) => resend(tx, CONGRESS, again))).toBe(false);
  });

  it('repeats a send of unknown fate where the platform knows keys, and people see it once', async () => {
    let lost = true;
    bench.engine.platform.onTaken = () => {
      if (lost) throw new Error('socket hang up');
    };
    await bench.put('one');
    await bench.engine.outbox.idle();
    lost = false;
    bench.engine.clock.pass(BACK_OFF[0] ?? 0);
    await bench.engine.outbox.idle();

    expect(bench.engine.platform.sent).toHaveLength(2);
    expect(bench.sentTo('g1')).toEqual(['one']);
    expect(await bench.rows()).toMatchObject([{ state: 'sent', failure: null }]);
  });

  it('does not repeat it after the hour in which the platform remembers the key', async () => {
    bench.engine.platform.onTaken = () => {
      throw new Error('socket hang up');
    };
    await bench.put('one');
    await bench.engine.outbox.idle();
    bench.engine.clock.pass(61 * MINUTE);
    await bench.engine.outbox.idle();

    expect(bench.engine.platform.sent).toHaveLength(1);
    expect(bench.reported).toMatchObject([{ state: 'uncertain' }]);
  });

  it('never repeats it by itself where there are no keys', async () => {
    await bench.open({
      platform: createRecordingPlatform({ name: 'wechat', sendsOncePerKey: false }),
      outbox: { limits: { wechat: {}, feishu: {}, sandbox: {} } },
    });
    bench.engine.platform.onTaken = ({ text: said }) => {
      if (said === 'one') throw new Error('deadline exceeded');
    };
    await bench.put('one');
    await bench.put('two');
    await bench.engine.outbox.idle();
    bench.engine.clock.pass(24 * 60 * MINUTE);
    await bench.engine.outbox.idle();

    expect(bench.sentTo('g1')).toEqual(['one', 'two']);
    expect(await bench.rows()).toMatchObject([
      { state: 'uncertain', failure: 'unknown: Error' },
      { state: 'sent' },
    ]);
    expect(bench.reported).toHaveLength(1);
  });

  it.each([
    ['repeats', 'sandbox', 'sent', ['one']],
    ['never repeats', 'wechat', 'uncertain', []],
  ] as const)('%s on %s what a dead process was sending', async (_verb, name, state, seen) => {
    await bench.open({ platform: createRecordingPlatform({ name, sendsOncePerKey: name === 'sandbox' }) });
    await bench.put('one');
    await bench.engine.database.pool.query(
      `update outbox_message set state = 'sending', attempts = 1, next_attempt_at = $1`,
      [MORNING.toISOString()],
    );
    await bench.engine.outbox.idle();

    expect(await bench.rows()).toMatchObject([{ state }]);
    expect(bench.sentTo('g1')).toEqual(seen);
  });

  it('reads a stored file only when it is sent', async () => {
    await bench.addCongress();
    const name = '台账.xlsx';
    const mediaType = 'application/octet-stream';
    const bytes = new TextEncoder().encode('rows');
    const fileId = await bench.engine.database.write((tx) =>
      storeFile(tx, { congressId: CONGRESS, name, mediaType, bytes, at: MORNING }),
    );
    await bench.put('', { content: { kind: 'stored-file', congressId: CONGRESS, fileId, name, mediaType } });
    const missing = {
      kind: 'stored-file',
      congressId: CONGRESS,
      fileId: randomUUID(),
      name,
      mediaType,
    } as const;
    await bench.put('', { content: missing });
    await bench.engine.outbox.idle();

    expect(bench.sentTo('g1')).toEqual([`${name}:${Buffer.from('rows').toString('base64')}`]);
    expect(bench.reported).toMatchObject([{ state: 'failed', failure: 'the stored file is gone' }]);
  });
});
