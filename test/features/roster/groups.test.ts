import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;
const IN_GX = { in: 'gx' } as const;

const openGroup = (externalId: string) =>
  read.chatGroup.findFirst({
    where: { externalId, closedAt: null },
    include: { unit: true, system: true },
  });
const audited = async (): Promise<string[]> => {
  const groups = await read.chatGroup.findMany({ where: { externalId: 'gx' } });
  const entries = await read.auditEntry.findMany({
    where: { subjectId: { in: groups.map((it) => it.id) } },
    orderBy: { sequence: 'asc' },
  });
  return entries.map((it) => it.action);
};
/** The next case begins with a group that is not registered. */
async function forget(externalId = 'gx'): Promise<void> {
  await read.chatGroup.updateMany({ where: { externalId }, data: { closedAt: world.clock.now() } });
}

describe('登记本群 in a group that is not registered', () => {
  it('makes it one of a team: the group reads what may be said there, and a deputy is heard', async () => {
    await world.says('wang', '#登记本群 代表团 第一代表团', IN_GX);
    expect(world.heardIn()).toEqual(['gx']);
    expectSaid(world, 'gx', '第一代表团代表群', '提建议', '涉密');
    expect(await openGroup('gx')).toMatchObject({ kind: 'deputies', team: '第一代表团', numberOnly: false });
    expect(await audited()).toEqual(['group.registered']);

    await world.says('zhang', '#建议\n标题:关于修公厕的建议\n问题:没有公厕。\n建议:修一座。', IN_GX);
    expectSaid(world, 'gx', '关于修公厕的建议', '拟1');
  });

  it('again as the same says so; as something else it is shown back, and the old registration ends', async () => {
    await world.says('wang', '#登记本群 第一代表团', IN_GX);
    expect(world.heardIn()).toEqual(['wang']);
    expectSaid(world, 'wang', '已经登记为第一代表团代表群');

    await world.says('wang', '#登记本群 混合 梅溪镇', IN_GX);
    expectSaid(world, 'gx', '已经登记为第一代表团代表群', '梅溪镇混合群', '取消');
    expect(await openGroup('gx')).toMatchObject({ kind: 'deputies' });
    await world.presses('wang', '确认', IN_GX);
    expectSaid(world, 'gx', '梅溪镇混合群');
    expect(await openGroup('gx')).toMatchObject({ kind: 'mixed', name: '梅溪镇混合群' });
    expect(await audited()).toEqual(['group.registered', 'group.closed', 'group.registered']);
  });

  it.each([
    ['单位 区教育局', { kind: 'unit', name: '区教育局办理群', unit: { name: '区教育局' } }],
    ['教育局', { kind: 'unit', unit: { name: '区教育局' } }],
    ['联络员群', { kind: 'units', name: '联络员群', unitId: null }],
    ['工作群', { kind: 'staff', name: '工作群' }],
    ['督查室 区政府', { kind: 'coordination', name: '区政府协调群', system: { name: '区政府' } }],
    ['督办群', { kind: 'supervision', name: '督办群' }],
    ['代表群 全体', { kind: 'deputies', team: null, name: '代表群' }],
  ])('takes %j at its word', async (words, expected) => {
    await forget();
    await world.says('gao', `#登记本群 ${words}`, IN_GX);
    expect(world.heardIn()).toEqual(['gx']);
    expect(await openGroup('gx')).toMatchObject(expected);
  });

  it('asks privately what the group is for, and then whose it is', async () => {
    await forget();
    await world.says('wang', '#登记本群', IN_GX);
    expect(world.heardIn()).toEqual(['wang']);
    expectSaid(world, 'wang', '代表群', '办理群', '联络员群', '工作群', '协调群', '督办群', '混合群');
    await world.presses('wang', '办理群');
    expectSaid(world, 'wang', '哪个承办单位');
    await world.says('wang', '区住建局');
    expectSaid(world, 'gx', '区住建局办理群');
    expectSaid(world, 'wang', '区住建局办理群', '登记好了');
    expect(await openGroup('gx')).toMatchObject({ kind: 'unit', unit: { name: '区住建局' } });
  });

  it.each([
    ['代表团', '哪个代表团', '第二代表团', { kind: 'deputies', team: '第二代表团' }],
    ['协调群', '哪个承办系统', '开发区', { kind: 'coordination', system: { name: '开发区' } }],
  ])('without a name it asks whose %s it is', async (kind, question, reply, expected) => {
    await forget();
    await world.says('wang', `#登记本群 ${kind}`, IN_GX);
    expect(world.heardIn()).toEqual(['wang']);
    expectSaid(world, 'wang', question);
    await world.says('wang', reply);
    expect(await openGroup('gx')).toMatchObject(expected);
  });

  it.each([
    ['单位 区气象局', '承办单位', { kind: 'unit', unit: { name: '区气象局' } }],
    ['协调群 高新区', '承办系统', { kind: 'coordination', system: { name: '高新区' } }],
    ['代表团 第九代表团', '代表团', { kind: 'deputies', team: '第九代表团' }],
  ])(
    'a name that the roster does not have (%s) is shown back before it is put there',
    async (words, what, expected) => {
      await forget();
      await world.says('wang', `#登记本群 ${words}`, IN_GX);
      expect(world.heardIn()).toEqual(['wang']);
      expectSaid(world, 'wang', '没有', what, '确认', '取消');
      expect(await openGroup('gx')).toBeNull();
      await world.presses('wang', '取消');
      expect(await openGroup('gx')).toBeNull();
      await world.says('wang', `#登记本群 ${words}`, IN_GX);
      await world.says('wang', '1');
      expect(await openGroup('gx')).toMatchObject(expected);
    },
  );

  it('is refused to others, to those who are not bound, and in a direct chat', async () => {
    await forget();
    await world.says('zhang', '#登记本群 代表团 第一代表团', IN_GX);
    expectRefused(world, 'zhang', '代表工委');
    await world.says('shi', '#登记本群 代表团 第一代表团', IN_GX);
    expectRefused(world, 'shi', '绑定');
    await world.says('wang', '登记本群 代表团 第一代表团');
    expectRefused(world, 'wang', '群里');
    expect(await openGroup('gx')).toBeNull();
  });

  it('lets nothing else through; who somebody is may be said there', async () => {
    await world.says('zhang', '#查 拟1', IN_GX);
    expectRefused(world, 'zhang', '登记本群');
    await world.says('shi', '#我是石小川', IN_GX);
    expect(world.heardIn()).toEqual(['gs', 'shi']);
    await world.says('zhang', '#绑定', IN_GX);
    expectRefused(world, 'zhang', '8位');
    await world.says('zhang', '中午吃面吗', IN_GX);
    expect(world.heardIn()).toEqual([]);
  });
});

describe('注销本群', () => {
  it('is shown back, and ends it; what is said there later is not heard', async () => {
    await world.says('wang', '#登记本群 督办群', IN_GX);
    await world.says('gao', '#注销本群', IN_GX);
    expectSaid(world, 'gx', '督办群', '确认', '取消');
    await world.presses('gao', '取消', IN_GX);
    expect(await openGroup('gx')).not.toBeNull();
    await world.says('gao', '#注销本群', IN_GX);
    await world.presses('gao', '确认', IN_GX);
    expectSaid(world, 'gx', '已注销');
    expect(await openGroup('gx')).toBeNull();
    expect((await audited()).at(-1)).toBe('group.unregistered');
    await world.says('wang', '#情况', IN_GX);
    expectRefused(world, 'wang', '登记');
  });

  it('is refused where there is nothing to end, and to others', async () => {
    await world.says('wang', '#注销本群', IN_GX);
    expectRefused(world, 'wang', '没有登记过');
    await world.says('wang', '注销本群');
    expectRefused(world, 'wang', '群里');
    await world.says('zhang', '#注销本群', { in: 'g1' });
    expectRefused(world, 'zhang', '代表工委');
    expect(await openGroup('g1')).not.toBeNull();
  });
});

describe('somebody who is staff of two congresses', () => {
  it('is asked which one the group belongs to', async () => {
    const wang = await read.person.findFirstOrThrow({ where: { name: '王敏' } });
    const first = await read.congress.findUniqueOrThrow({ where: { id: world.congressId } });
    const second = await read.congress.create({
      data: { ...first, id: crypto.randomUUID(), name: '梅溪镇人大' },
    });
    const membership = { congressId: second.id, personId: wang.id, roles: ['staff'], status: 'active' };
    await read.membership.create({ data: { id: crypto.randomUUID(), ...membership } });

    await world.says('wang', '#登记本群 混合 梅溪镇', IN_GX);
    expect(world.heardIn()).toEqual(['wang']);
    expectSaid(world, 'wang', '示例区人大常委会', '梅溪镇人大');
    await world.presses('wang', '梅溪镇人大');
    expectSaid(world, 'gx', '梅溪镇混合群');
    expect(await openGroup('gx')).toMatchObject({ congressId: second.id, kind: 'mixed' });
    const entries = await read.auditEntry.findMany({ where: { congressId: second.id } });
    expect(entries.map((it) => it.action)).toEqual(['group.registered']);

    await world.says('gao', '#登记本群 混合', IN_GX);
    expectRefused(world, 'gao');
    expectUnsaid(world, 'gx', '混合');
  });

  it('cannot take a group that the other congress has meanwhile', async () => {
    await forget();
    await world.says('wang', '#登记本群 混合 梅溪镇', IN_GX);
    await world.says('gao', '#登记本群 督办群', IN_GX);
    await world.presses('wang', '梅溪镇人大');
    expectRefused(world, 'wang', '另一个人大', '注销');
    expect(await openGroup('gx')).toMatchObject({ congressId: world.congressId, kind: 'supervision' });
  });

  it('chooses in vain once no longer of that office', async () => {
    await forget();
    await world.says('wang', '#登记本群 混合 梅溪镇', IN_GX);
    await read.membership.updateMany({
      where: { congress: { name: '梅溪镇人大' } },
      data: { roles: ['leader'] },
    });
    await world.presses('wang', '梅溪镇人大');
    expectRefused(world, 'wang', '过时');
    expect(await openGroup('gx')).toBeNull();
  });
});
