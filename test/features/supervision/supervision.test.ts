import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;
const newest = () =>
  read.supervisionOrder.findFirstOrThrow({ orderBy: { serial: 'desc' }, include: { steps: true } });

/** An order about a new matter of a unit; its number as people type it. */
async function ordered(due = ' 期限:3月12日'): Promise<{ readonly number: string; readonly order: string }> {
  const { number } = await world.assignedTo('区教育局');
  await world.says('wang', `#督办 ${number} 意见:请尽快施工${due}`, { in: 'gs' });
  return { number, order: `单${String((await newest()).serial)}` };
}

describe('督办', () => {
  it('sends an order to the unit, and the other line hears of it', async () => {
    const { number, order } = await ordered();
    expectSaid(world, 'ge', order, number, '请尽快施工', '3月12日', '督办回复');
    expectSaid(world, 'gs', order, '区教育局', '3月12日');
    expectSaid(world, 'gc', order, number, '不用再催');
    expect(world.heardIn()).toEqual(['gc', 'ge', 'gs']);
    expect(await newest()).toMatchObject({ state: 'issued', line: 'congress', kind: 'office' });
  });

  it('asks for the opinion, and takes a day afterwards', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#督办 ${number}`, { in: 'gs' });
    expectSaid(world, 'wang', number, '意见');
    await world.says('wang', '请先修人民路');
    expectSaid(world, 'ge', '请先修人民路', '没有定日期');
    const order = `单${String((await newest()).serial)}`;
    await world.says('wang', `#督办 ${order} 期限:3月20日`, { in: 'gs' });
    expectSaid(world, 'ge', order, '3月20日');
    await world.says('wang', `#督办 ${order}`, { in: 'gs' });
    expectSaid(world, 'gs', order, '请先修人民路', '记录表还缺');
  });

  it('is shown by 查 to those who may know of it, and to no other unit', async () => {
    const { number, order } = await ordered();
    await world.says('wang', `#查 ${order}`, { in: 'gs' });
    expectSaid(world, 'gs', order, number, '请尽快施工', '记录表还缺');
    await world.says('chen', `#查 ${order}`, { in: 'ge' });
    expectSaid(world, 'chen', order, number, '请尽快施工', '3月12日');
    expect(world.heardAll('chen')).not.toContain('记录表');
    await world.says('luo', `查 ${order}`);
    expectSaid(world, 'luo', order, number, '区教育局');
    await world.says('zhao', `查 ${order}`);
    expectRefused(world, 'zhao', order, '没有查到');
    await world.says('wang', '#查 单999', { in: 'gs' });
    expectRefused(world, 'wang', '单999');
  });

  it('of several matters is confirmed', async () => {
    const one = await world.assignedTo('区教育局');
    const two = await world.assignedTo('区住建局');
    await world.says('wang', `#督办 ${one.number}、${two.number} 意见:请报进度`, { in: 'gs' });
    expectSaid(world, 'gs', '确认', '区教育局、区住建局');
    expect(world.heardIn()).toEqual(['gs']);
    await world.presses('wang', '确认', { in: 'gs' });
    expectSaid(world, 'ge', one.number, '请报进度');
    expectSaid(world, 'gz', two.number, '请报进度');
  });

  it('by the coordinator is the other line, told to the office; while it is open nobody orders the same', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('zhou', `#督办 ${number} 意见:请尽快办`, { in: 'gc' });
    expect(await newest()).toMatchObject({ line: 'government' });
    expectSaid(world, 'gs', number, '政府督查');
    await world.says('wang', `#督办 ${number} 意见:再催一次`, { in: 'gs' });
    expectRefused(world, 'wang', number, '政府督查', '重复督办');
  });

  it('is refused: a unit without the matter, another system, too early, a past day', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#督办 ${number} 单位:区住建局 意见:请办`, { in: 'gs' });
    expectRefused(world, 'wang', number, '区住建局');
    await world.says('ding', `#督办 ${number} 意见:请办`, { in: 'gd' });
    expect(world.heardIn()).toEqual(['ding']);
    const early = await world.registered();
    await world.says('wang', `#督办 ${early.number} 意见:请办`, { in: 'gs' });
    expectRefused(world, 'wang', early.number);
    await world.says('wang', `#督办 ${number} 意见:请办 期限:2026-03-01`, { in: 'gs' });
    expectRefused(world, 'wang', '早于今天');
    await world.says('luo', `督办 ${number} 意见:请办`);
    expectRefused(world, 'luo', '代表工委');
  });
});

describe('the loop', () => {
  it('goes from the order over answer, correction and look-back to its close', async () => {
    const { number, order } = await ordered();
    await world.says('chen', `#督办回复 ${order} 已经开工`, { in: 'ge' });
    expectSaid(world, 'ge', order, '已经送到');
    for (const chat of ['gs', 'gc'])
      expectSaid(world, chat, order, number, '已经开工', '整改', '回头看', '关闭');

    await world.presses('wang', '整改', { in: 'gs' });
    expectSaid(world, 'wang', order, '怎样改进');
    await world.says('wang', '请补上进度表');
    expectSaid(world, 'ge', order, '请补上进度表');
    expect((await newest()).state).toBe('correcting');

    await world.says('chen', `#督办回复 ${order} 进度表见附件`, { in: 'ge', files: ['进度表.pdf'] });
    expect(world.filesIn('gs')).toEqual(['进度表.pdf']);
    await world.says('wang', `#督办 ${order} 回头看 3月20日`, { in: 'gs' });
    expectSaid(world, 'gs', order, '3月20日');
    await world.says('wang', '#督办清单', { in: 'gs' });
    expectSaid(world, 'wang', order, '回头看');
    await world.says('wang', `#督办 ${order} 关闭`, { in: 'gs' });
    expectSaid(world, 'ge', order, '关闭');
    expectSaid(world, 'gc', order, '关闭');
    const closed = await newest();
    expect(closed.state).toBe('closed');
    expect(closed.steps).toHaveLength(5);
    await world.says('wang', `#查 ${number}`, { in: 'gs' });
    expectSaid(world, 'gs', number, order, '已关闭');
  });

  it('refuses what its state does not admit', async () => {
    const { order } = await ordered();
    for (const deed of ['整改 请改', '回头看', '关闭']) {
      await world.says('wang', `#督办 ${order} ${deed}`, { in: 'gs' });
      expectRefused(world, 'wang', order);
    }
    await world.says('chen', `#督办回复 ${order} 已经开工`, { in: 'ge' });
    await world.says('chen', `#督办回复 ${order} 又说一次`, { in: 'ge' });
    expectRefused(world, 'chen', order, '已经回复过');
    await world.says('wang', `#督办 ${order} 撤单 理由:发错`, { in: 'gs' });
    expectRefused(world, 'wang', order);
    await world.says('wang', `#督办 ${order} 期限:3月20日`, { in: 'gs' });
    expectRefused(world, 'wang', order);
    await world.says('zhao', `#督办回复 ${order} 不是我的`, { in: 'gz' });
    expectRefused(world, 'zhao', order);
  });

  it('drops an order that was sent by mistake, with its reason', async () => {
    const { order } = await ordered();
    await world.says('wang', `#督办 ${order} 撤单`, { in: 'gs' });
    expectSaid(world, 'wang', order, '为什么');
    await world.says('wang', '发错单位');
    expectSaid(world, 'ge', order, '收回', '发错单位');
    expect((await newest()).state).toBe('closed');
  });
});
