import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('with nothing in the books', () => {
  it.each([
    ['待审', 'wang', 'gs', '没有待审'],
    ['待批', 'zhou', 'gc', '没有待批'],
    ['待办', 'chen', 'ge', '没有待办'],
    ['我的', 'zhang', 'zhang', '还没有建议'],
  ])('%s says so', async (word, by, chat, said) => {
    await world.says(by, word, chat === by ? {} : { in: chat });
    expectSaid(world, chat, said);
  });
});

describe('with one matter in each of several states', () => {
  const made: Record<string, { number: string; intake: string; title: string }> = {};

  it('the figures of 情况 are those of the books', async () => {
    made['waiting'] = await world.submitted();
    made['registered'] = await world.registered();
    made['issued'] = await world.assignedTo('区教育局');
    made['signed'] = await world.signedOff('区教育局', { by: 'qiao' });
    made['returned'] = await world.returnRequested('区住建局');
    made['replied'] = await world.replied('区教育局');
    made['closed'] = await world.closed();
    await world.withdrawn();
    await world.says('wang', '情况', { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs']);
    // Registered and later count: six; the signed one and the two that were answered are signed for.
    expectSaid(
      world,
      'gs',
      '今年建议6件',
      '会议0',
      '会后6',
      '已签收3',
      '已答复2(A2(100.00%)B0(0.00%)C0(0.00%))',
      '已评价1件',
      '满意1',
    );
  });

  it('a leader gets figures, and in a group of others totals alone', async () => {
    await world.says('luo', '现在怎么样了');
    expectSaid(world, 'luo', '今年建议6件');
    await world.says('luo', '#情况', { in: 'gm' });
    expectSaid(world, 'gm', '今年建议6件');
    expectUnsaid(world, 'gm', '满意', '逾期');
  });

  it('a coordinator gets those of the own system, without grades', async () => {
    await world.says('zhou', '情况', { in: 'gc' });
    expectSaid(world, 'gc', '承办建议5件');
    expectUnsaid(world, 'gc', '满意');
    await world.says('ding', '情况', { in: 'gd' });
    expectSaid(world, 'gd', '承办建议0件');
  });

  it('待审 lists what waits for review', async () => {
    await world.says('wang', '待审', { in: 'gs' });
    expectSaid(world, 'gs', '待审1件', made['waiting']?.intake ?? '', made['waiting']?.title ?? '', '张明');
    expectUnsaid(world, 'gs', made['registered']?.title ?? '');
  });

  it('待批 lists the returns of the own system', async () => {
    await world.says('zhou', '待批', { in: 'gc' });
    expectSaid(world, 'gc', '待批1件', made['returned']?.number ?? '', '区住建局', '不属于本单位职责');
    await world.says('ding', '待批', { in: 'gd' });
    expectSaid(world, 'gd', '没有待批');
  });

  it('待办 of a unit lists what it owes, what is unsigned first, and nothing of others', async () => {
    await world.says('chen', '待办', { in: 'ge' });
    expectSaid(
      world,
      'ge',
      '待办2件',
      made['issued']?.number ?? '',
      '3月5日',
      made['signed']?.number ?? '',
      '6月2日',
    );
    expectUnsaid(world, 'ge', made['returned']?.number ?? '', made['replied']?.number ?? '');
    const text = world.heardAll('ge');
    expect(text.indexOf(made['issued']?.number ?? '')).toBeLessThan(
      text.indexOf(made['signed']?.number ?? ''),
    );
  });

  it("待办 outside the unit's own group is private", async () => {
    await world.says('chen', '待办', { in: 'gu' });
    expectSaid(world, 'gu', '已私信您');
    expectUnsaid(world, 'gu', made['issued']?.number ?? '');
    expectSaid(world, 'chen', made['issued']?.number ?? '', made['signed']?.number ?? '');
  });

  it('我的 is private and lists the own alone', async () => {
    await world.says('zhang', '我的', { in: 'g1' });
    expectSaid(world, 'g1', '已私信您');
    expectUnsaid(world, 'g1', made['issued']?.number ?? '');
    expectSaid(world, 'zhang', made['issued']?.number ?? '', made['closed']?.number ?? '', '已办结');
    expectUnsaid(world, 'zhang', made['signed']?.number ?? '');
  });

  it('解释 says how the dates were counted', async () => {
    await world.says('chen', `#解释 ${made['issued']?.number ?? ''}`, { in: 'ge' });
    expectSaid(world, 'ge', '3个工作日', '3月5日', '3个月', '6月2日');
  });

  it('解释 is not for a deputy', async () => {
    await world.says('zhang', `解释 ${made['issued']?.number ?? ''}`);
    expectRefused(world, 'zhang', '工作人员');
  });
});

describe('帮助', () => {
  it.each([
    ['a deputy', 'zhang', '撤回'],
    ['a handler', 'chen', '签收 全部'],
    ['staff', 'wang', '撤销'],
    ['a coordinator', 'zhou', '待批'],
    ['a leader', 'luo', '情况'],
  ])('of %s has the words of the role, in six lines', async (_who, by, word) => {
    await world.says(by, '帮助');
    expectSaid(world, by, word);
    expect(world.heard(by).every((text) => text.split('\n').length <= 6)).toBe(true);
  });

  it('of somebody with two roles has both', async () => {
    await world.says('li', '帮助');
    expect(world.heard('li')).toHaveLength(2);
    expectSaid(world, 'li', '撤回');
    expectSaid(world, 'li', '签收 全部');
  });

  it('in a group is the one that fits it', async () => {
    await world.says('chen', '帮助', { in: 'ge' });
    expect(world.heardIn()).toEqual(['ge']);
    expectSaid(world, 'ge', '签收 全部');
  });
});

it('指南 says what a good suggestion has', async () => {
  await world.says('zhang', '指南');
  expectSaid(world, 'zhang', '一事一议', '问题', '建议');
});
