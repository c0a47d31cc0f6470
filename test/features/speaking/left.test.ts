import { expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

it('a sign-off with a word about another matter signs the one, leaves the other and says so', async () => {
  const one = await world.assignedTo('区教育局');
  const other = await world.assignedTo('区教育局');
  await world.says('chen', `#签收 ${one.number}，${other.number}不是我们的`, { in: 'ge' });
  expectSaid(world, 'ge', `${other.number}不是我们的`, '还没有办', '另发一条');
  expect((await world.record(one.number)).units.get('区教育局')?.assignmentState).toBe('signed_off');
  expect((await world.record(other.number)).units.get('区教育局')?.assignmentState).toBe('issued');
});

it('a second marked line is told, and not when the first one did nothing', async () => {
  const one = await world.assignedTo('区教育局');
  const other = await world.assignedTo('区教育局');
  await world.says('chen', `#签收 ${one.number}\n#退办 ${other.number} 理由：不归我们`, { in: 'ge' });
  expectSaid(world, 'ge', `#退办 ${other.number} 理由:不归我们`, '另发一条');
  await world.says('zhang', `#签收 ${one.number}\n#退办 ${other.number} 理由：不归我们`, { in: 'g1' });
  expectUnsaid(world, 'g1', '另发一条');
});
