import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { momentOf } from '../../support/world-acting.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';
import { type Opened, pollsOf, PROJECTS } from './support.ts';

const world = await createWorld();
const polls = pollsOf(world);
const pictures = (chat: string) =>
  world.network
    .lines(`group:${chat}`)
    .flatMap(({ message }) => (message.kind === 'image' ? [{ name: message.name, data: message.data }] : []));
const closes = async ({ number }: Opened): Promise<void> => {
  await world.says('wang', `#意见征求 ${number} 关闭`, { in: 'gs' });
  await world.presses('wang', '确认', { in: 'gs' });
};
const publishes = async ({ number }: Opened): Promise<void> => {
  await world.says('wang', `#意见征求 ${number} 公布`, { in: 'gs' });
  await world.presses('wang', '确认', { in: 'gs' });
};
/** 5 deputies: 小区充电棚 4 votes, 公厕改造 and 停车位 3 each, 路灯更换 none. */
const vote = async ({ number }: Opened): Promise<void> => {
  for (const [by, choice] of [
    ['zhang', '1 2'],
    ['li', '1 3'],
    ['qiao', '1 2'],
  ] as const)
    await world.says(by, `投票 ${number} ${choice}`);
};

describe('a poll whose time is over', () => {
  it('takes no late numbers, and says so', async () => {
    const { number } = await polls.opened();
    await world.says('wang', `#意见征求 ${number} 关闭`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    for (const typed of ['1 2', '1']) {
      await world.says('li', typed);
      expectRefused(world, 'li', `${number} 已截止`, '我的票');
    }
  });

  it('closes by itself; the office reads count, base, formula and list, and sees a picture', async () => {
    const poll = await polls.opened({ closing: '3月3日18:00', more: '基数:5 实有 法定人数:是' });
    await vote(poll);
    const before = pictures('gs').length;
    await world.until('2026-03-03T18:00');
    expect(world.heardIn()).toEqual(['gs']);
    expectSaid(
      world,
      'gs',
      poll.number,
      poll.title,
      '征求5人',
      '收到3人',
      '⌊5÷2⌋+1=3票',
      '实有',
      '没有法律效力',
    );
    expectSaid(world, 'gs', '⌈2×5÷3⌉=4人', '没有达到');
    expectSaid(world, 'gs', '入选1项', '小区充电棚3票', '还有1个名额空着');
    expectSaid(world, 'gs', '1.小区充电棚3票入选', '2.公厕改造2票', '3.停车位1票', '4.路灯更换0票');
    expectUnsaid(world, 'gs', '张明', '李芳', '乔雨薇', '票决');
    const [picture] = pictures('gs').slice(before);
    expect(picture?.name).toBe(`${poll.number}.png`);
    expect(Buffer.from(picture?.data ?? '', 'base64').toString('latin1', 1, 4)).toBe('PNG');
    expect(await polls.record(poll.title)).toEqual({
      state: 'closed',
      present: 3,
      quorumMet: false,
      passed: ['小区充电棚'],
      tied: [],
      invalid: 0,
      votes: { 小区充电棚: 3, 公厕改造: 2, 停车位: 1, 路灯更换: 0 },
    });
  });

  it('closes once, at its own time, when the bot was away', async () => {
    const poll = await polls.opened({ closing: '3月4日18:00' });
    await world.restart('2026-03-06T10:00');
    const closed = await world.app.database.read.poll.findFirstOrThrow({ where: { title: poll.title } });
    expect(closed).toMatchObject({
      state: 'closed',
      closedAt: momentOf('2026-03-04T18:00'),
      closedById: null,
    });
    await world.says('zhang', `投票 ${poll.number} 1`);
    expectRefused(world, 'zhang', '3月4日18:00');
    await world.says('zhang', '1 2');
    expectRefused(world, 'zhang');
  });
});

describe('a poll that staff closes', () => {
  it('is shown back first, and names a tie for the last seats without settling it', async () => {
    const poll = await polls.opened();
    await vote(poll);
    await world.says('li', `投票 ${poll.number} 2 3`);
    await world.says('qiao', `投票 ${poll.number} 2 1`);
    await world.says('zhang', `投票 ${poll.number} 2 3`);
    await world.says('wang', `#意见征求 ${poll.number} 关闭`, { in: 'gs' });
    expectSaid(world, 'gs', poll.number, '已收到3人', '还有2人');
    expect((await polls.record(poll.title))?.state).toBe('open');
    await world.presses('wang', '确认', { in: 'gs' });
    expectSaid(world, 'gs', '入选1项', '公厕改造3票', '还有1个名额空着');

    const tied = await polls.opened({ seats: 1, more: '最多:3 基数:5' });
    for (const by of ['zhang', 'li', 'qiao']) await world.says(by, `投票 ${tied.number} 2 4`);
    await closes(tied);
    expectSaid(world, 'gs', '并列', '公厕改造3票', '路灯更换3票', '剩下1个名额');
    expectUnsaid(world, 'gs', '入选1项', '票入选');
    expect(await polls.record(tied.title)).toMatchObject({ passed: [], tied: ['公厕改造', '路灯更换'] });
  });

  it('is closed once', async () => {
    const poll = await polls.opened();
    await closes(poll);
    expectSaid(world, 'gs', '没有项目过半数');
    await world.says('wang', `#意见征求 ${poll.number} 关闭`, { in: 'gs' });
    expectRefused(world, 'wang', '截止');
  });
});

describe('a late vote', () => {
  it('that was sent before the close counts until the count is published, and the office is told', async () => {
    const poll = await polls.opened();
    const before = world.clock.now();
    await world.wait('1h');
    await closes(poll);
    await world.says('zhang', '1 2', { at: before });
    expectSaid(world, 'zhang', '算数', '小区充电棚');
    expectSaid(world, 'gs', '更新', '收到1人');
    expectUnsaid(world, 'gs', '张明');
    await world.says('zhang', `投票 ${poll.number} 3`);
    expectRefused(world, 'zhang', '截止');
    expect(await polls.record(poll.title)).toMatchObject({ state: 'closed', present: 1 });

    await publishes(poll);
    await world.says('qiao', `投票 ${poll.number} 3`, { at: before });
    expectRefused(world, 'qiao', '公布');
    expect(await polls.record(poll.title)).toMatchObject({ state: 'published', present: 1 });
  });

  it('that was sent before the one that counts changes nothing', async () => {
    const poll = await polls.opened();
    const before = world.clock.now();
    await world.wait('1h');
    await world.says('zhang', `投票 ${poll.number} 3`);
    await world.says('zhang', `投票 ${poll.number} 1`, { at: before });
    expectSaid(world, 'zhang', '停车位');
    expect((await polls.record(poll.title))?.votes).toMatchObject({ 停车位: 1, 小区充电棚: 0 });
    await closes(poll);
  });
});

describe('what is published', () => {
  it('is shown back, then goes to the groups of those who were asked, in words and as a picture', async () => {
    const poll = await polls.opened();
    await vote(poll);
    await world.says('wang', `#意见征求 ${poll.number} 公布`, { in: 'gs' });
    expectRefused(world, 'wang', '还没有截止');
    await closes(poll);
    expect(world.heardIn()).not.toContain('g1');
    await world.says('wang', `#意见征求 ${poll.number} 公布`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs']);
    expectSaid(world, 'gs', poll.number, '第一代表团群', '第二代表团群', '小区充电棚3票');
    await world.presses('wang', '确认', { in: 'gs' });
    expect(world.heardIn()).toEqual(['g1', 'g2', 'gm', 'gs']);
    for (const group of ['g1', 'g2', 'gm']) {
      expectSaid(world, group, poll.title, '收到3人', '⌊5÷2⌋+1=3票', '小区充电棚3票', '没有法律效力');
      expectUnsaid(world, group, '张明', '乔雨薇');
      expect(pictures(group).at(-1)?.name).toBe(`${poll.number}.png`);
    }
    await publishes(poll);
    expectUnsaid(world, 'g1', ...PROJECTS);
    await world.says('zhang', '我的票');
    expectSaid(world, 'zhang', poll.number, '已截止', '计入', '小区充电棚');
  });

  it('of one team goes to that team alone', async () => {
    const poll = await polls.opened({ more: '对象:第二代表团' });
    await closes(poll);
    await publishes(poll);
    expect(world.heardIn()).toEqual(['g2', 'gs']);
  });

  it('goes to groups in which only numbers are said as numbers, without a picture', async () => {
    const { prisma } = world.app.database;
    await prisma.chatGroup.updateMany({ where: { externalId: 'g1' }, data: { numberOnly: true } });
    const poll = await polls.opened({ more: '对象:第一代表团' });
    await world.says('zhang', `投票 ${poll.number} 1`);
    await world.says('li', `投票 ${poll.number} 1`);
    await closes(poll);
    const before = pictures('g1').length;
    await publishes(poll);
    expectSaid(world, 'g1', poll.number, '入选:1号');
    expectUnsaid(world, 'g1', poll.title, ...PROJECTS);
    expect(pictures('g1').length).toBe(before);
    await prisma.chatGroup.updateMany({ where: { externalId: 'g1' }, data: { numberOnly: false } });
  });
});

describe('where others read along', () => {
  it('the office is answered privately', async () => {
    const poll = await polls.opened();
    await world.says('wang', `#意见征求 ${poll.number} 关闭`, { in: 'gm' });
    expectSaid(world, 'gm', '已私信您');
    expectUnsaid(world, 'gm', poll.title);
    await world.presses('wang', '确认');
    expect(world.heardIn()).toEqual(['gs', 'wang']);
    await world.says('wang', `#意见征求 ${poll.number}`, { in: 'gm' });
    expectSaid(world, 'gm', '已私信您');
    expectUnsaid(world, 'gm', poll.title, ...PROJECTS);
    expectSaid(world, 'wang', poll.title, '没有项目过半数');
  });
});
