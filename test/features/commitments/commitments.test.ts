import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import type { Built } from '../../support/world-builders.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

async function promised(text: string): Promise<Built> {
  const built = await world.assignedTo('区教育局');
  await world.replies('区教育局', built.number, `B 内容:列入计划。 承诺:${text}`);
  return built;
}

function commitmentsOf({ number }: Built) {
  return world.app.database.read.commitment.findMany({
    where: { assignment: { suggestion: { number } } },
    orderBy: { enteredAt: 'asc' },
  });
}

describe('承诺完成', () => {
  it('closes the promise and tells staff and the deputy; evidence may come later, with a file', async () => {
    const built = await promised('换完路灯 2026-03-20');
    await world.says('chen', `承诺完成 ${built.number}`, { in: 'ge' });
    expectSaid(world, 'ge', built.number, '销号', '佐证', '后补');
    expectSaid(world, 'gs', built.number, '换完路灯');
    expectSaid(world, 'zhang', built.number, '好消息', '换完路灯');
    await world.says('chen', `#承诺完成 ${built.number} 佐证:验收单`, { in: 'ge', files: ['照片.pdf'] });
    expectSaid(world, 'ge', '补上');
    const [done] = await commitmentsOf(built);
    expect(done).toMatchObject({ evidence: '验收单;照片.pdf' });
    expect(done?.doneOn?.toISOString()).toContain('2026-03-02');
  });

  it('of several promises is asked which one', async () => {
    const built = await promised('换完路灯 2026-03-20;装好控制箱 2026-05-20');
    await world.says('chen', `#承诺完成 ${built.number} 佐证:照片`, { in: 'ge' });
    expectSaid(world, 'ge', '2项', '换完路灯', '装好控制箱');
    await world.presses('chen', '装好控制箱', { in: 'ge' });
    expect((await commitmentsOf(built)).map(({ doneOn }) => doneOn !== null)).toEqual([false, true]);
    await world.says('chen', '待办', { in: 'ge' });
    expectSaid(world, 'ge', '换完路灯', '3月20日');
    expectUnsaid(world, 'ge', '装好控制箱');
  });

  it.each([
    ['without a promise', 'chen', 'ge', '不能'],
    ['of another unit', 'zhao', 'gz', '不能'],
  ])('%s is refused', async (_what, by, chat, word) => {
    const { number } = await world.replied();
    await world.says(by, `#承诺完成 ${number} 佐证:照片`, { in: chat });
    expectRefused(world, by, word);
  });

  it.each([
    ['to come', '2027-01-01', '日期'],
    ['soon to come, without a year', '3月20日', '还没到'],
    ['before the matter, without a year', '11月20日', '之前'],
  ])('on a day %s is refused', async (_what, day, word) => {
    const { number } = await promised('换完路灯 2026-03-20');
    await world.says('chen', `#承诺完成 ${number} 日期:${day}`, { in: 'ge' });
    expectRefused(world, 'chen', word);
  });
});

describe('补承诺', () => {
  it('adds a promise, which the deputy hears of and 查 shows', async () => {
    const { number } = await world.replied();
    await world.says('chen', `#补承诺 ${number} 换完路灯 责任人:何局长 2026-09-30`, { in: 'ge' });
    expectSaid(world, 'zhang', number, '换完路灯', '9月30日');
    await world.says('wang', `#查 ${number}`, { in: 'gs' });
    expectSaid(world, 'gs', number, '换完路灯', '何局长', '9月30日前完成');
    await world.says('zhao', `#补承诺 ${number} 换完路灯`, { in: 'gz' });
    expectRefused(world, 'zhao');
  });
});

describe('the reminders of a promise', () => {
  it('come before, on and after the day, and stop when it is done', async () => {
    const built = await promised('粉刷围墙 2026-04-15');
    await world.until('2026-04-08T10:00');
    expectSaid(world, 'ge', '粉刷围墙', '4月15日');
    await world.until('2026-04-15T10:00');
    expectSaid(world, 'ge', '粉刷围墙', '到期');
    await world.until('2026-04-16T10:00');
    expectSaid(world, 'ge', '粉刷围墙', '逾期');
    expect(world.heardIn()).toContain('chen');
    await world.says('chen', `#承诺完成 ${built.number} 佐证:照片`, { in: 'ge' });
    await world.until('2026-06-01T10:00');
    expectUnsaid(world, 'ge', '粉刷围墙');
  });
});

describe('the look-back', () => {
  it('asks once, shows units totals alone, and carries over at the turn of the year', async () => {
    const built = await promised('改造泵房 2027-05-01');
    await world.until('2026-10-08T10:00');
    expectSaid(world, 'zhang', built.number, '改造泵房', '满意');
    expectSaid(world, 'ge', '回头看');
    await world.until('2026-10-12T10:00');
    expectUnsaid(world, 'zhang', '年底请您看一看');
    await world.presses('zhang', '满意');
    expect(world.heardIn()).toEqual(['zhang']);
    await world.until('2026-11-10T10:00');
    expectSaid(world, 'gs', '回头看', '满意');
    await world.until('2027-01-05T10:00');
    expectSaid(world, 'gs', '结转', '2027');
    const [open] = await commitmentsOf(built);
    expect(open).toMatchObject({ carriedTo: 2027, doneOn: null });
  });
});

it('an overdue promise of a matter that was answered is explained by 说明; before that day nothing is late', async () => {
  const overdue = await createWorld();
  const { number } = await overdue.assignedTo('区教育局');
  await overdue.replies('区教育局', number, 'B 内容:列入计划。 承诺:换完路灯 2026-03-20');
  await overdue.says('chen', `#说明 ${number} 原因:材料未到`, { in: 'ge' });
  expectRefused(overdue, 'chen', '没有逾期');
  await overdue.until('2026-03-23T10:00');
  await overdue.says('chen', `#说明 ${number} 原因:材料未到`, { in: 'ge' });
  expectSaid(overdue, 'ge', number, '说明已转代表工委');
  expectSaid(overdue, 'gs', number, '区教育局', '材料未到');
});
