import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('重点', () => {
  it('names the leaders, counts towards the quota, and writes to no leader', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#重点 ${number} 督办领导:罗主任 领办领导:高副区长`, { in: 'gs' });
    expectSaid(world, 'gs', number, '督办领导罗主任', '领办领导高副区长', '一般20件');
    expectSaid(world, 'wang', '遴选参考表', '满分100分');
    expectSaid(world, 'wang', '「罗主任,您好', number);
    expectSaid(world, 'wang', '「高副区长,您好', number);
    expectSaid(world, 'ge', number, '重点督办');
    expectSaid(world, 'zhang', number, '重点督办');
    expect(world.heardIn()).not.toContain('luo');
    expect((await world.record(number)).key).toBe(true);

    await world.says('wang', `#查 ${number}`, { in: 'gs' });
    expectSaid(world, 'gs', number, '督办领导罗主任', '主任会议成员重点督办', '一府一委两院领衔督办');
    await world.says('chen', `查 ${number}`, { in: 'ge' });
    expectUnsaid(world, 'ge', '罗主任');
  });

  it('is said to the units that get the matter later', async () => {
    const { number } = await world.registered();
    await world.says('wang', `#重点 ${number}`, { in: 'gs' });
    await world.says('wang', `#交办 ${number} 主办:区教育局 协办:区住建局`, { in: 'gs' });
    expectSaid(world, 'ge', number, '重点督办件');
    expectSaid(world, 'gz', number, '重点督办件', '协办意见');
  });

  it('without leaders may get them later, and others do not hear of it again', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#重点 ${number}`, { in: 'gs' });
    expectSaid(world, 'gs', '督办领导未定');
    await world.says('wang', `#重点 ${number} 督办领导:罗主任`, { in: 'gs' });
    expectSaid(world, 'gs', '督办领导罗主任');
    expect(world.heardIn()).toEqual(['gs', 'wang']);
  });

  it('is ended, and then is no key suggestion any more', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#重点 ${number} 取消`, { in: 'gs' });
    expectRefused(world, 'wang', number);
    await world.says('wang', `#重点 ${number} 督办领导:罗主任`, { in: 'gs' });
    await world.says('wang', `#重点 ${number} 取消`, { in: 'gs' });
    expectSaid(world, 'gs', number, '不再');
    expect((await world.record(number)).key).toBe(false);
  });

  it('is refused before the suggestion is registered and after its end', async () => {
    const { number } = await world.submitted();
    await world.says('wang', `#重点 ${number} 督办领导:罗主任`, { in: 'gs' });
    expectRefused(world, 'wang', number);
    const closed = await world.closed();
    await world.says('wang', `#重点 ${closed.number}`, { in: 'gs' });
    expectRefused(world, 'wang', closed.number);
  });
});

describe('重点清单', () => {
  it('shows staff all of them, and a leader those that name the leader', async () => {
    const mine = await world.assignedTo('区教育局');
    const other = await world.assignedTo('区教育局');
    await world.says('wang', `#重点 ${mine.number} 督办领导:罗主任`, { in: 'gs' });
    await world.says('wang', `#重点 ${other.number} 督办领导:钱主任`, { in: 'gs' });
    await world.says('luo', '重点清单');
    expectSaid(world, 'luo', mine.number);
    expectUnsaid(world, 'luo', other.number);
    await world.says('luo', `重点 ${mine.number} 督办领导:罗主任`);
    expectRefused(world, 'luo', '代表工委');
    await world.says('wang', '重点清单');
    expectSaid(world, 'wang', mine.number, other.number);
  });
});
