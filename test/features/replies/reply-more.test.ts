import { expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

it('the deputy is asked to rate only when every answering unit has replied, and the unit hears which it is', async () => {
  const { number } = await world.assignedTo('区教育局', { separate: '区住建局' });
  await world.replies('区教育局', number);
  expectSaid(world, 'ge', '已答复', '还有别的单位在办');
  expectUnsaid(world, 'ge', '已送代表,请代表评价');
  expect((await world.record(number)).state).toBe('assigned');
  await world.replies('区住建局', number);
  expectSaid(world, 'gz', '已送代表,请代表评价');
});
