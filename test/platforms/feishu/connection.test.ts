import { describe, expect, it, onTestFinished } from 'vitest';
import { startOpenPlatform } from '../../../src/cli/local/feishu/open-platform.ts';
import { createFeishuPlatform } from '../../../src/platforms/feishu/platform.ts';
import { createLog } from '../../../src/observability/log.ts';
import { connect, gate, NINE_O_CLOCK, openConnectedStage, openStage, type Stage } from './stage.ts';

/** Resolves at the next connection of the bot. */
function reconnection({ bot }: Stage): Promise<string> {
  return new Promise((resolve) => {
    bot.connected = (self) => Promise.resolve(resolve(self));
  });
}

describe('the connection', () => {
  it('is reported only when it stands and the bot has been introduced', async () => {
    const stage = await openStage();
    const { platform, server, bot } = stage;
    const { opened, open } = gate();
    server.delayNext('bot.info', opened);

    expect(platform.health().state).toBe('down');
    const connected = connect(stage);
    await server.connected();
    expect(platform.health().state).toBe('connecting');
    open();
    await connected;
    await stage.told('"connected"');

    expect(platform.health().state).toBe('connected');
    expect(bot.selves).toEqual(['ou_bot']);
  });

  it('is begun at once and made in the background', async () => {
    const stage = await openStage();
    stage.server.delayNext('endpoint', new Promise(() => undefined));

    await stage.platform.start({ receive: stage.bot.receive, connected: stage.bot.connected });

    expect(stage.platform.health().state).toBe('connecting');
  });

  it('is made anew when it is lost, and the bot is introduced again', async () => {
    const stage = await openConnectedStage();
    const again = reconnection(stage);

    stage.server.dropConnections();

    expect(await again).toBe('ou_bot');
    expect(stage.server.connections()).toBe(1);
    await stage.network.say({ by: 'zhang', text: '还在吗' });
    expect(stage.bot.heard).toMatchObject([{ text: '还在吗' }]);
  });

  it('is made anew when the link is half open: nothing comes back after a ping', async () => {
    const stage = await openConnectedStage({ patience: { ping: 50, pong: 50 } });
    const again = reconnection(stage);

    stage.server.freezeConnections();

    expect(await again).toBe('ou_bot');
  });

  it('holds while pings are answered', async () => {
    const stage = await openConnectedStage({ patience: { ping: 20, pong: 500 } });

    while (stage.server.pings() < 5) await stage.server.connected();
    await stage.network.say({ by: 'zhang', text: '在' });

    expect(stage.bot.selves).toHaveLength(1);
  });

  it('is made anew when the platform died and comes back', async () => {
    const stage = await openConnectedStage();
    const { network, server, bot } = stage;
    await server.stop();
    await stage.told('the connection is down');
    expect(stage.platform.health().state).not.toBe('connected');
    const again = reconnection(stage);

    const successor = await startOpenPlatform({
      network,
      now: () => NINE_O_CLOCK,
      bot: { openId: 'ou_bot', name: '小助手' },
      successorOf: server,
    });
    onTestFinished(() => successor.stop());
    await again;
    await network.attach(successor.receive);
    await network.say({ by: 'zhang', text: '还在吗' });

    expect(bot.heard).toMatchObject([{ text: '还在吗' }]);
  });

  it.each([
    ['a busy platform', 1],
    ['too many connections', 1000040350],
    ['an inner error of the platform', 1000040343],
  ])('is tried again after %s, where the SDK would give up or wait for minutes', async (_case, code) => {
    const stage = await openStage();
    stage.server.refuseEndpoint(code, 3);

    await connect(stage);

    expect(stage.server.calls('endpoint')).toBe(4);
  });

  it('is tried again while nobody answers, and the log says so once', async () => {
    const stage = await openConnectedStage();
    const again = reconnection(stage);
    for (let turn = 0; turn < 5; turn += 1) stage.server.failNext('endpoint', { status: 502 });

    stage.server.dropConnections();
    await again;

    const told = stage.logged.filter((line) => line.includes('the connection is down'));
    expect(told.length).toBeLessThanOrEqual(2);
    expect(stage.server.calls('endpoint')).toBe(7);
  });

  it('that does not come to stand is given up and made anew', async () => {
    const stage = await openStage({ patience: { open: 60 } });
    stage.server.delayNext('endpoint', new Promise(() => undefined));

    await connect(stage);

    expect(stage.server.calls('endpoint')).toBe(2);
  });

  it('is reported down, with the platform’s code, while the secret is wrong', async () => {
    const stage = await openStage({ appSecret: 'wrong' });
    await stage.platform.start({ receive: stage.bot.receive, connected: stage.bot.connected });

    await stage.told('code=514');

    expect(stage.platform.health()).toEqual({ state: 'down', detail: 'refused, code=514' });
    expect(stage.logged.join('')).not.toContain('wrong');
  });

  it('does without the bot’s own id where the platform does not tell it', async () => {
    const stage = await openStage();
    stage.server.failNext('bot.info', { status: 404, code: 99991672 });

    await connect(stage);
    await stage.network.attach(stage.server.receive);
    const mentions = [{ id: 'bot', text: '@小助手', bot: true }];
    await stage.network.say({ by: 'zhang', in: 'g1', text: '@小助手 在吗', mentions });

    expect(stage.bot.selves).toEqual(['']);
    expect(stage.bot.heard[0]).toMatchObject({ mentions: [{ id: 'ou_bot', bot: true }] });
  });

  it('asks again for the bot’s own id when the platform is out of order', async () => {
    const stage = await openStage();
    stage.server.failNext('bot.info', { status: 500, code: 2200 });
    stage.server.failNext('bot.info', { status: 502 });

    await connect(stage);

    expect(stage.bot.selves).toEqual(['ou_bot']);
  });

  it('is closed for good by a stop, also one in the middle of an outage', async () => {
    const stage = await openConnectedStage();
    const { platform, server } = stage;
    server.refuseEndpoint(1, 1000);
    server.dropConnections();
    await stage.told('the connection is down');

    await platform.stop();
    const calls = server.calls('endpoint');
    await new Promise(setImmediate);

    expect(platform.health()).toEqual({ state: 'down', detail: 'stopped' });
    expect(server.calls('endpoint')).toBe(calls);
    expect(server.connections()).toBe(0);
  });

  it('can be stopped before it was started', async () => {
    const { platform } = await openStage();

    await expect(platform.stop()).resolves.toBeUndefined();
  });
});

it('refuses an app id with which the SDK would neither connect nor complain', () => {
  const options = { appSecret: 's', domain: 'http://127.0.0.1:1', log: createLog({ level: 'silent' }) };
  const make = () => createFeishuPlatform({ ...options, appId: 'cli_test', words: { formSubmit: '提交' } });

  expect(make).toThrow('16 hexadecimal digits');
});
