import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text } from '../../../src/chat/card.ts';
import type { InboundEvent } from '../../../src/chat/message.ts';
import { PermanentSendError } from '../../../src/chat/platform.ts';
import type { SimulatedLine } from '../../../src/chat/simulation.ts';
import { direct, exampleNetwork, group, hello, NINE_O_CLOCK, recordingBot } from './example.ts';

const ids = (events: readonly InboundEvent[]): string[] => events.map((event) => event.eventId);

describe('what people do', () => {
  it('reaches the bot as a message of the group, with quote, attachments and the time of the network', async () => {
    const network = exampleNetwork();
    const bot = recordingBot();
    await network.attach(bot.receive);
    const { messageId } = network.accept(group('g1'), hello, 'k1');
    const photo = { kind: 'image', name: '路灯.png', mediaType: 'image/png', data: 'AA==' } as const;
    const late = new Date('2026-03-01T20:00:00+08:00');

    await network.say({
      by: 'zhang',
      in: 'g1',
      text: '收到',
      attachments: [photo],
      quote: messageId,
      sentAt: late,
    });

    expect(bot.heard).toMatchObject([
      {
        kind: 'message',
        platform: 'sandbox',
        account: 'jianyi',
        conversation: { kind: 'group', id: 'g1' },
        sender: 'zhang',
        sentAt: late,
        text: '收到',
        attachments: [photo],
        quote: { messageId, text: '您好' },
      },
    ]);
  });

  it('uses the person as the conversation of a direct chat', async () => {
    const network = exampleNetwork();

    const event = await network.say({ by: 'zhang', text: '我的' });

    expect(event).toMatchObject({ conversation: { kind: 'direct', id: 'zhang' }, sentAt: NINE_O_CLOCK });
    expect(network.lines('direct:zhang')).toMatchObject([{ from: 'zhang', message: text('我的') }]);
  });

  it('gives two presses of one card different events under one message id', async () => {
    const network = exampleNetwork();

    const first = await network.press({ by: 'zhang', in: 'g1', messageId: 'm', choice: '附议' });
    const second = await network.press({ by: 'zhang', in: 'g1', messageId: 'm', choice: '附议' });

    expect([first, second]).toMatchObject([{ messageId: 'm' }, { messageId: 'm', choice: '附议' }]);
    expect(first.eventId).not.toBe(second.eventId);
  });

  it('carries the values of a form', async () => {
    const values = { 主办: '区教育局', 协办: ['区住建局'] };

    const event = await exampleNetwork().fill({ by: 'wang', form: '交办', values });

    expect(event).toMatchObject({ kind: 'form', form: '交办', values, sender: 'wang' });
  });

  it('shows a text and its files as lines of one message, and takes all of them back on recall', async () => {
    const network = exampleNetwork();
    const file = { kind: 'file', name: '答复.pdf', mediaType: 'application/pdf', data: 'AA==' } as const;
    const said = await network.say({ by: 'zhang', in: 'g1', text: '看附件', attachments: [file] });
    const messageId = said.kind === 'message' ? said.messageId : '';

    const event = await network.recall({ by: 'zhang', messageId });

    expect(event).toMatchObject({ kind: 'recall', messageId, conversation: { kind: 'group', id: 'g1' } });
    expect(network.lines().map((line) => line.message)).toEqual([
      text('撤回了一条消息'),
      text('撤回了一条消息'),
    ]);
  });

  it('changes the members of a group when someone joins or leaves', async () => {
    const network = exampleNetwork();
    const members = () => network.chats().find((chat) => chat.id === 'group:g1')?.members;

    const joined = await network.join({ who: 'lin', in: 'g1' });
    expect(members()).toEqual(['zhang', 'wang', 'lin']);
    const left = await network.leave({ who: 'zhang', in: 'g1' });

    expect(members()).toEqual(['wang', 'lin']);
    expect([joined, left]).toMatchObject([
      { kind: 'member', change: 'join', who: 'lin' },
      { kind: 'member', change: 'leave', who: 'zhang' },
    ]);
  });

  it.each([
    ['an unknown person', { by: 'nobody', text: '签收' }],
    ['an unknown group', { by: 'zhang', in: 'g9', text: '签收' }],
    ['an unknown quoted message', { by: 'zhang', text: '签收', quote: 'gone' }],
  ])('is refused for %s, and leaves no line', async (_case, act) => {
    const network = exampleNetwork();

    await expect(network.say(act)).rejects.toThrow(RangeError);
    expect(network.lines()).toEqual([]);
  });

  it('does not let anyone take back the words of another', async () => {
    const network = exampleNetwork();
    const said = await network.say({ by: 'zhang', in: 'g1', text: '早' });
    const messageId = said.kind === 'message' ? said.messageId : '';

    await expect(network.recall({ by: 'wang', messageId })).rejects.toThrow(RangeError);
  });
});

describe('acknowledgement', () => {
  it('delivers what was said without a bot when one connects, in order, before anything new', async () => {
    const network = exampleNetwork();
    const bot = recordingBot();
    const first = await network.say({ by: 'zhang', text: '一' });
    const second = await network.say({ by: 'zhang', text: '二' });

    const connected = network.attach(bot.receive);
    const third = await network.say({ by: 'zhang', text: '三' });
    await connected;

    expect(ids(bot.heard)).toEqual(ids([first, second, third]));
  });

  it('delivers a refused event again on request and on the next connection, until it is acknowledged', async () => {
    const network = exampleNetwork();
    const bot = recordingBot();
    await network.attach(bot.receive);
    bot.refuse = true;
    const event = await network.say({ by: 'zhang', text: '签收' });
    await network.retryUnacknowledged();
    bot.refuse = false;
    await network.attach(bot.receive);
    await network.attach(bot.receive);

    expect(bot.heard).toEqual([event, event, event]);
  });

  it('treats a bot that throws at once like one that refuses', async () => {
    const network = exampleNetwork();
    const bot = recordingBot();
    await network.attach(() => {
      throw new Error('broken');
    });
    const event = await network.say({ by: 'zhang', text: '签收' });

    await network.attach(bot.receive);

    expect(bot.heard).toEqual([event]);
  });

  it('lets nobody wait for a bot that died while it listened, and tells its successor', async () => {
    const network = exampleNetwork();
    let tell = (): void => undefined;
    const told = new Promise<void>((resolve) => (tell = resolve));
    await network.attach(() => {
      tell();
      return new Promise(() => undefined);
    });
    const saying = network.say({ by: 'zhang', text: '签收' });
    await told;

    network.detach();
    const event = await saying;
    const successor = recordingBot();
    await network.attach(successor.receive);

    expect(successor.heard).toEqual([event]);
  });

  it('delivers events again on demand with the same ids and times, without new lines', async () => {
    const network = exampleNetwork();
    const bot = recordingBot();
    await network.attach(bot.receive);
    const said = await network.say({ by: 'zhang', in: 'g1', text: '签收' });
    const pressed = await network.press({ by: 'zhang', in: 'g1', messageId: 'm', choice: '签收' });

    await network.redeliver([said, pressed]);

    expect(bot.heard).toEqual([said, pressed, said, pressed]);
    expect(network.lines()).toHaveLength(1);
  });

  it('loses nothing and keeps the order of first deliveries, however the bot comes, goes and refuses', async () => {
    const move = fc.constantFrom('say', 'say', 'attach', 'detach', 'refuse', 'agree', 'retry');
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 40 }), async (moves) => {
        const network = exampleNetwork();
        const bot = recordingBot();
        const said: InboundEvent[] = [];
        for (const next of moves) {
          if (next === 'say') said.push(await network.say({ by: 'zhang', text: '签收' }));
          if (next === 'attach') await network.attach(bot.receive);
          if (next === 'detach') network.detach();
          if (next === 'retry') await network.retryUnacknowledged();
          if (next === 'refuse' || next === 'agree') bot.refuse = next === 'refuse';
        }
        bot.refuse = false;
        await network.attach(bot.receive);
        expect([...new Set(ids(bot.heard))]).toEqual(ids(said));
      }),
      { seed: 20260302, numRuns: 200 },
    );
  });
});

describe('what the bot sends', () => {
  it('is shown once per key, also after a restart from the same lines', () => {
    const network = exampleNetwork();
    const receipt = network.accept(group('g1'), hello, 'key');

    expect(network.accept(group('g1'), hello, 'key')).toEqual(receipt);
    const restarted = exampleNetwork(network.lines());
    expect(restarted.accept(group('g1'), hello, 'key')).toEqual(receipt);
    restarted.accept(group('g1'), hello, 'another key');

    expect(network.lines('group:g1')).toHaveLength(1);
    expect(restarted.lines('group:g1').map((line) => line.sequence)).toEqual([1, 2]);
  });

  it.each([
    ['an unknown group', group('g9')],
    ['an unknown person', direct('nobody')],
    ['a person who is no friend', direct('lin')],
    ['another account', { ...group('g1'), account: 'other' }],
    ['another platform', { ...group('g1'), platform: 'wechat' as const }],
  ])('fails for good to %s', (_case, address) => {
    const network = exampleNetwork();

    expect(() => network.accept(address, hello, 'key')).toThrow(PermanentSendError);
    expect(network.lines()).toEqual([]);
  });

  it('replaces a message in its place and tells who watches', () => {
    const network = exampleNetwork();
    const seen: SimulatedLine[] = [];
    const receipt = network.accept(group('g1'), hello, 'key');
    const stop = network.subscribe((line) => void seen.push(line));

    network.update(group('g1'), receipt, text('已登记'));
    stop();
    network.accept(group('g1'), hello, 'later');

    expect(seen).toMatchObject([{ sequence: 1, message: text('已登记') }]);
    expect(network.lines('group:g1')[0]).toEqual(seen[0]);
  });

  it('cannot change a message of another chat', () => {
    const network = exampleNetwork();
    const receipt = network.accept(group('g1'), hello, 'key');

    expect(() => network.update(direct('zhang'), receipt, text('改'))).toThrow(PermanentSendError);
  });
});

it('lists every group, and a direct chat for every friend of the bot', () => {
  expect(
    exampleNetwork()
      .chats()
      .map((chat) => chat.id),
  ).toEqual(['group:g1', 'direct:zhang', 'direct:wang']);
});
