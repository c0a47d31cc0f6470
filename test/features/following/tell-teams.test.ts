import { expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld({ start: '2026-03-05T10:00' });

it('a team reads the next working morning what has moved on, once, in one message', async () => {
  const own = await world.assignedTo('区教育局');
  const other = await world.registered({ by: 'qiao' });
  const secret = await world.registered({ confidential: true });
  expect(world.heard('g1')).toEqual([]);

  await world.until('2026-03-06T08:59');
  expect(world.heard('g1')).toEqual([]);
  await world.until('2026-03-06T09:00');
  expect(world.heard('g1')).toHaveLength(1);
  expectSaid(world, 'g1', own.number, own.title, '办理中', '区教育局');
  expectUnsaid(world, 'g1', other.number, secret.number, '逾期');
  expectSaid(world, 'g2', other.number, '已立案');

  // Friday's news is Monday's; what was told is not told again.
  await world.replies('区教育局', own.number);
  await world.until('2026-03-08T20:00');
  expect(world.heard('g1')).toEqual([]);
  await world.until('2026-03-09T09:00');
  expectSaid(world, 'g1', own.number, '已答复');
  expectUnsaid(world, 'g1', 'A类');
  await world.until('2026-03-12T12:00');
  expect(world.heard('g1')).toEqual([]);
  expect(world.heard('g2')).toEqual([]);
});

it('what the deputy has rated already waits for no rating', async () => {
  const { number } = await world.replied();
  await world.says('zhang', `评价 ${number} 态度:满意 结果:不满意 意见:只换了一半`);
  await world.until('2026-03-13T09:00');
  expectSaid(world, 'g1', number, '已答复,已评价');
  expectUnsaid(world, 'g1', '待评价', '不满意');
});

it('a second round is news, however long ago the first one was handed over', async () => {
  const { number } = await world.replied();
  await world.says('zhang', `评价 ${number} 态度:满意 结果:不满意 意见:只换了一半`);
  await world.until('2026-06-15T10:00');
  await world.says('wang', `#二次交办 ${number}`, { in: 'gs' });
  await world.until('2026-06-16T09:00');
  expectSaid(world, 'g1', number, '再次办理中');
});

it('more than four are counted', async () => {
  for (let made = 0; made < 5; made += 1) await world.registered();
  await world.until('2026-06-17T09:00');
  expectSaid(world, 'g1', '还有1件');
  expect(world.heardAll('g1').split('\n').length).toBeLessThanOrEqual(7);
});
