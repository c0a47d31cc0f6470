import { describe, expect, it } from 'vitest';
import type { Card, OutboundMessage } from '../../src/chat/card.ts';
import { PermanentSendError, RetryableSendError } from '../../src/chat/platform.ts';
import { createRecordingPlatform } from '../support/engine-platform.ts';
import { useOutbox } from '../support/engine-outbox.ts';

const CARD: Card = { title: '草稿', lines: ['请核对'], fields: [], choices: ['确认提交'] };
const DONE: Card = { ...CARD, lines: ['请核对', '已选:确认提交(张明)'], choices: [] };

describe('a card that is to look otherwise', () => {
  const bench = useOutbox();

  const openWith = async (update?: (message: OutboundMessage) => Promise<void>): Promise<string[]> => {
    const updated: string[] = [];
    const platform = createRecordingPlatform();
    if (update !== undefined) {
      platform.update = async (_address, { messageId }, message) => {
        await update(message);
        updated.push(`${messageId}: ${message.kind === 'card' ? message.card.lines.join('|') : ''}`);
      };
    }
    await bench.open({ platform });
    return updated;
  };
  const show = async (): Promise<string> => {
    const sequence = await bench.put('', { content: { kind: 'card', card: CARD } });
    return String(sequence);
  };

  it('is changed in place, after it was sent, and is no message of its own', async () => {
    const updated = await openWith(() => Promise.resolve());
    const of = await show();
    await bench.put('', { content: { kind: 'card-update', of, card: DONE } });
    await bench.engine.outbox.idle();

    const [sent] = bench.engine.platform.sent;
    expect(bench.engine.platform.sent).toHaveLength(1);
    expect(updated).toEqual([`m-${sent?.key ?? ''}: 请核对|已选:确认提交(张明)`]);
    expect((await bench.rows()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('is left as it is where messages cannot change: nothing is said, and nobody is alarmed', async () => {
    await openWith();
    const of = await show();
    await bench.put('', { content: { kind: 'card-update', of, card: DONE } });
    await bench.put('下一条');
    await bench.engine.outbox.idle();

    expect(bench.engine.platform.sent.map(({ text }) => text)).toEqual(['草稿', '下一条']);
    expect((await bench.rows()).map(({ state }) => state)).toEqual(['sent', 'dropped', 'sent']);
    expect(bench.reported).toEqual([]);
  });

  it('that is too old to be changed alarms nobody', async () => {
    await openWith(() => Promise.reject(new PermanentSendError('230031')));
    const of = await show();
    await bench.put('', { content: { kind: 'card-update', of, card: DONE } });
    await bench.engine.outbox.idle();

    expect((await bench.rows()).map(({ state }) => state)).toEqual(['sent', 'dropped']);
    expect(bench.reported).toEqual([]);
  });

  it('is tried again when the platform is busy', async () => {
    let busy = true;
    const updated = await openWith(() =>
      busy ? Promise.reject(new RetryableSendError('busy')) : Promise.resolve(),
    );
    const of = await show();
    await bench.put('', { content: { kind: 'card-update', of, card: DONE } });
    await bench.engine.outbox.idle();
    expect((await bench.rows()).map(({ state }) => state)).toEqual(['sent', 'pending']);

    busy = false;
    bench.engine.clock.pass(60_000);
    await bench.engine.outbox.idle();
    expect(updated).toHaveLength(1);
  });

  it('that was never shown is not changed', async () => {
    const updated = await openWith(() => Promise.resolve());
    bench.engine.platform.failNext('g1', new PermanentSendError('gone'));
    const of = await show();
    await bench.engine.outbox.idle();
    await bench.put('', { content: { kind: 'card-update', of, card: DONE } });
    await bench.engine.outbox.idle();

    expect(updated).toEqual([]);
    expect((await bench.rows()).map(({ state }) => state)).toEqual(['failed', 'dropped']);
  });
});
