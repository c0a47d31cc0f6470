import { describe, expect, it } from 'vitest';
import { connect, gate, openConnectedStage, openStage } from './stage.ts';

describe('an event is acknowledged', () => {
  it('only after it is stored', async () => {
    const { network, bot } = await openConnectedStage();
    const { opened: stored, open: store } = gate();
    const { opened: arrived, open: arrive } = gate();
    const order: string[] = [];
    bot.receive = async () => {
      arrive();
      await stored;
      order.push('stored');
      return undefined;
    };

    const acknowledged = network.say({ by: 'zhang', text: '签收' }).then(() => order.push('acknowledged'));
    await arrived;
    order.push('arrived');
    store();
    await acknowledged;

    expect(order).toEqual(['arrived', 'stored', 'acknowledged']);
  });

  it('not when it could not be stored: it comes again, with the same ids', async () => {
    const { network, server, bot } = await openConnectedStage();
    const { receive } = bot;
    bot.receive = () => Promise.reject(new Error('database away'));
    const event = await network.say({ by: 'zhang', text: '签收' });
    await expect(server.receive(event)).rejects.toThrow('500');

    bot.receive = receive;
    await network.retryUnacknowledged();
    await network.retryUnacknowledged();

    expect(bot.heard).toMatchObject([{ eventId: event.eventId, text: '签收' }]);
  });

  it('again when it comes twice: the inbox tells repeats, not the adapter', async () => {
    const { network, bot } = await openConnectedStage();

    const event = await network.say({ by: 'zhang', text: '签收' });
    await network.redeliver([event]);

    expect(bot.heard).toHaveLength(2);
    expect(bot.heard[0]).toEqual(bot.heard[1]);
  });

  it('each for itself in a burst', async () => {
    const { network, bot } = await openConnectedStage();
    const texts = Array.from({ length: 300 }, (_, index) => `第${index}条`);

    await Promise.all(texts.map((text) => network.say({ by: 'zhang', text })));

    expect(bot.heard.map((event) => event.kind === 'message' && event.text)).toEqual(texts);
  });

  it('beside others: a slow one holds up nobody', async () => {
    const { network, bot } = await openConnectedStage();
    const { opened, open } = gate();
    const { receive } = bot;
    bot.receive = async (event) => {
      if (event.sender === 'ou_zhang') await opened;
      return receive(event);
    };

    const slow = network.say({ by: 'zhang', text: '慢' });
    await network.say({ by: 'wang', text: '快' });
    open();
    await slow;

    expect(bot.heard).toMatchObject([{ text: '快' }, { text: '慢' }]);
  });

  it('without a single call of the platform from within', async () => {
    const { network, server } = await openConnectedStage();
    const { opened, open } = gate();
    for (const api of ['members.get', 'resource.get', 'bot.info', 'token'] as const)
      server.delayNext(api, opened);
    const attachments = [{ kind: 'image', name: '灯.png', mediaType: 'image/png', data: 'AA==' } as const];

    await network.say({ by: 'zhang', in: 'g1', text: '#建议', attachments });

    expect(server.calls('resource.get')).toBe(0);
    open();
  });
});

describe('an event is not lost', () => {
  it('when its frame arrives together with the answer to the upgrade', async () => {
    const stage = await openStage();
    const { network, server, bot } = stage;
    const event = await network.say({ by: 'zhang', text: '赶早' });
    const early = server.receiveEarly(event);

    await connect(stage);
    await early;

    expect(bot.heard).toMatchObject([{ text: '赶早' }]);
  });

  it('when the connection drops while it is handled: it comes again over the next one', async () => {
    const { network, server, bot } = await openConnectedStage();
    const { opened, open } = gate();
    const { opened: arrived, open: arrive } = gate();
    const { receive } = bot;
    bot.receive = async (event) => {
      arrive();
      await opened;
      return receive(event);
    };
    const cut = network.say({ by: 'zhang', text: '签收' });
    await arrived;
    const reconnected = new Promise<void>((resolve) => (bot.connected = () => Promise.resolve(resolve())));

    server.dropConnections();
    await cut;
    open();
    await reconnected;
    await network.retryUnacknowledged();

    expect(bot.heard).toHaveLength(2);
    expect(bot.heard[0]).toEqual(bot.heard[1]);
  });

  it('when it comes before the bot knows who it is: it waits for that', async () => {
    const stage = await openStage();
    const { network, server, bot } = stage;
    const { opened, open } = gate();
    server.delayNext('bot.info', opened);
    const event = await network.say({ by: 'zhang', text: '早' });
    const early = server.receiveEarly(event);
    const connected = connect(stage);
    await server.connected();

    expect(bot.heard).toEqual([]);
    open();
    await connected;
    await early;

    expect(bot.selves).toEqual(['ou_bot']);
    expect(bot.heard).toMatchObject([{ text: '早' }]);
  });

  it('when the bot stops while it is handled: the stop waits for it, and it is acknowledged', async () => {
    const stage = await openStage();
    const { network, platform, bot, server } = stage;
    const event = await network.say({ by: 'zhang', text: '签收' });
    await connect(stage);
    const { opened, open } = gate();
    const { opened: arrived, open: arrive } = gate();
    const { receive } = bot;
    bot.receive = async (told) => {
      arrive();
      await opened;
      return receive(told);
    };
    const acknowledged = server.receive(event);
    await arrived;
    const stopped = platform.stop();

    expect(
      await Promise.race([stopped.then(() => 'stopped'), server.connected().then(() => 'connected')]),
    ).toBe('connected');
    open();
    await expect(acknowledged).resolves.toBeUndefined();
    await stopped;

    expect(bot.heard).toHaveLength(1);
    expect(server.connections()).toBe(0);
  });
});
