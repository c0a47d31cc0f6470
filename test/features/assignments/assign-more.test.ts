import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('交办 of what has ended', () => {
  it.each(['withdrawn', 'declined', 'closed'] as const)('is refused as ended: %s', async (state) => {
    const { number } = await world[state]();
    await world.says('wang', `#交办 ${number} 主办:区教育局`, { in: 'gs' });
    expectRefused(world, 'wang', number, '已经结束');
    expectUnsaid(world, 'wang', '审核通过');
  });

  it('that waits for review asks for the review first', async () => {
    const { number } = await world.submitted();
    await world.says('wang', `#交办 ${number} 主办:区教育局`, { in: 'gs' });
    expectRefused(world, 'wang', number, '请先审核通过');
  });
});

describe('交办 that is entered late', () => {
  it('asks to sign soon instead of naming a day that is over', async () => {
    const { number } = await world.assignedTo('区教育局', { more: '日期:2月9日' });
    expectSaid(world, 'ge', number, '请尽快签收', '5月9日');
    expectUnsaid(world, 'ge', '2月12日', '2月14日');
  });
});

describe('签收', () => {
  it('of an assisting unit names the date of its opinion', async () => {
    const { number } = await world.assignedTo('区教育局', { assisting: '区住建局' });
    await world.says('zhao', '待办', { in: 'gz' });
    expectUnsaid(world, 'gz', '答复');
    await world.says('zhao', `签收 ${number}`, { in: 'gz' });
    expectSaid(world, 'gz', '已签收', number, '协办意见期限4月2日');
    expectUnsaid(world, 'gz', '答复');
    await world.says('zhao', '待办', { in: 'gz' });
    expectSaid(world, 'gz', number, '4月2日前回协办意见', '协办意见请按期');
    expectUnsaid(world, 'gz', '答复');
  });

  it('of several names the date of each, up to four', async () => {
    await world.says('chen', '签收 全部', { in: 'ge' });
    const normal = await world.assignedTo('区教育局');
    const hard = await world.assignedTo('区教育局', { more: '六个月' });
    await world.says('chen', '签收 全部', { in: 'ge' });
    expectSaid(world, 'ge', '已签收', `${normal.number}:答复期限6月2日`, `${hard.number}:答复期限9月2日`);

    for (let count = 0; count < 4; count += 1) await world.assignedTo('区教育局');
    await world.assignedTo('区教育局', { more: '六个月' });
    await world.says('chen', '签收 全部', { in: 'ge' });
    expectSaid(world, 'ge', '已签收', '其余回「待办」');
    expect(world.heardAll('ge').split('\n').length).toBeLessThanOrEqual(6);
  });
});

describe('签收 that arrives late', () => {
  it('counts for the day on which it was typed', async () => {
    const { number } = await world.assignedTo('园区管委会');
    const typed = new Date(world.clock.now().getTime() + 7 * 3_600_000);
    await world.wait('1d');
    await world.says('sun', `签收 ${number}`, { in: 'gy', at: typed });
    expectSaid(world, 'gy', '已签收', number, '3月2日');
    expect((await world.unit(number, '园区管委会')).signedOffOn).toBe('2026-03-02');
  });
});
