import { expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;
const promisesOf = (number: string) =>
  read.assistPromise.findMany({ where: { assignment: { suggestion: { number } } } });

it('承诺完成 of an assisting unit closes its 协办承诺, with or without the number, and the lead unit hears of it', async () => {
  const { number } = await world.assignedTo('区教育局', { assisting: '区住建局' });
  await world.says('zhao', `#协办承诺 ${number} 事项:接通电源 时限:4月30日`, { in: 'gz' });
  await world.says('zhao', `#承诺完成 ${number} 佐证:通电照片`, { in: 'gz' });
  expectSaid(world, 'gz', number, '接通电源');
  expectSaid(world, 'ge', number, '接通电源', '区住建局');
  expect((await promisesOf(number)).map(({ doneOn }) => doneOn?.toISOString().slice(0, 10))).toEqual([
    '2026-03-02',
  ]);

  await world.says('zhao', `#承诺完成 ${number}`, { in: 'gz' });
  expectRefused(world, 'zhao', number);

  await world.says('zhao', `#协办承诺 ${number} 事项:移栽树木 时限:4月30日`, { in: 'gz' });
  await world.says('zhao', '#承诺完成', { in: 'gz' });
  expect((await promisesOf(number)).every(({ doneOn }) => doneOn !== null)).toBe(true);
});
