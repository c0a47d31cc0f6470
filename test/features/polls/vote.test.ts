import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { once } from '../../support/world-builders.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';
import { pollsOf } from './support.ts';

const world = await createWorld();
const polls = pollsOf(world);
const votesOf = async (title: string) => (await polls.record(title))?.votes;
const NONE = { 小区充电棚: 0, 公厕改造: 0, 停车位: 0, 路灯更换: 0 };
const shared = once(() => polls.opened({ closing: '3月20日18:00' }));

describe('a vote', () => {
  it('is given by numbers in the direct chat, and echoed by name', async () => {
    const { title } = await shared();
    await world.says('zhang', '1 3');
    expect(world.heardIn()).toEqual(['zhang']);
    expectSaid(world, 'zhang', '小区充电棚', '停车位', '3月20日18:00');
    expectUnsaid(world, 'zhang', '公厕改造');
    expect(await votesOf(title)).toEqual({ ...NONE, 小区充电棚: 1, 停车位: 1 });
  });

  it('takes the place of the earlier one, which stays as history and is shown nowhere', async () => {
    const { title, number } = await shared();
    await world.wait('1h');
    await world.says('zhang', '投票 公厕改造、路灯更换');
    expectSaid(world, 'zhang', '公厕改造', '路灯更换');
    expect(await votesOf(title)).toEqual({ ...NONE, 公厕改造: 1, 路灯更换: 1 });
    await world.says('zhang', '我的票');
    expectSaid(world, 'zhang', number, '计入', '公厕改造', '路灯更换');
    expectUnsaid(world, 'zhang', '小区充电棚');
    expect(await world.app.database.read.pollVote.count()).toBe(2);
  });

  it('is given by one press, and twice the same is once', async () => {
    const { title } = await shared();
    await world.presses('qiao', '停车位');
    await world.presses('qiao', '停车位');
    expectSaid(world, 'qiao', '停车位', '还可以多选1项');
    expect(await polls.record(title)).toMatchObject({ present: 2, votes: { 停车位: 1 } });
  });

  it('is given by the form of the card', async () => {
    const { title } = await shared();
    await world.fills('qiao', '投票', { 选项: ['小区充电棚', '路灯更换'] });
    expectSaid(world, 'qiao', '小区充电棚', '路灯更换');
    expect(await votesOf(title)).toEqual({ ...NONE, 小区充电棚: 1, 公厕改造: 1, 路灯更换: 2 });
  });

  it.each([
    ['投票 3', ['停车位']],
    ['投票 第1项、第 4 项', ['小区充电棚', '路灯更换']],
    ['投票 充电棚和停车位', ['小区充电棚', '停车位']],
    ['投票:路灯、公厕', ['路灯更换', '公厕改造']],
    ['我投 1,2', ['小区充电棚', '公厕改造']],
    ['我选停车位、路灯更换', ['停车位', '路灯更换']],
    ['一和三', ['小区充电棚', '停车位']],
    ['选1和3', ['小区充电棚', '停车位']],
    ['我要选第二项、第四项', ['公厕改造', '路灯更换']],
    ['投票 弃权', []],
  ])('is understood as people type it: %s', async (text, chosen) => {
    const { title } = await shared();
    await world.says('qiao', text);
    const others = { ...NONE, 公厕改造: 1, 路灯更换: 1 };
    const expected = Object.fromEntries(
      Object.entries(others).map(([name, votes]) => [name, votes + (chosen.includes(name) ? 1 : 0)]),
    );
    expect(await votesOf(title)).toEqual(expected);
  });

  it('alone shows the card again, and two cards of one poll are one question', async () => {
    const { title } = await shared();
    await world.says('li', '投票');
    expectSaid(world, 'li', title, '停车位');
    await world.says('li', '1 2');
    expectSaid(world, 'li', '小区充电棚', '公厕改造');
  });

  it('of one person through two accounts is one vote', async () => {
    const { title } = await shared();
    const before = await polls.record(title);
    const { prisma } = world.app.database;
    const identity = await prisma.identity.findFirstOrThrow({ where: { externalId: 'qiao' } });
    const gao = await prisma.identity.findFirstOrThrow({ where: { externalId: 'gao' } });
    await prisma.identity.update({ where: { id: gao.id }, data: { personId: identity.personId } });
    await world.says('gao', '投票 1 2');
    expectSaid(world, 'gao', '小区充电棚', '公厕改造');
    await prisma.identity.update({ where: { id: gao.id }, data: { personId: gao.personId } });
    expect((await polls.record(title))?.present).toBe(before?.present);
    await world.says('qiao', '我的票');
    expectSaid(world, 'qiao', '小区充电棚', '公厕改造');
  });

  it('leaves no choice in the audit log and in the log', async () => {
    const entries = await world.app.database.read.auditEntry.findMany({
      where: { action: 'poll.vote_cast' },
      include: { payload: true },
    });
    expect(entries.length).toBeGreaterThan(5);
    expect(JSON.stringify(entries.map((entry) => entry.payload?.payload))).not.toMatch(/choices|停车位/u);
    expect(world.logged.join('')).not.toMatch(/choices|停车位/u);
  });
});

describe('a vote that cannot count', () => {
  it('is told what to do instead: too many, and the earlier one stays', async () => {
    const { title } = await shared();
    const before = await votesOf(title);
    await world.says('zhang', '1 2 3');
    expectRefused(world, 'zhang', '最多选2项', '3项');
    await world.says('zhang', '投票 9');
    expectRefused(world, 'zhang', '9');
    await world.says('zhang', '投票 天桥');
    expectRefused(world, 'zhang', '天桥');
    expect(await votesOf(title)).toEqual(before);
  });

  it('in a group is kept privately; the group reads nothing, and 登记 registers it', async () => {
    const { title } = await shared();
    await world.says('li', '#投票 3 4', { in: 'g1' });
    expectRefused(world, 'li', '登记');
    expectUnsaid(world, 'li', '停车位');
    expect(await votesOf(title)).toMatchObject({ 小区充电棚: 2, 停车位: 0 });
    await world.says('li', '登记');
    expectSaid(world, 'li', '停车位', '路灯更换');
    expect(await votesOf(title)).toMatchObject({ 小区充电棚: 1, 停车位: 1 });
  });

  it.each([
    ['a handler', 'chen', '人大代表'],
    ['staff', 'wang', '人大代表'],
    ['a deputy who is suspended', 'lu', '没有征求您的意见'],
  ])('of %s', async (_, by, word) => {
    const { number } = await shared();
    await world.says(by, `投票 ${number} 1`);
    expectRefused(world, by, word);
  });

  it('of a deputy of another team', async () => {
    const { number } = await polls.opened({ more: '对象:第一代表团' });
    await world.says('qiao', `投票 ${number} 1`);
    expectRefused(world, 'qiao', '没有征求您的意见');
    await world.says('wang', `#意见征求 ${number} 关闭`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
  });

  it('is asked for which poll when two are open, and the words that are told do it', async () => {
    const first = await shared();
    const second = await polls.opened();
    await world.says('qiao', '2 4');
    expectRefused(world, 'qiao', first.number, second.number);
    const words = /「(投票 票\d+ 2 4)」/u.exec(world.heardAll('qiao').split(second.title)[1] ?? '')?.[1];
    await world.says('qiao', words ?? '');
    expect(await votesOf(second.title)).toEqual({ ...NONE, 公厕改造: 1, 路灯更换: 1 });
    await world.says('wang', `#意见征求 ${second.number} 关闭`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
  });

  it('is asked for when a rating waits too', async () => {
    const { number } = await world.replied('区教育局', { by: 'qiao' });
    const poll = await shared();
    await world.says('qiao', '1 2');
    expectRefused(world, 'qiao', `评价 ${number} 1 2`, `投票 ${poll.number} 1 2`);
    await world.says('qiao', '3 2 1');
    expectRefused(world, 'qiao', '最多选2项');
  });
});
