import { it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

it('帮助 with a word shows how it is typed', async () => {
  await world.says('chen', '答复怎么写');
  expectSaid(world, 'chen', '「答复」这样写', '答复 18 A 文号');
  await world.says('wang', '#帮助 督办', { in: 'gs' });
  expectSaid(world, 'gs', '「督办」这样写', '督办清单');
});

it('a word of others is shown as theirs', async () => {
  await world.says('zhang', '帮助 答复');
  expectSaid(world, 'zhang', '「答复」这一步由', '办理', '答复 18 A');
  expectUnsaid(world, 'zhang', '这样写');
});

it('a word that cannot be done yet says so', async () => {
  await world.says('wang', '帮助 票决');
  expectRefused(world, 'wang', '票决');
});
