import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { text } from '../../src/chat/card.ts';
import type { InboundEvent } from '../../src/chat/message.ts';
import { PermanentSendError } from '../../src/chat/platform.ts';
import { type BotWorld, BotDiedError } from '../../src/cli/rehearsal/bot-life.ts';
import { openBots } from '../../src/cli/rehearsal/bots.ts';
import { spawnBot, type SpawnedBot } from '../../src/cli/rehearsal/bot-process.ts';

const MODULE = fileURLToPath(new URL('../support/talking-bot.mjs', import.meta.url));
const NOW = new Date('2026-03-02T01:00:00Z');
const SET_UP = {
  connection: { host: 'h', port: 1, user: 'u', password: 'p', database: 'd' },
  migrationsFolder: 'm',
  scriptsFolder: 's',
  platforms: [{ platform: 'sandbox' as const, account: 'a' }],
  now: NOW,
};

const spawned: SpawnedBot[] = [];

afterEach(async () => {
  await Promise.all(spawned.splice(0).map(async (bot) => bot.kill()));
});

function event(said: string): InboundEvent {
  const conversation = { kind: 'group', id: 'g1' } as const;
  const base = {
    platform: 'sandbox',
    account: 'a',
    eventId: 'e',
    conversation,
    sender: 'zhang',
    sentAt: NOW,
  } as const;
  return {
    ...base,
    kind: 'message',
    messageId: 'm',
    text: said,
    mentions: [],
    attachments: [],
    quote: { text: '旧' },
  };
}

async function begin(send: BotWorld['send'] = () => ({ messageId: 'x' })) {
  let clock: (now: Date) => void = () => undefined;
  const clocked = new Promise<Date>((resolve) => (clock = resolve));
  const bot = spawnBot(MODULE);
  spawned.push(bot);
  const life = await bot.begin({ send, update: () => undefined, clock: (now) => clock(now) }, SET_UP);
  return { life, clocked };
}

it('carries events in, messages out and the clock back, instants whole', async () => {
  const sent: unknown[] = [];
  const { life, clocked } = await begin((address, message, key) => {
    sent.push({ address, message, key });
    return { messageId: 'x' };
  });
  expect(await life.receive(event('你好'))).toEqual({ toast: '好' });
  expect(await clocked).toEqual(new Date('2026-03-03T01:00:00Z'));
  expect(sent).toEqual([
    {
      address: { platform: 'sandbox', account: 'a', conversation: { kind: 'group', id: 'g1' } },
      message: text('你好 2026-03-02T01:00:00.000Z'),
      key: 'k',
    },
  ]);
  await life.stop();
});

it('hands a refusal of the bot to who asked', async () => {
  const { life } = await begin();
  await expect(life.receive(event('fail'))).rejects.toThrow('refused');
  await life.settle();
});

it('is dead after SIGKILL at a point, and for everything asked later', async () => {
  const { life } = await begin();
  await life.arm('received');
  await expect(life.receive(event('你好'))).rejects.toThrow(BotDiedError);
  await expect(life.settle()).rejects.toThrow(/SIGKILL/);
});

it('tells the exit code and what the process wrote when it ends by itself', async () => {
  const { life } = await begin(() => {
    throw new PermanentSendError('no such chat');
  });
  await life.receive(event('你好'));
  await life.arm('sent');
  await expect(life.settle()).rejects.toThrow(/exit code 7[^]*not sent: true no such chat/);
});

it('does not go on with a process that says what is not agreed', async () => {
  const { life } = await begin();
  await expect(life.receive(event('nonsense'))).rejects.toThrow(/not agreed/);
});

it('begins again in the same process after a clean stop, and in another one after a death', async () => {
  const bots = openBots(MODULE);
  const sent: unknown[] = [];
  const world: BotWorld = {
    send: (_, message) => {
      sent.push(message);
      return { messageId: 'x' };
    },
    update: () => undefined,
    clock: () => undefined,
  };
  const { start, abandon } = bots.lives(() => SET_UP);
  const pids: string[] = [];
  const live = async () => {
    const life = await start(world, NOW);
    await expect(life.receive(event('pid'))).resolves.toHaveProperty('toast');
    pids.push((await life.receive(event('pid')))?.toast ?? '');
    return life;
  };
  await (await live()).stop();
  const second = await live();
  expect(pids[1]).toBe(pids[0]);
  await second.kill();
  await live();
  expect(pids[2]).not.toBe(pids[0]);
  await abandon();
  await bots.close();
});
