import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('遴选', () => {
  it('keeps the points for staff alone, and lists by sum', async () => {
    const low = await world.registered();
    const high = await world.registered();
    await world.says('wang', `#遴选 ${low.number} 10 10`, { in: 'gs' });
    expectSaid(world, 'wang', '得20分', '未打');
    expectUnsaid(world, 'gs', '20');
    await world.says('wang', `遴选 ${high.number} 30 25 20 15 10`);
    expectSaid(world, 'wang', '得100分');
    await world.says('wang', '遴选');
    expectSaid(world, 'wang', `1. ${high.number}`, `2. ${low.number}`);
    await world.says('wang', `遴选 ${low.number} 可办可查:25`);
    expectSaid(world, 'wang', '得35分');
    await world.says('wang', '撤销');
    await world.says('wang', `遴选 ${low.number}`);
    expectSaid(world, 'wang', '得20分');
  });

  it.each([
    ['31', '最高30分'],
    ['1 1 1 1 1 1', '6个分数'],
    ['好看:3', '没有「好看」'],
  ])('%s is refused', async (points, why) => {
    const { number } = await world.registered();
    await world.says('wang', `遴选 ${number} ${points}`);
    expectRefused(world, 'wang', number, why);
  });
});

describe('部署', () => {
  it('is asked for once of a key suggestion, told to the office, and shown', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#重点 ${number}`, { in: 'gs' });
    expectSaid(world, 'ge', `部署 ${number}`);
    await world.says('wang', '重点清单');
    expectSaid(world, 'wang', '部署记录还缺区教育局');
    await world.says('chen', `#部署 ${number}`, { in: 'ge', files: ['部署会.pdf'] });
    expectSaid(world, 'gs', number, '见附件(部署会.pdf)');
    expect(world.filesIn('gs')).toEqual(['部署会.pdf']);
    await world.says('wang', '重点清单');
    expectSaid(world, 'wang', '部署记录已交');
  });

  it('without words is asked for', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `部署 ${number}`);
    expectSaid(world, 'chen', number, '部署情况');
    await world.says('chen', '李局长主持');
    expectSaid(world, 'gs', number, '李局长主持');
  });
});
