import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const monthly = await createWorld({ settings: { reconciliation: 'monthly' } });

describe('对账', () => {
  it.each([
    ['when nothing was assigned', 'wang', '#对账 全部', 'gs'],
    ['to see who has answered, when nothing was sent', 'wang', '#对账', 'gs'],
    ['by a unit that has no list', 'chen', '#对账 无误', 'ge'],
    ['by a deputy', 'zhang', '#对账', 'zhang'],
  ])('%s is refused', async (_what, by, text, chat) => {
    await world.says(by, text, chat === by ? {} : { in: chat });
    expectRefused(world, by);
  });

  it('each unit gets its own matters, and only after staff has confirmed', async () => {
    const one = await world.assignedTo('区教育局');
    const other = await world.assignedTo('区住建局');
    await world.says('wang', '#对账 全部', { in: 'gs' });
    expectSaid(world, 'gs', '2家单位');
    expect(world.heardIn()).toEqual(['gs']);
    await world.presses('wang', '确认', { in: 'gs' });
    expectSaid(world, 'ge', '3月对账清单', one.number, '待签收');
    expectUnsaid(world, 'ge', other.number);
    expectSaid(world, 'gz', other.number);
  });

  it('a unit that says 有误 is asked what, and a later answer replaces the earlier', async () => {
    await world.says('chen', '#对账 有误', { in: 'ge' });
    expectSaid(world, 'ge', '差在哪里');
    await world.says('chen', '#对账 有误 少一件', { in: 'ge' });
    expectSaid(world, 'gs', '区教育局陈立德', '少一件');
    await world.says('wang', '#对账', { in: 'gs' });
    expectSaid(world, 'gs', '有误1家', '还没回1家', '区教育局说有误:少一件', '区住建局');
    await world.says('chen', '#对账 无误', { in: 'ge' });
    await world.says('wang', '#对账', { in: 'gs' });
    expectSaid(world, 'gs', '无误1家,有误0家');
    await world.says('wang', '#对账 无误', { in: 'gs' });
    expectRefused(world, 'wang');
  });

  it('of 全部 once more asks only those who have not said 无误, and keeps what was', async () => {
    await world.says('wang', '#对账 全部', { in: 'gs' });
    expectSaid(world, 'gs', '1家单位');
    await world.presses('wang', '确认', { in: 'gs' });
    expectSaid(world, 'gz', '3月对账清单');
    expectUnsaid(world, 'ge', '对账清单');
    await world.says('zhao', '#对账 有误 少一件', { in: 'gz' });
    await world.says('wang', '#对账 全部', { in: 'gs' });
    expectSaid(world, 'gs', '1家单位');
    await world.says('zhao', '#对账 无误', { in: 'gz' });
    await world.says('wang', '#对账 全部', { in: 'gs' });
    expectSaid(world, 'gs', '无误2家', '还没回0家');
    await world.says('wang', '#对账 区教育局', { in: 'gs' });
    expectSaid(world, 'ge', '3月对账清单');
  });

  it('a unit may look at its list at any time, in a shared group privately', async () => {
    await world.says('chen', '#对账', { in: 'gu' });
    expectSaid(world, 'chen', '区教育局3月对账清单');
    expectUnsaid(world, 'gu', '对账清单');
  });

  it('counts every matter once: open, replied or closed', async () => {
    const books = await createWorld();
    await books.assignedTo('区教育局');
    await books.replied('区教育局');
    await books.closed();
    await books.says('wang', '#对账 区教育局', { in: 'gs' });
    expectSaid(books, 'ge', '在办1件,已答复1件,已办结1件');
  });

  it('hides titles of 不公开 matters', async () => {
    const { number, title } = await monthly.assignedTo('区住建局', { confidential: true });
    await monthly.until('2026-03-31T18:00');
    expectUnsaid(monthly, 'gz', '对账清单');
    await monthly.restart('2026-04-02T10:00');
    expectSaid(monthly, 'gz', '4月对账清单', number);
    expectUnsaid(monthly, 'gz', title);
    await monthly.until('2026-04-02T11:00');
    await monthly.restart('2026-04-03T10:00');
    expectUnsaid(monthly, 'gz', '对账清单');
  });
});
