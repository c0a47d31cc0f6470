import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;
const unbind = (id: string) =>
  read.identity.updateMany({ where: { externalId: id }, data: { revokedAt: world.clock.now() } });

describe('我是… from an account that is not bound', () => {
  it('waits for staff, who agrees: the person is bound, and what was kept is done by 登记', async () => {
    await world.says('shi', '#建议\n标题:关于修公厕的建议\n问题:没有公厕。\n建议:修一座。', { in: 'g2' });
    await world.says('shi', '我是石小川');
    expectSaid(world, 'shi', '石小川', '确认', '替您留着');
    expectSaid(world, 'gs', '石小川', '同意');
    await world.says('shi', '你好');
    expectRefused(world, 'shi', '绑定');
    await world.presses('wang', '同意', { in: 'gs' });
    expectSaid(world, 'shi', '石小川', '已确认', '登记');
    expectSaid(world, 'gs', '石小川', '绑定好');
    await world.says('shi', '登记');
    expectSaid(world, 'shi', '关于修公厕的建议', '拟');
  });

  it('is not for a deputy to agree to, who reads the word that was said', async () => {
    await unbind('shi');
    await world.says('shi', '我是石小川');
    await world.says('li', '#同意', { in: 'gs' });
    expectRefused(world, 'li', '「同意」', '代表工委');
    await world.presses('wang', '不同意', { in: 'gs' });
  });

  it('names the team where names alone do not say who', async () => {
    await unbind('shi');
    await world.says('shi', '我是第二代表团的石小川');
    expectSaid(world, 'gs', '石小川');
    await world.presses('wang', '不同意', { in: 'gs' });
    expectSaid(world, 'shi', '没有确认', '代表工委');
    expectSaid(world, 'gs', '没有');
    expect(await read.identity.count({ where: { externalId: 'shi', revokedAt: null } })).toBe(0);
  });

  it('asks staff once, however often it is said', async () => {
    await world.says('shi', '我是石小川');
    expectSaid(world, 'gs', '石小川');
    await world.says('shi', '我是石小川');
    expect(world.heardIn()).toEqual(['shi']);
    expectSaid(world, 'shi', '确认');
  });

  it('of somebody who is bound already tells staff so; agreeing puts the new account in place of the old', async () => {
    await world.says('shi', '我是张明');
    expectSaid(world, 'gs', '换绑', '张明', '已经绑定过', '电话');
    await world.presses('wang', '同意', { in: 'gs' });
    expectSaid(world, 'shi', '张明', '已确认');
    const living = await read.identity.findMany({ where: { person: { name: '张明' }, revokedAt: null } });
    expect(living.map((it) => it.externalId)).toEqual(['shi']);
    await world.says('zhang', '我的');
    expectRefused(world, 'zhang', '绑定');
  });

  it('of a name that the roster does not have, or has twice, is refused with what to say', async () => {
    await world.says('zhang', '我是毛小明');
    expectRefused(world, 'zhang', '名册');
    const { id } = await read.person.create({ data: { id: crypto.randomUUID(), name: '乔雨薇' } });
    await read.membership.create({
      data: {
        id: crypto.randomUUID(),
        congressId: world.congressId,
        personId: id,
        roles: ['deputy'],
        team: '第一代表团',
        status: 'active',
      },
    });
    await world.says('zhang', '我是乔雨薇');
    expectRefused(world, 'zhang', '同名', '第一代表团');
    await world.says('zhang', '我是第一代表团的乔雨薇');
    expectSaid(world, 'gs', '绑定确认', '乔雨薇');
    await world.presses('wang', '同意', { in: 'gs' });
    const bound = await read.identity.findFirst({ where: { externalId: 'zhang', revokedAt: null } });
    expect(bound?.personId).toBe(id);
  });

  it('is not bound to an account that has become somebody else meanwhile', async () => {
    await unbind('zhang');
    await world.says('zhang', '我是陆守义');
    await world.says('wang', '绑定码 张明');
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(world.heardAll('wang'))?.[0] ?? '';
    await world.says('zhang', `绑定 ${code}`);
    await world.presses('wang', '同意', { in: 'gs' });
    expectRefused(world, 'wang', '陆守义');
    const bound = await read.identity.findFirst({
      where: { externalId: 'zhang', revokedAt: null },
      include: { person: true },
    });
    expect(bound?.person.name).toBe('张明');
  });

  it('decided twice is decided once', async () => {
    await unbind('lu');
    await world.says('lu', '我是陆守义');
    await world.presses('wang', '同意', { in: 'gs' });
    await world.presses('gao', '同意', { in: 'gs' });
    expectRefused(world, 'gao');
    expect(await read.identity.count({ where: { externalId: 'lu', revokedAt: null } })).toBe(1);
  });
});
