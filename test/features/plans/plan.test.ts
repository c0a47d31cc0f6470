import { expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;

it('a plan typed as a sentence is kept whole, shown back, and found again', async () => {
  const { number } = await world.assignedTo('区教育局');
  await world.says('chen', `#方案 ${number} 领办孙局长,承办马工,5月底前装灯,6月初答复`, { in: 'ge' });
  expectSaid(world, 'ge', number, '领导孙局长,人员马工;5月底前装灯,6月初答复', '还可以补时限');
  const where = { assignment: { suggestion: { number } } };
  const rows = await read.handlingPlan.findMany({ where, select: { leader: true, content: true } });
  expect(rows).toEqual([{ leader: '孙局长', content: '5月底前装灯,6月初答复' }]);
  await world.says('chen', `#方案 ${number} 时限:6月底`, { in: 'ge' });
  expectSaid(world, 'ge', '三定齐了', '时限6月底;5月底前装灯,6月初答复');
  await world.says('wang', `查 ${number}`);
  expectSaid(world, 'wang', '领导孙局长', '6月初答复');
});
