import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('催', () => {
  it('未签收 is shown first, sent by one choice, and not twice a day', async () => {
    const { number, title } = await world.assignedTo('区教育局', { assisting: '区住建局' });
    await world.says('zhao', `签收 ${number}`, { in: 'gz' });
    await world.says('wang', '#催 未签收', { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs']);
    expectSaid(world, 'gs', '区教育局', number, '签收 全部');
    expectUnsaid(world, 'gs', '区住建局');
    await world.presses('wang', '确认', { in: 'gs' });
    expectSaid(world, 'ge', '提醒', number);
    expectSaid(world, 'gu', '1家', '1件');
    expectUnsaid(world, 'gu', '区教育局', title, number);
    await world.says('wang', '#催 未签收', { in: 'gs' });
    expectRefused(world, 'wang', '今天都催过');
    await world.wait('1d');
    await world.says('wang', '#催 未签收', { in: 'gs' });
    expectSaid(world, 'gs', '区教育局', number);
  });

  it('未评价 asks the deputy privately', async () => {
    const { number } = await world.replied('区教育局', { by: 'qiao' });
    await world.says('wang', '#催 未评价', { in: 'gs' });
    expectSaid(world, 'gs', '乔雨薇', number);
    await world.presses('wang', '确认', { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs', 'qiao']);
    expectSaid(world, 'qiao', '提醒', number, '评价');
  });

  it('逾期 and 7天内到期 find what falls due', async () => {
    const { number } = await world.signedOff('园区管委会');
    await world.says('wang', '#催 7天内到期', { in: 'gs' });
    expectUnsaid(world, 'gs', number);
    await world.until('2026-05-29T10:00');
    await world.says('wang', '#催 7天内到期', { in: 'gs' });
    expectSaid(world, 'gs', '园区管委会', number);
    await world.until('2026-06-05T10:00');
    await world.says('wang', '#催 逾期', { in: 'gs' });
    expectSaid(world, 'gs', '园区管委会', '已逾期', number);
  });

  it.each([
    ['without a word', 'wang', 'gs', '催', '催什么'],
    ['by a unit', 'chen', 'ge', '催 未签收', '代表工委'],
    ['by a deputy', 'zhang', 'g1', '催 未签收', '代表工委'],
  ])('is refused %s', async (_what, by, chat, text, word) => {
    await world.says(by, `#${text}`, { in: chat });
    expectRefused(world, by, word);
  });
});
