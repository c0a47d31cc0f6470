import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;

const codeIn = (text: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(text)?.[0] ?? '';

/** Staff asks for a code; it comes in a message of its own. */
async function codeFor(words: string): Promise<string> {
  await world.says('wang', `绑定码 ${words}`);
  return codeIn(world.heardAll('wang'));
}

const identitiesOf = (name: string) =>
  read.identity.findMany({ where: { person: { name } }, orderBy: { boundAt: 'asc' } });

describe('a code that staff asks for', () => {
  it('comes privately, with a sentence to pass on; nothing of it is left in the database', async () => {
    await world.says('wang', '#绑定码 石小川', { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs', 'wang']);
    expectSaid(world, 'gs', '已私信您');
    expectSaid(world, 'wang', '石小川', '七天', '第二代表团');
    const code = codeIn(world.heardAll('wang'));
    expectSaid(world, 'wang', '石小川', '加我为好友', `绑定 ${code}`);
    const stored = await world.everythingStored();
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(code.replace('-', ''));
  });

  it('binds the account that types it, and the message itself is not stored', async () => {
    const code = await codeFor('石小川');
    await world.says('shi', '#建议\n标题:关于修公厕的建议\n问题:没有公厕。\n建议:修一座。');
    await world.says('shi', `绑定 ${code.toLowerCase().replace('-', ' ')}`);
    expect(world.heardIn()).toEqual(['gs', 'shi']);
    expectSaid(world, 'shi', '石小川代表', '绑定好了', '帮助');
    expectSaid(world, 'shi', '回「登记」');
    expectSaid(world, 'gs', '石小川', '第二代表团', '绑定码');
    expect(await world.everythingStored()).not.toMatch(new RegExp(code.replace('-', '[- ]?'), 'iu'));
    expect(world.logged.join('\n')).not.toContain(code);

    await world.says('shi', '登记');
    expectSaid(world, 'shi', '关于修公厕的建议', '拟');
  });

  it('works once', async () => {
    const code = await codeFor('石小川');
    await world.says('shi', `绑定 ${code}`);
    expectSaid(world, 'gs', '石小川', '换绑');
    await world.says('shi', `绑定 ${code}`);
    expectRefused(world, 'shi', '对不上', '新码');
  });

  it('voids the one that was given out before', async () => {
    const [first, second] = [await codeFor('石小川'), await codeFor('石小川')];
    expect(first).not.toBe(second);
    await world.says('shi', `绑定 ${first}`);
    expectRefused(world, 'shi', '对不上');
    await world.says('shi', second);
    expectSaid(world, 'shi', '绑定好了');
  });

  it('is refused to whoever types another name beside it, and to an account that is somebody else', async () => {
    const code = await codeFor('石小川');
    await world.says('shi', `绑定 ${code} 张明`);
    expectRefused(world, 'shi', '姓名');
    await world.says('zhang', `绑定 ${code}`);
    expectRefused(world, 'zhang', '张明');
    await world.says('shi', `绑定 ${code} 石小川`);
    expectSaid(world, 'shi', '绑定好了');
  });

  it('ends after seven days', async () => {
    const [early, late] = [await codeFor('石小川'), '2026-03-09T09:00'];
    await world.until(late);
    await world.says('shi', `绑定 ${early}`);
    expectRefused(world, 'shi', '有效期');
  });

  it('binds again when ids have changed: the older account is void, the books keep both', async () => {
    const code = await codeFor('张明');
    await world.says('shi', `绑定 ${await codeFor('石小川')}`);
    await read.identity.updateMany({ where: { externalId: 'shi' }, data: { revokedAt: world.clock.now() } });
    await world.says('shi', `绑定 ${code}`);
    expectSaid(world, 'shi', '张明代表', '绑定好了');
    expectSaid(world, 'gs', '张明', '换绑');
    const identities = await identitiesOf('张明');
    expect(identities.map((it) => [it.externalId, it.revokedAt === null])).toEqual([
      ['zhang', false],
      ['shi', true],
    ]);
    const actions = await read.auditEntry.findMany({
      where: { subjectId: { in: identities.map((it) => it.id) } },
      orderBy: { sequence: 'asc' },
    });
    expect(actions.map((it) => it.action)).toEqual(['identity.revoked', 'identity.bound']);
    expect(actions[1]?.actorId).toBe(identities[1]?.personId);

    await world.says('zhang', '我的');
    expectRefused(world, 'zhang', '绑定');
    await world.says('zhang', `绑定 ${await codeFor('张明')}`);
    await world.says('zhang', '情况');
    expectUnsaid(world, 'zhang', '不能');
  });

  it.each([
    ['nothing beside the word', '绑定', '8位'],
    ['too short a code', '绑定 7K2F', '8位'],
    ['too short a code in a group', '#绑定 7K2F', '8位'],
  ])('with %s is asked for anew, privately, and counts as no try', async (_what, text, word) => {
    for (let time = 0; time < 6; time += 1) {
      await world.says('shi', text, text.startsWith('#') ? { in: 'g2' } : {});
      expectRefused(world, 'shi', word);
    }
  });

  it('is tried five times in an hour at most, by one account', async () => {
    await world.until('2026-03-16T09:00');
    const code = await codeFor('石小川');
    for (let time = 0; time < 5; time += 1) {
      await world.says('shi', '绑定 0000-000A');
      expectRefused(world, 'shi', '对不上');
    }
    await world.says('shi', `绑定 ${code}`);
    expectRefused(world, 'shi', '过一小时');
    await world.says('gao', '绑定 0000-000A');
    expectRefused(world, 'gao', '对不上');
    await world.until('2026-03-16T10:01');
    await world.says('shi', `绑定 ${code}`);
    expectSaid(world, 'shi', '绑定好了');
  });

  it('that the platform delivers again is dealt with once', async () => {
    await read.identity.updateMany({ where: { externalId: 'shi' }, data: { revokedAt: world.clock.now() } });
    const event = await world.says('shi', `绑定 ${await codeFor('石小川')}`);
    expectSaid(world, 'shi', '绑定好了');
    await world.redelivers([event, event]);
    expect(world.heardIn()).toEqual([]);
    const living = (await identitiesOf('石小川')).filter((it) => it.revokedAt === null);
    expect(living).toHaveLength(1);
  });
});

describe('我是张明', () => {
  it('from somebody who is bound is answered with who the account is', async () => {
    await world.says('qiao', '我是乔雨薇');
    expectSaid(world, 'qiao', '乔雨薇', '已经绑定');
    await world.says('qiao', '我是张明');
    expectRefused(world, 'qiao', '乔雨薇');
  });
});
