import { expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();

it('提交 said twice names what was handed in', async () => {
  const { intake } = await world.submitted();
  await world.says('zhang', '提交');
  expectSaid(world, 'zhang', `${intake} 已经提交`);
});

it('a few words are taken for the text when a revision was asked for', async () => {
  const { intake } = await world.submitted();
  await world.says('wang', `#审核 ${intake} 退改 请写明桥在哪个村`, { in: 'gs' });
  await world.says('zhang', '在青石村');
  expectSaid(world, 'zhang', intake, '在青石村');
  expect((await world.record(intake)).state).toBe('draft');
});
