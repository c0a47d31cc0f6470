import { expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();

it('a code that the rules do not have is refused privately, with those they have', async () => {
  const { intake } = await world.submitted();
  await world.says('wang', `#不宜 ${intake} R99 说明`, { in: 'gs' });
  expectRefused(world, 'wang', intake, 'R99', 'R01', 'R14');
  // Whole, and one a line: six lines in all.
  expectSaid(world, 'wang', 'R03 检举、控告');
  expect(world.heardAll('wang').trim().split('\n')).toHaveLength(6);
  expect((await world.record(intake)).state).toBe('submitted');
});

it('a code that they have goes on to the confirmation', async () => {
  const { intake } = await world.submitted();
  await world.says('wang', `#不宜 ${intake} r1 说明`, { in: 'gs' });
  expectSaid(world, 'gs', '确认', '解决代表本人或亲属的个人问题');
});
