import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../src/cli/local/wechat/start-gateway.ts';
import { platformWords } from '../src/compose-real.ts';
import { createSandboxNetwork, type SandboxNetwork } from '../src/platforms/sandbox/network.ts';
import { urlOf } from '../src/storage/connect.ts';
import { type BotProgram, startProgram } from './support/bot-program.ts';
import { heard, timesSaid } from './support/chat-watch.ts';
import { createTestDatabase, type TestDatabase } from './support/postgres.ts';

const PEOPLE = [{ id: 'wang', name: '王敏', caption: '', friend: true }];
const GROUPS = [{ id: 'gs', name: '工委群', members: ['wang'] }];

describe('npm start with WeChat configured', { timeout: 120_000 }, () => {
  let database: TestDatabase;
  let network: SandboxNetwork;
  let gateway: Gateway;
  let program: BotProgram | undefined;

  beforeAll(async () => {
    database = await createTestDatabase();
    network = createSandboxNetwork({
      account: 'local',
      now: () => new Date(),
      people: PEOPLE,
      groups: GROUPS,
    });
    gateway = await startGateway({
      network,
      words: platformWords('bot-scripts').wechat,
      bot: { id: 'wxid_bot', name: '小助手' },
      people: PEOPLE,
      groups: GROUPS,
    });
  });
  afterEach(() => program?.kill());
  afterAll(async () => {
    await gateway.stop();
    await database.drop();
  });

  it('binds its administrator, registers a group, and survives the death of either side', async () => {
    const env = {
      PORT: '0',
      DATABASE_URL: urlOf(database.connection),
      WECHATY_PUPPET_SERVICE_TOKEN: gateway.token,
      WECHATY_PUPPET_SERVICE_ENDPOINT: gateway.endpoint,
      WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
    };
    program = await startProgram(env);
    const code = /绑定 (\S+) 您的姓名/u.exec(program.output())?.[1] ?? '';
    await gateway.connected();
    await network.attach(gateway.receive);
    await network.say({ by: 'wang', text: `绑定 ${code} 王敏` });
    await heard(network, 'direct:wang', '王敏您好');
    await network.say({ by: 'wang', in: 'gs', text: '#登记本群 工委' });
    await heard(network, 'group:gs', '登记为工作群');

    // The gateway is killed and comes back: the bot finds it again, and never ended its session.
    await gateway.restart();
    await gateway.connected();
    await network.say({ by: 'wang', in: 'gs', text: '待审' });
    await heard(network, 'group:gs', '没有待审');

    // The bot is killed and started again: nothing is said twice.
    await program.kill();
    program = await startProgram(env);
    await gateway.connected();
    await network.say({ by: 'wang', in: 'gs', text: '待批' });
    await heard(network, 'group:gs', '没有待批');
    expect(timesSaid(network, 'group:gs', '登记为工作群')).toBe(1);
    expect(gateway.stops()).toBe(0);
    expect(program.output()).not.toContain('您的姓名');
    expect(program.output()).not.toContain(gateway.token);
    const last = program;
    program = undefined;
    expect(await last.interrupt()).toBe(0);
  });
});
