import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;

const member = (name: string) =>
  read.membership.findFirst({
    where: { person: { name } },
    include: { unit: true, system: true, person: true },
  });
const codes = () => read.bindingCode.count();

/** A code came to 王敏, and nothing else was asked. */
function expectCode(person: string): void {
  expectSaid(world, 'wang', person, '绑定码', '七天');
  expectSaid(world, 'wang', person, '加我为好友', '绑定');
}

describe('绑定码 with a role puts somebody on the roster', () => {
  it.each([
    ['马行舟 代表 第一代表团', '马行舟', { roles: ['deputy'], team: '第一代表团' }],
    ['马行空 人大代表', '马行空', { roles: ['deputy'], team: null }],
    ['文老师 承办人 区教育局', '文老师', { roles: ['handler'], unit: { name: '区教育局' } }],
    ['文科长 教育局联络员', '文科长', { roles: ['handler'], unit: { name: '区教育局' } }],
    ['武局长 局长 区住建局', '武局长', { roles: ['unit_leader'], unit: { name: '区住建局' } }],
    ['卫主任 督查室 区政府', '卫主任', { roles: ['coordinator'], system: { name: '区政府' } }],
    ['路小满 工作人员', '路小满', { roles: ['staff'], unit: null }],
    ['路大满 审核', '路大满', { roles: ['reviewer'] }],
    ['路满仓 督办', '路满仓', { roles: ['supervisor'] }],
    ['路满堂 领导', '路满堂', { roles: ['leader'] }],
    ['路满园 议政代表', '路满园', { roles: ['councillor'] }],
  ])('%s', async (words, name, expected) => {
    await world.says('wang', `绑定码 ${words}`);
    expect(world.heardIn()).toEqual(['wang']);
    expectCode(name);
    const added = await member(name);
    expect(added).toMatchObject({ ...expected, status: 'active' });
    const entries = await read.auditEntry.findMany({ where: { subjectId: added?.personId ?? '' } });
    expect(entries.map((it) => it.action)).toEqual(['person.added']);
  });

  it.each([
    ['田禾 承办人 区气象局', '承办单位', { unit: { name: '区气象局' } }],
    ['田苗 协调员 高新区', '承办系统', { system: { name: '高新区' } }],
    ['田野 代表 第九代表团', '代表团', { team: '第九代表团' }],
  ])(
    '%s: what is not known is shown back first, so that a typing error makes nothing',
    async (words, what, expected) => {
      const [name = ''] = words.split(' ');
      const before = await codes();
      await world.says('wang', `绑定码 ${words}`);
      expectSaid(world, 'wang', '没有', what, name, '确认', '取消');
      await world.presses('wang', '取消');
      expect(await member(name)).toBeNull();
      expect(await codes()).toBe(before);

      await world.says('wang', `绑定码 ${words}`);
      await world.presses('wang', '确认');
      expectCode(name);
      expect(await member(name)).toMatchObject(expected);
    },
  );

  it.each([
    ['绑定码', ['不能没有姓名', '绑定码 张明']],
    ['绑定码 毛小明', ['毛小明', '代表 第一代表团', '承办人 区教育局']],
    ['绑定码 张明 第二代表团', ['姓名', '张明']],
    ['绑定码 毛小明 承办人', ['单位', '承办人 区教育局']],
    ['绑定码 毛小明 协调员', ['系统', '协调员 区政府']],
  ])('%s lacks something: refused with what to type, and nothing is written', async (text, words) => {
    const before = await codes();
    await world.says('wang', text);
    if (text.includes('第二代表团')) expectSaid(world, 'wang', '张明(第一代表团)');
    else expectRefused(world, 'wang', ...words);
    expect(await codes()).toBe(before);
    expect(await member('毛小明')).toBeNull();
  });
});

describe('绑定码 for a name that is there', () => {
  it('with another role asks whether it is the same person', async () => {
    await world.says('wang', '绑定码 张明 承办人 区教育局');
    expectSaid(world, 'wang', '张明(第一代表团)', '是另一位');
    await world.presses('wang', '张明(第一代表团)');
    expectCode('张明');
    expect(await read.person.count({ where: { name: '张明' } })).toBe(1);

    await world.says('wang', '绑定码 张明 承办人 区教育局');
    await world.presses('wang', '是另一位');
    expectCode('张明');
    expect(await read.person.count({ where: { name: '张明' } })).toBe(2);
  });

  it('that two people have asks which of them; the place tells as well', async () => {
    await world.says('wang', '绑定码 张明');
    expectSaid(world, 'wang', '张明(第一代表团)', '张明(区教育局)');
    await world.says('wang', '2');
    expectCode('张明');
    const { personId } = await read.membership.findFirstOrThrow({
      where: { person: { name: '张明' }, unit: { name: '区教育局' } },
    });
    const now = world.clock.now();
    expect(await read.bindingCode.count({ where: { personId } })).toBe(2);
    expect(await read.bindingCode.count({ where: { personId, expiresAt: { gt: now } } })).toBe(1);
    await world.says('wang', '绑定码 张明 区教育局');
    expectCode('张明');
  });

  it('is refused to others than staff', async () => {
    const before = await codes();
    await world.says('zhang', '绑定码 张明');
    expectRefused(world, 'zhang', '代表工委');
    await world.says('chen', '绑定码 陈立德 承办人 区教育局');
    expectRefused(world, 'chen', '代表工委');
    expect(await codes()).toBe(before);
  });

  it('from a card is refused to whoever is no longer of the office', async () => {
    await world.says('wang', '绑定码 张明');
    const [wang] = await read.membership.findMany({ where: { person: { name: '王敏' } } });
    const where = { congressId_id: { congressId: world.congressId, id: wang?.id ?? '' } };
    await read.membership.update({ where, data: { roles: ['leader'] } });
    const before = await codes();
    await world.presses('wang', '张明(区教育局)');
    expectRefused(world, 'wang');
    expect(await codes()).toBe(before);
    await read.membership.update({ where, data: { roles: ['staff'] } });
  });
});
