import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Platform } from '../../../src/chat/platform.ts';
import { type App, composeApp } from '../../../src/compose.ts';
import { openInstallation } from '../../../src/features/roster/first-start.ts';
import { createSandboxNetwork } from '../../../src/platforms/sandbox/network.ts';
import { sandboxPlatform } from '../../../src/platforms/sandbox/platform.ts';
import { loadRuleSet } from '../../../src/scripts/rules.ts';
import { createTestClock, recordingLog } from '../../support/engine.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { acting, momentOf } from '../../support/world-acting.ts';

/** The life of an empty installation on a network where only friends can be written to. */
const ACCOUNT = 'wechat';
const clock = createTestClock(momentOf('2026-03-02T09:00'));
const person = (id: string, friend = true) => ({ id, name: id, caption: '', friend });
const network = createSandboxNetwork({
  account: ACCOUNT,
  now: clock.now,
  people: [person('wang'), person('zhang'), person('chen')],
  groups: [
    { id: 'gs', name: '工作群', members: ['wang'] },
    { id: 'g1', name: '代表群', members: ['wang', 'zhang'] },
  ],
});
let test: TestDatabase;
let app: App;
let administrator: string;
const people = acting(network, () => app, clock);

/** The simulated network under the name of WeChat. */
function asWechat(): Platform {
  const inner = sandboxPlatform(network);
  return {
    ...inner,
    name: 'wechat',
    start: (hooks) =>
      inner.start({
        connected: hooks.connected,
        receive: (event) => hooks.receive({ ...event, platform: 'wechat' }),
      }),
    send: (address, message, key) => inner.send({ ...address, platform: 'sandbox' }, message, key),
  };
}

beforeAll(async () => {
  test = await createTestDatabase();
  app = await composeApp({
    connection: test.connection,
    migrationsFolder: 'prisma/migrations',
    scriptsFolder: 'bot-scripts',
    platforms: [asWechat()],
    clock,
    log: recordingLog().log,
    schedules: 'manual',
    // The clock stands still, so nothing may wait for its turn.
    limits: { wechat: {}, feishu: {}, sandbox: {} },
    onLost: () => {
      throw new Error('the world was declared dead');
    },
  });
  const rules = loadRuleSet('bot-scripts/rules', 'cn-county');
  const name = '梅溪区人大常委会';
  administrator =
    (await app.database.write((tx) => openInstallation(tx, { name, rules }, clock.now()))) ?? '';
  await app.start();
});

afterAll(async () => {
  await app.stop();
  await test.drop();
});

const codeIn = (text: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(text)?.[0] ?? '';

it('begins with the administrator, who binds by the code of the start and says the name later', async () => {
  await people.says('wang', '情况');
  expect(people.heardAll('wang')).toContain('不能');
  await people.says('wang', `绑定 ${administrator}`);
  expect(people.heardIn()).toEqual(['wang']);
  expect(people.heardAll('wang')).toContain('管理员您好!账号绑定好了,您在梅溪区人大常委会办代表建议');
  await people.says('wang', '绑定码 林知夏 工作人员');
  await people.says('wang', '我是林知夏');
  expect(people.heardAll('wang')).toMatch(/已经有林知夏,不能.*办公室林知夏/su);
  await people.says('wang', '我是王敏');
  expect(people.heardAll('wang')).toContain('王敏您好!已经记下您的姓名');
  await people.says('wang', '我是高远');
  expect(people.heardAll('wang')).toMatch(/绑定为王敏,不能/u);
  const [member, ...others] = await app.database.read.membership.findMany({
    where: { person: { identities: { some: {} } } },
    include: { person: true },
  });
  expect(others).toEqual([]);
  expect(member).toMatchObject({ roles: ['staff', 'reviewer'], person: { name: '王敏' } });
});

it('the code of the start works once', async () => {
  await people.says('chen', `绑定 ${administrator} 陈立`);
  expect(people.heardAll('chen')).toContain('不能绑定');
  expect(await app.database.read.identity.count()).toBe(1);
});

it('groups show numbers only, since WeChat is not for texts', async () => {
  await people.says('wang', '#登记本群 工作群', { in: 'gs' });
  expect(people.heardAll('gs')).toContain('只说编号和进展');
  await people.says('wang', '#登记本群 代表团 第一代表团', { in: 'g1' });
  expect(people.heardAll('g1')).toContain('第一代表团代表群');
  const groups = await app.database.read.chatGroup.findMany();
  expect(groups.map((group) => group.numberOnly)).toEqual([true, true]);
});

it('who binds in a group cannot be written to until the account writes directly', async () => {
  await people.says('wang', '绑定码 张明 代表 第一代表团');
  const code = codeIn(people.heardAll('wang'));
  await people.says('zhang', `#绑定 ${code}`, { in: 'g1' });
  expect(people.heardIn()).toEqual(['g1', 'gs']);
  expect(people.heardAll('g1')).toContain('张明您好,有一条消息要单独发给您');
  const zhang = () => app.database.read.identity.findFirst({ where: { externalId: 'zhang' } });
  expect(await zhang()).toMatchObject({ reachable: false });

  await people.says('zhang', '我的');
  expect(people.heardIn()).toEqual(['zhang']);
  expect(await zhang()).toMatchObject({ reachable: true });
});

it('who claims a name in a group is bound without being told privately', async () => {
  await people.says('wang', '绑定码 陈立德 承办人 区教育局');
  await people.presses('wang', '确认');
  await people.says('chen', '#我是陈立德', { in: 'g1' });
  expect(people.heardIn()).toEqual(['g1', 'gs']);
  expect(people.heardAll('g1')).toContain('加我为好友');
  await people.presses('wang', '同意', { in: 'gs' });
  expect(people.heardIn()).toEqual(['gs']);
  expect(people.heardAll('gs')).toMatch(/陈立德已绑定好。.*加我为好友/su);
  const chen = await app.database.read.identity.findFirst({ where: { externalId: 'chen' } });
  expect(chen).toMatchObject({ reachable: false });
});

it('an administrator whose account was lost becomes the same person by the code of the next start', async () => {
  const { read } = app.database;
  await read.identity.updateMany({ where: { externalId: 'wang' }, data: { revokedAt: clock.now() } });
  const rules = loadRuleSet('bot-scripts/rules', 'cn-county');
  const code = await app.database.write((tx) => openInstallation(tx, { name: '甲', rules }, clock.now()));
  const before = await read.person.count();
  await people.says('wang', `绑定 ${code ?? ''} 王敏`);
  expect(people.heardAll('wang')).toContain('王敏您好!账号绑定好了');
  expect(await read.person.count()).toBe(before);
});
