import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openIdOf } from '../src/cli/local/feishu/ids.ts';
import { type OpenPlatform, startOpenPlatform } from '../src/cli/local/feishu/open-platform.ts';
import { urlOf } from '../src/storage/connect.ts';
import { createSandboxNetwork, type SandboxNetwork } from '../src/platforms/sandbox/network.ts';
import { type BotProgram, startProgram } from './support/bot-program.ts';
import { heard, timesSaid } from './support/chat-watch.ts';
import { createTestDatabase, type TestDatabase } from './support/postgres.ts';

const health = z.object({
  ok: z.boolean(),
  parts: z.object({ platforms: z.record(z.string(), z.string()) }),
});

const PEOPLE = ['wang', 'zhang'].map((id) => ({ id, name: id, caption: '', friend: true }));
const DRAFT = '标题:关于修路灯的建议\n问题:路灯不亮。\n建议:换灯。';

describe('npm start with Feishu configured', { timeout: 180_000 }, () => {
  let database: TestDatabase;
  let network: SandboxNetwork;
  let platform: OpenPlatform;
  const running = new Set<BotProgram>();

  const start = async (): Promise<BotProgram> => {
    const program = await startProgram({
      PORT: '0',
      DATABASE_URL: urlOf(database.connection),
      FEISHU_APP_ID: platform.appId,
      FEISHU_APP_SECRET: platform.appSecret,
      FEISHU_DOMAIN: platform.domain,
      CONGRESS_NAME: '清河区人大常委会',
    });
    running.add(program);
    return program;
  };
  const end = async (program: BotProgram, how: 'kill' | 'interrupt'): Promise<unknown> => {
    running.delete(program);
    return program[how]();
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    network = createSandboxNetwork({
      account: 'local',
      now: () => new Date(),
      people: PEOPLE,
      groups: [
        { id: 'gs', name: '工委群', members: ['wang'] },
        { id: 'g1', name: '一团群', members: ['zhang', 'wang'] },
      ],
    });
    platform = await startOpenPlatform({
      network,
      now: () => new Date(),
      bot: { openId: openIdOf('bot'), name: '小助手' },
    });
  });
  afterEach(async () => {
    for (const program of running) await end(program, 'kill');
  });
  afterAll(async () => {
    await platform.stop();
    await database.drop();
  });

  it('is taken over by its administrator, serves people, and survives the death of either side', async () => {
    const first = await start();
    const code = /绑定 (\S+) 您的姓名/u.exec(first.output())?.[1] ?? '';
    await platform.connected();
    await network.attach(platform.receive);
    await network.say({ by: 'wang', text: `绑定 ${code} 王敏` });
    await heard(network, 'direct:wang', '王敏');
    await network.say({ by: 'wang', in: 'gs', text: '#登记本群 工委' });
    await heard(network, 'group:gs', '登记');
    await network.say({ by: 'wang', in: 'gs', text: '#绑定码 张明 代表 第一代表团' });
    const handed = await heard(network, 'direct:wang', '张明您好', '绑定');
    const own = /[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(handed)?.[0] ?? '';
    await network.say({ by: 'zhang', text: `绑定 ${own}` });
    await heard(network, 'direct:zhang', '张明');
    await network.say({ by: 'zhang', text: DRAFT });
    await heard(network, 'direct:zhang', '拟1', '关于修路灯的建议');

    // A second process of the same installation waits: one connection per app, ever.
    const second = await start();
    expect(platform.connections()).toBe(1);
    expect(second.output()).not.toContain('您的姓名');
    const state = health.parse(await (await fetch(`${second.url}/health`)).json());
    expect(state).toMatchObject({ ok: true, parts: { platforms: { feishu: 'elsewhere' } } });

    // The holder dies while somebody speaks: the other one takes over and nothing is lost or done twice.
    await end(first, 'kill');
    network.detach();
    await network.say({ by: 'zhang', text: '提交' });
    await platform.connected();
    await network.attach(platform.receive);
    // The answer; the notice to staff keeps its hours, and this test runs at any.
    await heard(network, 'direct:zhang', '已提交', '拟1');
    expect(timesSaid(network, 'direct:zhang', '已提交')).toBe(1);

    // The platform's side breaks: the bot comes back by itself.
    platform.dropConnections();
    await platform.connected();
    await network.say({ by: 'zhang', text: '我的' });
    await heard(network, 'direct:zhang', '您领衔1件');

    expect(await end(second, 'interrupt')).toBe(0);
    for (const word of ['张明', '王敏', '路灯', own, code, platform.appSecret])
      expect(first.output().replace(/绑定 \S+ 您的姓名/u, '') + second.output()).not.toContain(word);
  });

  it('refuses a database that holds the sample congress, and says what to do', async () => {
    const other = await createTestDatabase();
    try {
      const sandbox = await startProgram({ PORT: '0', DATABASE_URL: urlOf(other.connection) });
      await sandbox.interrupt();
      await expect(
        startProgram({
          PORT: '0',
          DATABASE_URL: urlOf(other.connection),
          FEISHU_APP_ID: platform.appId,
          FEISHU_APP_SECRET: platform.appSecret,
          FEISHU_DOMAIN: platform.domain,
        }),
      ).rejects.toThrow(/exit 1[\s\S]*sample congress[\s\S]*set DATA_DIR/u);
      await expect(startProgram({ PORT: '0', DATABASE_URL: urlOf(database.connection) })).rejects.toThrow(
        /exit 1[\s\S]*real installation[\s\S]*FEISHU_APP_ID/u,
      );
    } finally {
      await other.drop();
    }
  });
});
