import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await office('#督查 名称:校园安全检查 日期:3月1日 问题:1. 区教育局 校门口台账不全 2. 标识旧了');
});
afterEach(() => world.close());

const office = (text: string) => world.says('wang', text, { in: 'gs' });
/** How many messages since the last step remind of a problem. */
const spoken = (chat: string): number =>
  world.heard(chat).filter((text) => text.includes('提醒') && text.includes('督查1')).length;

describe('a problem found by 督查 that is due', () => {
  it('is reminded to its unit before, on the day and after it, and told to the office when overdue', async () => {
    await office('#督查1 问题1 期限:3月10日');
    await world.until('2026-03-09T08:59');
    expect(spoken('ge')).toBe(0);
    await world.until('2026-03-09T09:00');
    expectSaid(world, 'ge', '提醒', '区教育局', '督查1 问题1', '校门口台账不全', '3月10日');
    expect([spoken('ge'), spoken('gz'), spoken('gs')]).toEqual([1, 0, 0]);
    await world.until('2026-03-10T09:00');
    expectSaid(world, 'ge', '今天', '3月10日');
    await world.until('2026-03-11T09:00');
    expectSaid(world, 'ge', '逾期', '3月10日');
    expectSaid(world, 'gs', '逾期', '区教育局', '督查1 问题1', '由您决定发不发', '已整改');
    expect([spoken('ge'), spoken('gs')]).toEqual([1, 1]);
    await world.until('2026-03-13T18:00');
    expect(spoken('ge') + spoken('gs')).toBe(0);
  });

  it('of a problem without a day nobody is reminded', async () => {
    await world.until('2026-03-20T18:00');
    expect(spoken('ge') + spoken('gs')).toBe(0);
  });

  it('is no more once it is settled, also while a reminder waits for the morning', async () => {
    await office('#督查1 问题1 期限:3月10日');
    await world.restart('2026-03-09T18:00');
    expect(spoken('ge')).toBe(0);
    await office('#督查1 问题1 已整改 补齐了');
    await world.until('2026-03-20T18:00');
    expect(spoken('ge') + spoken('gs')).toBe(0);
  });

  it('comes once after a downtime, the strongest of what was due', async () => {
    await office('#督查1 问题1 期限:3月10日');
    await world.restart('2026-03-11T10:00');
    expectSaid(world, 'ge', '逾期', '督查1 问题1');
    expectUnsaid(world, 'ge', '今天');
    expect([spoken('ge'), spoken('gs')]).toEqual([1, 1]);
  });

  it('starts anew for the unit that it is linked to since', async () => {
    await office('#督查1 问题1 期限:3月10日');
    await world.until('2026-03-09T10:00');
    await office('#督查1 问题1 关联 区住建局');
    await world.until('2026-03-09T18:00');
    expect(spoken('gz')).toBe(0);
    await world.until('2026-03-10T09:00');
    expectSaid(world, 'gz', '提醒', '区住建局', '督查1 问题1', '今天');
    expect(spoken('ge')).toBe(0);
  });

  it('leaves the words out in a group that reads numbers only', async () => {
    const { number } = await world.assignedTo('区住建局');
    await office(`#督查1 问题2 关联 ${number} 期限:3月10日`);
    await world.app.database.write((tx) =>
      tx.chatGroup.updateMany({ where: { externalId: 'gz' }, data: { numberOnly: true } }),
    );
    await world.until('2026-03-09T09:00');
    expect(world.heardAll('gz')).toContain(`督查1 问题2(${number})`);
    expectUnsaid(world, 'gz', '标识旧了');
  });

  it('at a matter names it, and goes to the units that answer it', async () => {
    const { number } = await world.assignedTo('区住建局', { assisting: '区教育局' });
    await office(`#督查1 问题2 关联 ${number} 期限:3月10日`);
    await world.until('2026-03-09T09:00');
    const reminded = world.heardAll('gz');
    for (const word of ['督查1 问题2', '标识旧了', number]) expect(reminded).toContain(word);
    expect(spoken('ge')).toBe(0);
  });
});
