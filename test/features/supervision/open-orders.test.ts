import { describe, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;

/** An order about a new matter of a unit; its number as people type it. */
async function ordered(): Promise<{ readonly number: string; readonly order: string }> {
  const { number } = await world.signedOff('区教育局');
  await world.says('wang', `#督办 ${number} 意见:请尽快施工 期限:3月12日`, { in: 'gs' });
  const { serial } = await read.supervisionOrder.findFirstOrThrow({ orderBy: { serial: 'desc' } });
  return { number, order: `单${String(serial)}` };
}

describe('what is open', () => {
  it('is found by the unit in 待办 and by the office in its own and in 督办清单', async () => {
    const { number, order } = await ordered();
    await world.says('chen', '待办', { in: 'ge' });
    expectSaid(world, 'ge', order, number, '督办回复');
    await world.says('wang', '待办', { in: 'gs' });
    expectSaid(world, 'gs', '督办单未关闭');
    await world.says('wang', '督办清单');
    expectSaid(world, 'wang', order, number, '待回复');
    await world.says('wang', `#督办 ${order} 撤单 理由:发错`, { in: 'gs' });
    await world.says('wang', '督办清单');
    expectUnsaid(world, 'wang', order);
  });

  it('is reminded of, and from the first day after it the office hears, with words to use', async () => {
    const [{ number, order }, other] = [await ordered(), await ordered()];
    await world.says('chen', `#督办回复 ${other.order} 已经开工`, { in: 'ge' });
    await world.until('2026-03-11T10:00');
    expectSaid(world, 'ge', '提醒', order, number);
    expectUnsaid(world, 'ge', other.order);
    await world.until('2026-03-13T10:00');
    expectSaid(world, 'ge', '逾期', order);
    expectSaid(world, 'gs', '逾期', order);
    await world.says('chen', `#督办回复 ${order} 迟了,抱歉`, { in: 'ge' });
    expectSaid(world, 'gs', order, '逾期回复');
    await world.says('wang', `#督办 ${order} 回头看 3月18日`, { in: 'gs' });
    await world.until('2026-03-18T10:00');
    expectSaid(world, 'gs', order, '回头看');
    expectUnsaid(world, 'ge', order);
  });
});
