import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

let world: World;
afterEach(() => world.close());

describe('the rating of a letter that was entered late', () => {
  it('is reminded of five and fourteen working days after the entry, from which the window counts', async () => {
    world = await openWorld({ start: '2026-03-02T09:00' });
    const { number } = await world.assignedTo('区教育局');
    await world.until('2026-03-18T09:30');
    await world.replies('区教育局', number, 'A 日期:3月9日 内容:路灯已全部更换。');
    expectSaid(world, 'zhang', number, '3月9日', '4月9日');
    await world.until('2026-03-25T08:59');
    // A letter of last week is no news for the team, and nobody is reminded yet.
    expect(world.heardIn()).toEqual([]);
    await world.until('2026-03-25T09:00');
    expectSaid(world, 'zhang', '提醒', number, '4月9日');
    await world.until('2026-04-07T20:00');
    // The office is reminded of the disclosure; the deputy is not of the rating.
    expect(world.heardIn()).toEqual(['gs']);
    expectSaid(world, 'gs', '公开', number);
    await world.until('2026-04-08T09:00');
    expectSaid(world, 'zhang', '提醒', number, '4月9日');
  });
});

describe('what is overdue for the second time', () => {
  it('is proposed to the office by unit, with the words for each, counted by suggestion', async () => {
    world = await openWorld();
    const one = await world.assignedTo('区教育局', { separate: '区住建局' });
    const two = await world.assignedTo('区住建局');
    await world.until('2026-03-10T12:00');
    expect(world.heard('gs')).toHaveLength(1);
    expectSaid(world, 'gs', '2家单位共2件', `区教育局:${one.number}`, one.title, two.title, '共1件', '共2件');
    expect(world.heardAll('gs').match(/您好!/gu)).toHaveLength(2);
    expect(world.heardAll('gs').split('\n').length).toBeLessThanOrEqual(6);
  });
});

describe('a reply that is owed', () => {
  it('is reminded of with the days left; who has talked with the deputy is not asked to', async () => {
    world = await openWorld();
    const { number } = await world.signedOff('区教育局');
    await world.until('2026-05-18T09:00');
    expectSaid(world, 'ge', '提醒', number, '6月2日', '还有15天', '沟通', '答复 A');
    await world.says('chen', `#沟通 ${number} 办前 电话 今天 与张代表通话`, { in: 'ge' });
    await world.until('2026-05-26T09:00');
    expectSaid(world, 'ge', '提醒', number, '还有7天', '答复 A');
    expectUnsaid(world, 'ge', '沟通');
  });
});
