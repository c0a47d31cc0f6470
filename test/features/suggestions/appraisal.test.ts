import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('a draft', () => {
  it('gets the category that a clerk would pick, and keeps the one that was stated', async () => {
    await world.says('zhang', '标题:关于在老旧小区增设充电棚的建议\n问题:飞线充电,不安全。\n建议:建充电棚。');
    expectSaid(world, 'zhang', '城建环保类');
    await world.says(
      'zhang',
      '#建议\n标题:关于在老旧小区增设充电棚的建议\n问题:飞线充电。\n建议:建充电棚。\n类别:社会建设',
    );
    expectSaid(world, 'zhang', '社会建设类');
  });

  it('with several matters is privately offered to be split, and can be handed in all the same', async () => {
    await world.says(
      'zhang',
      '#建议\n1、建议把文化路的路灯修一修,晚上很黑。\n2、建议给村医涨一点补助,年轻人都不愿意干。\n3、建议搞一场蜜桔推介会,价格掉得厉害。',
      { in: 'g1' },
    );
    expectSaid(world, 'zhang', '分开');
    expectUnsaid(world, 'g1', '分开');
    await world.presses('zhang', '确认提交', { in: 'g1' });
    expectSaid(world, 'g1', '已提交');
  });

  it('on a private matter is privately told so, without a refusal', async () => {
    await world.says(
      'zhang',
      '#建议\n标题:关于解决我儿子工作问题的建议\n问题:我儿子大学毕业两年还没有工作。\n建议:请人社局给我儿子安排一个工作。',
      { in: 'g1' },
    );
    expectSaid(world, 'zhang', '个人问题', '照样提交');
    expectUnsaid(world, 'g1', '个人问题');
  });

  it('in order is told nothing more', async () => {
    await world.says('zhang', '标题:关于修路灯的建议\n问题:人民路十一盏灯不亮。\n建议:一个月内更换。');
    expect(world.heard('zhang')).toHaveLength(1);
  });
});
