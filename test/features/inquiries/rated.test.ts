import { expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

it('a matter that is rated and goes on waits for no rating, as deputies and staff read; the unit infers nothing', async () => {
  const { number } = await world.replied();
  await world.says('zhang', `查 ${number}`);
  expectSaid(world, 'zhang', '已答复,待评价');
  await world.says('zhang', `评价 ${number} 态度:满意 结果:不满意 意见:只换了一半`);
  for (const words of [`查 ${number}`, '我的']) {
    await world.says('zhang', words);
    expectSaid(world, 'zhang', number, '已答复,已评价');
  }
  await world.says('wang', `查 ${number}`, { in: 'gs' });
  expectSaid(world, 'gs', number, '已答复,已评价');
  await world.says('chen', `查 ${number}`, { in: 'ge' });
  expectSaid(world, 'ge', number, '已答复');
  expectUnsaid(world, 'ge', '已评价');

  await world.says('wang', `#二次交办 ${number}`, { in: 'gs' });
  await world.replies('区教育局', number);
  await world.says('zhang', `查 ${number}`);
  expectSaid(world, 'zhang', '已答复,待评价');
  expect((await world.record(number)).state).toBe('replied');
});
