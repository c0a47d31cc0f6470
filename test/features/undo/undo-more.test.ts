import { describe, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('the correction after 撤销 says what holds now', () => {
  it('of a review', async () => {
    const { number } = await world.registered();
    await world.says('wang', '#撤销', { in: 'gs' });
    expectSaid(world, 'zhang', '已撤销', number, '审核还在进行');
  });

  it('of an assignment', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', '#撤销', { in: 'gs' });
    expectSaid(world, 'ge', '已撤销', number, '暂不用签收');
  });

  it('of a decided return', async () => {
    const { number } = await world.returnRequested('区教育局');
    const { serial } = await world.app.database.read.returnRequest.findFirstOrThrow({
      where: { assignment: { suggestion: { number } } },
    });
    await world.says('wang', `#同意 退${String(serial)} 改交:区住建局`, { in: 'gs' });
    await world.says('wang', '#撤销', { in: 'gs' });
    expectSaid(world, 'ge', '已撤销', number, '等候批复');
    expectSaid(world, 'gz', '已撤销', number, '暂不用签收');
  });
});
