import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

let world: World;
afterEach(() => world.close());

describe('what lies with the office', () => {
  it('stands in its morning list after five working days, and every five until it moves', async () => {
    world = await openWorld();
    const review = await world.submitted();
    const assign = await world.registered({ by: 'qiao' });
    const secret = await world.submitted({ confidential: true });
    await world.until('2026-03-09T08:59');
    expectUnsaid(world, 'gs', '提醒');
    await world.until('2026-03-09T09:00');
    expect(world.heard('gs')).toHaveLength(1);
    expectSaid(world, 'gs', '3件', `待审 ${review.intake}`, `待交办 ${assign.number}`, secret.intake, '7天');
    expectUnsaid(world, 'gs', secret.title);

    await world.says('wang', `#交办 ${assign.number} 主办:区教育局`, { in: 'gs' });
    await world.says('wang', `#通过 ${secret.intake}`, { in: 'gs' });
    await world.until('2026-03-13T20:00');
    await world.until('2026-03-16T09:00');
    // What moved on 9 March began anew there.
    const { number } = await world.record(secret.intake);
    expectSaid(world, 'gs', '提醒', `待审 ${review.intake}`, '14天', `待交办 ${String(number)}`, '3月9日起');
    expectUnsaid(world, 'gs', assign.number, secret.title);
  });

  it('is not listed where the rule is off', async () => {
    world = await openWorld({ settings: { 'inquiry.desk': 'off' } });
    await world.submitted();
    await world.until('2026-03-20T12:00');
    expect(world.heard('gs')).toEqual([]);
  });
});
