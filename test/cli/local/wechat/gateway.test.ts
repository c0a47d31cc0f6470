import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBot, startWorld, to, type World } from '../../../platforms/wechat/rig.ts';

const CARD = { title: '草稿', lines: ['请看'], fields: [], choices: ['确认提交', '放弃'] };

describe('the local gateway', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => {
    await world.gateway.stop();
  });

  it('leaves an event with the network while no bot listens, and tells it when one does', async () => {
    await world.network.attach(world.gateway.receive);
    await world.network.say({ by: 'zhang', text: '有人吗' });
    const bot = createBot(world.gateway);
    await bot.start();
    await bot.loggedIn(1);
    await world.gateway.connected();
    await world.network.retryUnacknowledged();
    await bot.message('有人吗');
    expect(bot.received).toHaveLength(1);
    await bot.platform.stop();
  });

  it('has people quote the card they mean when it is not the last one', async () => {
    const bot = createBot(world.gateway);
    await bot.start();
    await bot.loggedIn(1);
    await world.gateway.connected();
    const first = await bot.platform.send(to('direct', 'zhang'), { kind: 'card', card: CARD }, 'a');
    const second = { ...CARD, title: '第二份' };
    await bot.platform.send(to('direct', 'zhang'), { kind: 'card', card: second }, 'b');
    await world.network.press({ by: 'zhang', messageId: first.messageId, choice: '放弃' });
    expect((await bot.message('2')).quote?.text).toContain('草稿\n请看\n');
    await bot.platform.stop();
  });

  it('leaves nobody waiting when it is killed', async () => {
    world.gateway.freeze();
    const asked = world.gateway.login().catch((error: unknown) => error);
    await world.gateway.kill();
    expect(await asked).toMatchObject({ message: expect.stringContaining('SIGKILL') });
    await expect(world.gateway.login()).rejects.toThrow('SIGKILL');
  });
});
