import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InboundEvent } from '../../../src/chat/message.ts';
import { RetryableSendError } from '../../../src/chat/platform.ts';
import type { Fault } from '../../../src/chat/simulation.ts';
import type { SandboxNetwork } from '../../../src/platforms/sandbox/network.ts';
import { sandboxPlatform } from '../../../src/platforms/sandbox/platform.ts';
import { exampleNetwork, group, hello, recordingBot, slowNetwork } from './example.ts';

const ids = (events: readonly InboundEvent[]): string[] => events.map((event) => event.eventId);
const say = (network: SandboxNetwork, text = '签收') => network.say({ by: 'zhang', in: 'g1', text });
const deliveries = (network: SandboxNetwork) => network.lines().map((line) => line.delivery?.state);

describe('drop', () => {
  it('loses what people say, says so, and loses nothing else', async () => {
    const network = exampleNetwork();
    const bot = recordingBot();
    await network.attach(bot.receive);

    network.setFaults(['drop']);
    await say(network);
    network.setFaults([]);
    const later = await say(network);
    await network.attach(bot.receive);

    expect(bot.heard).toEqual([later]);
    expect(deliveries(network)).toEqual(['lost', 'delivered']);
    expect(network.done()).toEqual([later]);
  });

  it('lets the bot know that its message was not taken, so that it tries again', async () => {
    const network = exampleNetwork();
    const platform = sandboxPlatform(network);

    network.setFaults(['drop']);
    await expect(platform.send(group('g1'), hello, 'key')).rejects.toThrow(RetryableSendError);
    expect(network.lines()).toEqual([]);
    network.setFaults([]);
    await platform.send(group('g1'), hello, 'key');

    expect(network.lines()).toHaveLength(1);
  });
});

describe('duplicate', () => {
  it('delivers every event twice, with the same ids, and shows its line once', async () => {
    const network = exampleNetwork();
    const bot = recordingBot();
    await network.attach(bot.receive);
    network.setFaults(['duplicate']);

    const said = await say(network);
    const pressed = await network.press({ by: 'zhang', in: 'g1', messageId: 'm', choice: '附议' });

    expect(bot.heard).toEqual([said, said, pressed, pressed]);
    expect(network.lines()).toHaveLength(1);
  });
});

describe('delay', () => {
  it('keeps what is said on its way until its time has passed, in order', async () => {
    const { network, passTime } = slowNetwork();
    const bot = recordingBot();
    await network.attach(bot.receive);
    network.setFaults(['delay']);

    const first = await say(network, '一');
    const second = await say(network, '二');
    await network.retryUnacknowledged();
    expect(bot.heard).toEqual([]);
    expect(deliveries(network)).toEqual(['waiting', 'waiting']);
    passTime();
    await network.retryUnacknowledged();

    expect(ids(bot.heard)).toEqual(ids([first, second]));
    expect(deliveries(network)).toEqual(['delivered', 'delivered']);
  });

  it('lets nothing overtake what is on its way, and hurries when it ends', async () => {
    const { network } = slowNetwork();
    const bot = recordingBot();
    await network.attach(bot.receive);
    network.setFaults(['delay']);
    const slow = await say(network, '慢');

    network.setFaults([]);
    const quick = await say(network, '快');

    expect(ids(bot.heard)).toEqual(ids([slow, quick]));
  });

  it('slows the messages of the bot, and shows each once', async () => {
    const { network, passTime } = slowNetwork();
    const platform = sandboxPlatform(network);
    network.setFaults(['delay']);

    const sending = platform.send(group('g1'), hello, 'key');
    expect(network.lines()).toEqual([]);
    passTime();
    await sending;

    expect(network.lines()).toHaveLength(1);
  });

  it('does not keep a bot waiting that stops', async () => {
    const { network } = slowNetwork();
    const platform = sandboxPlatform(network);
    network.setFaults(['delay']);

    const sending = platform.send(group('g1'), hello, 'key');
    await platform.stop();

    await expect(sending).resolves.toMatchObject({ messageId: expect.any(String) });
  });
});

describe('disconnect', () => {
  it('holds everything back, and delivers it in order, before anything new, when it ends', async () => {
    const network = exampleNetwork();
    const bot = recordingBot();
    await network.attach(bot.receive);

    network.setFaults(['disconnect']);
    const first = await say(network, '一');
    const second = await say(network, '二');
    await network.retryUnacknowledged();
    expect(bot.heard).toEqual([]);
    network.setFaults([]);
    const third = await say(network, '三');

    expect(ids(bot.heard)).toEqual(ids([first, second, third]));
  });

  it('is told to the operators, and to the bot when it sends', async () => {
    const network = exampleNetwork();
    const platform = sandboxPlatform(network);
    const receive = recordingBot().receive;
    await platform.start({ receive, connected: () => Promise.resolve() });

    network.setFaults(['disconnect']);

    expect(platform.health()).toMatchObject({ state: 'down' });
    await expect(platform.send(group('g1'), hello, 'key')).rejects.toThrow(RetryableSendError);
    network.setFaults([]);
    expect(platform.health()).toMatchObject({ state: 'connected' });
  });

  it('reaches a message that was already on its slow way', async () => {
    const { network, passTime } = slowNetwork();
    const platform = sandboxPlatform(network);
    network.setFaults(['delay']);
    const sending = platform.send(group('g1'), hello, 'key');

    network.setFaults(['delay', 'disconnect']);
    passTime();

    await expect(sending).rejects.toThrow(RetryableSendError);
    expect(network.lines()).toEqual([]);
  });
});

it('whatever is switched on and off, only drop loses, and first deliveries keep their order', async () => {
  const faults = fc.subarray<Fault>(['drop', 'duplicate', 'delay', 'disconnect']);
  const move = fc.oneof(
    fc.constantFrom('say' as const, 'pass' as const, 'attach' as const, 'detach' as const, 'retry' as const),
    faults,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 30 }), async (moves) => {
      const { network, passTime } = slowNetwork();
      const bot = recordingBot();
      const kept: InboundEvent[] = [];
      for (const next of moves) {
        if (typeof next !== 'string') network.setFaults(next);
        if (next === 'pass') passTime();
        if (next === 'attach') await network.attach(bot.receive);
        if (next === 'detach') network.detach();
        if (next === 'retry') await network.retryUnacknowledged();
        if (next !== 'say') continue;
        const event = await say(network);
        if (!network.faults().includes('drop')) kept.push(event);
      }
      network.setFaults([]);
      await network.attach(bot.receive);
      expect([...new Set(ids(bot.heard))]).toEqual(ids(kept));
      expect(network.done()).toEqual(kept);
    }),
    { seed: 20260302, numRuns: 300 },
  );
});
