import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { text } from '../../../src/chat/card.ts';
import { RetryableSendError } from '../../../src/chat/platform.ts';
import { type Bot, BOT, createBot, startBot, startWorld, texts, to, type World } from './rig.ts';

describe('a gateway that fails', () => {
  let world: World;
  let home: string;
  const running: Bot[] = [];
  const begin = async (options?: Parameters<typeof startBot>[1]): Promise<Bot> => {
    const bot = await startBot(world, options);
    running.push(bot);
    return bot;
  };

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'home-'));
    vi.stubEnv('HOME', home);
    world = await startWorld();
  });
  afterEach(async () => {
    for (const bot of running.splice(0)) await bot.platform.stop();
    world.network.detach();
    world.gateway.thaw();
    await world.gateway.misbehave({ ignoresDings: false });
    expect(world.gateway.stops()).toBe(0);
  });
  afterAll(async () => {
    await world.gateway.stop();
    // The SDK's own store would lie here: it keeps old names for ever and crashes a second instance.
    expect(await readdir(home)).toEqual([]);
    await rm(home, { recursive: true });
    vi.unstubAllEnvs();
  });

  it('is connected to again when it was killed', async () => {
    const bot = await begin();
    await world.gateway.kill();
    await bot.logged('no connection to the gateway');
    expect(bot.platform.health().state).toBe('connecting');
    await expect(bot.platform.send(to('direct', 'zhang'), text('在吗'), 'k')).rejects.toThrow(
      RetryableSendError,
    );

    await world.gateway.restart();
    await bot.loggedIn(2);
    expect(bot.platform.health().state).toBe('connected');
    await world.network.say({ by: 'zhang', text: '又见面了' });
    await bot.message('又见面了');
    await bot.platform.send(to('direct', 'zhang'), text('在的'), 'k');
    expect(world.network.lines('direct:zhang').at(-1)?.message).toEqual(text('在的'));
  });

  it('is connected to when it comes up after the bot', async () => {
    await world.gateway.kill();
    const bot = createBot(world.gateway);
    running.push(bot);
    await bot.start();
    await bot.logged('no connection to the gateway');
    await world.gateway.restart();
    await bot.loggedIn(1);
  });

  it('is found out when it is frozen, and connected to again', async () => {
    const bot = await begin({ patience: { longSilence: 2000 } });
    world.gateway.freeze();
    await bot.logged('the gateway fell silent');
    expect(bot.platform.health().state).toBe('connecting');
    world.gateway.thaw();
    await bot.loggedIn(2);
    await world.gateway.connected();
    await world.network.say({ by: 'zhang', text: '醒了' });
    await bot.message('醒了');
  });

  it('is waited for when it is logged out of WeChat', async () => {
    const bot = await begin();
    await world.gateway.logout();
    await bot.logged('logged out of WeChat');
    expect(bot.platform.health().state).toBe('connecting');
    await expect(bot.platform.send(to('direct', 'zhang'), text('在吗'), 'k')).rejects.toThrow(
      RetryableSendError,
    );
    await world.gateway.login();
    await bot.loggedIn(2);
    expect(bot.logins).toEqual([BOT.id, BOT.id]);
    await world.network.say({ by: 'zhang', text: '好了' });
    await bot.message('好了');
  });

  it('serves one client: a second one knows that it hears nothing, and takes over when the first leaves', async () => {
    const first = await begin();
    const second = createBot(world.gateway, { patience: { firstEvent: 600 } });
    running.push(second);
    await second.start();
    await second.logged('no connection to the gateway');
    expect(second.platform.health().state).toBe('connecting');
    expect(second.logins).toEqual([]);

    await world.network.say({ by: 'zhang', text: '给第一个' });
    await first.message('给第一个');
    expect(first.logins).toEqual([BOT.id]);

    await first.platform.stop();
    await second.loggedIn(1);
    await world.gateway.connected();
    await world.network.say({ by: 'zhang', text: '给第二个' });
    await second.message('给第二个');
    expect(first.received).toHaveLength(1);
  });

  it('refuses a wrong token: nothing is connected and the token is in no log', async () => {
    const token = 'wrong_11111111-1111-4111-8111-111111111111';
    const bot = createBot({ endpoint: world.gateway.endpoint, token });
    running.push(bot);
    await bot.start();
    await bot.logged('no connection to the gateway');
    expect(bot.platform.health().state).toBe('connecting');
    expect(bot.log.join()).not.toContain('11111111');
  });

  it('is given a token that the SDK cannot use: the log says so', async () => {
    // With TLS a token begins with the name of the server and an underscore.
    const bot = createBot({ endpoint: world.gateway.endpoint, token: 'unusable' }, { insecure: false });
    running.push(bot);
    await bot.start();
    await bot.logged('the token or the endpoint is not usable');
  });
});

describe('a bot that is slow or fails', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterEach(async () => {
    world.network.detach();
    world.gateway.thaw();
    await world.gateway.misbehave({});
    expect(world.gateway.stops()).toBe(0);
  });
  afterAll(async () => {
    await world.gateway.stop();
  });

  it('is handed an event again until it is stored, and the next one afterwards', async () => {
    let refusals = 3;
    const bot = await startBot(world, {
      receive: async () => {
        refusals -= 1;
        if (refusals >= 0) throw new Error('no database');
        return Promise.resolve(undefined);
      },
    });
    await world.network.say({ by: 'zhang', text: '一' });
    await world.network.say({ by: 'zhang', text: '二' });
    await bot.message('二');
    expect(texts(bot)).toEqual(['一', '一', '一', '一', '二']);
    await bot.platform.stop();
  });

  it('is handed one event at a time', async () => {
    const gates: (() => void)[] = [];
    const bot = await startBot(world, {
      receive: () => new Promise((resolve) => gates.push(() => resolve(undefined))),
    });
    await world.network.say({ by: 'zhang', text: '一' });
    await world.network.say({ by: 'zhang', text: '二' });
    await bot.message('一');
    // By now the gateway has told of the second.
    await world.gateway.misbehave({});
    expect(texts(bot)).toEqual(['一']);
    expect(bot.platform.health().detail).toContain('events in hand');
    gates[0]?.();
    await bot.message('二');
    gates[1]?.();
    await bot.platform.stop();
  });

  it('finishes what it is receiving before it stops', async () => {
    const gates: (() => void)[] = [];
    const done: string[] = [];
    const bot = await startBot(world, {
      receive: async () => {
        await new Promise<void>((resolve) => gates.push(resolve));
        done.push('stored');
        return undefined;
      },
    });
    await world.network.say({ by: 'zhang', text: '最后一条' });
    await bot.message('最后一条');
    const stopped = bot.platform.stop().then(() => done.push('stopped'));
    gates[0]?.();
    await stopped;
    expect(done).toEqual(['stored', 'stopped']);
    expect(bot.platform.health().state).toBe('down');
  });

  it('gives up what it cannot store when it stops, and says so', async () => {
    const bot = await startBot(world, { receive: () => Promise.reject(new Error('stopping')) });
    await world.network.say({ by: 'zhang', text: '来不及' });
    await bot.message('来不及');
    await bot.platform.stop();
    await bot.logged('an event was given up: it could not be stored');
    expect(bot.log.join()).not.toContain('来不及');
  });

  it('loses its connection while it stores: what was told over the old one is stored, and it goes on', async () => {
    const gates: (() => void)[] = [];
    const bot = await startBot(world, {
      patience: { longSilence: 2000 },
      receive: () => new Promise((resolve) => gates.push(() => resolve(undefined))),
    });
    await world.network.say({ by: 'zhang', text: '之前' });
    await bot.message('之前');
    world.gateway.freeze();
    await bot.logged('the gateway fell silent');
    world.gateway.thaw();
    await world.gateway.connected();
    gates[0]?.();
    await bot.loggedIn(2);
    await world.network.say({ by: 'zhang', text: '之后' });
    await bot.message('之后');
    gates[1]?.();
    expect(texts(bot)).toEqual(['之前', '之后']);
    await bot.platform.stop();
  });
});
