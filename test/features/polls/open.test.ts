import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';
import { pollsOf, PROJECTS } from './support.ts';

const world = await createWorld();
const polls = pollsOf(world);
const stored = (title: string) =>
  world.app.database.read.poll.findFirstOrThrow({ where: { title }, include: { voters: true } });

describe('a poll that staff opens', () => {
  it('is shown back with all that will be frozen, and asks nobody before it is confirmed', async () => {
    const title = await polls.shown();
    expect(world.heardIn()).toEqual(['gs']);
    expectSaid(world, 'gs', title, ...PROJECTS, '应选2项', '3月10日18:00', '全体代表', '没有法律效力');
    expectSaid(world, 'gs', '⌊5÷2⌋+1=3票');
    expectUnsaid(world, 'gs', '票决');
    expect(await polls.record(title)).toBeUndefined();
  });

  it('asks every deputy in office privately, once it is confirmed', async () => {
    const { number, title } = await polls.opened();
    expectSaid(world, 'gs', number, title, '3位', '还有2位', '林静', '石小川');
    for (const deputy of ['zhang', 'li', 'qiao'])
      expectSaid(world, deputy, title, number, ...PROJECTS, '没有法律效力');
    expect(world.heardIn()).toEqual(['gs', 'li', 'qiao', 'zhang']);
    expect(await polls.record(title)).toMatchObject({ state: 'open', present: 0 });
  });

  it('freezes its terms and its voters under a hash, whoever is reachable', async () => {
    const { title } = await polls.opened();
    const { termsHash, ruleHash, voters, base, baseReason } = await stored(title);
    expect(termsHash).toMatch(/^[\da-f]{64}$/);
    expect(ruleHash).not.toBe('');
    expect(voters).toHaveLength(5);
    expect({ base, baseReason }).toEqual({ base: 5, baseReason: '工作人员填写' });
    const other = await stored((await polls.opened()).title);
    expect(other.termsHash).not.toBe(termsHash);
  });

  it('counts from the number that the office has registered, or from what staff enters', async () => {
    await polls.shown({ more: '' });
    expectSaid(world, 'gs', '登记的代表总数', '⌊120÷2⌋+1=61票');
    await polls.shown({ more: '基数:118 实有 法定人数:是' });
    expectSaid(world, 'gs', '118人', '实有', '⌊118÷2⌋+1=60票', '⌈2×118÷3⌉=79人');
  });

  it('asks one team, and counts from that team', async () => {
    const { title } = await polls.opened({ more: '对象:第二代表团' });
    expect(world.heardIn()).toContain('qiao');
    expect(world.heardIn()).not.toContain('zhang');
    const { team, base, voters } = await stored(title);
    // 陆守义 is suspended: a deputy of the team still, but not asked.
    expect({ team, base, voters: voters.length }).toEqual({ team: '第二代表团', base: 3, voters: 2 });
  });

  it('warns when there are as many seats as projects', async () => {
    await polls.shown({ seats: 4 });
    expectSaid(world, 'gs', '没有差额');
  });

  it('is not opened when it is put aside', async () => {
    const title = await polls.shown();
    await world.presses('wang', '取消', { in: 'gs' });
    expect(await polls.record(title)).toBeUndefined();
  });
});

describe('what is missing', () => {
  it('is asked for one after the other, in private, and a plain answer is enough', async () => {
    await world.says('wang', '#意见征求 新建', { in: 'gs' });
    expectSaid(world, 'wang', '名称');
    await world.says('wang', '街区更新项目');
    expectSaid(world, 'wang', '哪些项目');
    await world.says('wang', '甲小区、乙小区、丙小区');
    expectSaid(world, 'wang', '应选几项');
    await world.says('wang', '2');
    expectSaid(world, 'wang', '什么时候截止');
    await world.says('wang', '6月10日18:00');
    expectSaid(world, 'wang', '街区更新项目', '甲小区', '应选2项', '6月10日18:00');
    await world.presses('wang', '确认');
    expect(await polls.record('街区更新项目')).toMatchObject({ state: 'open' });
    expect(world.heardIn()).toContain('zhang');
  });

  it('may be answered with several fields at once', async () => {
    await world.says('wang', '意见征求 新建 名称:河道整治 项目:东河、西河');
    await world.says('wang', '应选:1 截止:3月12日 对象:第一代表团');
    expectSaid(world, 'wang', '河道整治', '应选1项', '3月12日18:00', '第一代表团');
  });

  it.each([
    ['too few projects', '项目:充电棚 应选:1 截止:3月9日', '至少要两个'],
    ['more seats than projects', '项目:充电棚、公厕 应选:3 截止:3月9日', '不能是3项'],
    ['an end in the past', '项目:充电棚、公厕 应选:1 截止:3月2日9:05', '十分钟以后'],
    ['a team that is not there', '项目:充电棚、公厕 应选:1 截止:3月9日 对象:第九代表团', '第九代表团'],
    ['a base below the number of those asked', '项目:充电棚、公厕 应选:1 截止:3月9日 基数:3', '名册上'],
  ])('as well as %s is asked for again', async (_, fields, word) => {
    await world.says('wang', `意见征求 新建 名称:核对 ${fields}`);
    expectSaid(world, 'wang', word);
    expect(await polls.record('核对')).toBeUndefined();
  });
});

describe('a poll', () => {
  it.each(['zhang', 'chen'])('is not opened by %s', async (by) => {
    await world.says(by, '意见征求 新建 名称:越权 项目:甲、乙 应选:1 截止:3月9日');
    expectRefused(world, by, '代表工委');
  });

  it('tells the office how many have answered while it is open, and nothing else', async () => {
    const { number } = await polls.opened();
    await world.says('zhang', `投票 ${number} 1 2`);
    await world.says('wang', `#意见征求 ${number}`, { in: 'gs' });
    expectSaid(world, 'gs', '已收到1人', '还有4人');
    expectUnsaid(world, 'gs', '张明', ...PROJECTS);
  });
});
