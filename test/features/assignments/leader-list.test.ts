import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('领办清单', () => {
  it('says so when no leader is named anywhere', async () => {
    await world.says('wang', '领办清单');
    expectSaid(world, 'wang', '没有登记领办领导');
  });

  it('lists what each leader looks after, with the next day, and gives staff the words; nobody else hears', async () => {
    const signed = await world.assignedTo('区教育局');
    await world.says('chen', `签收 ${signed.number} 领办领导:高副区长`, { in: 'ge' });
    const key = await world.assignedTo('区住建局');
    await world.says('wang', `#重点 ${key.number} 督办领导:罗主任 领办领导:高副区长\uff0c罗主任`, {
      in: 'gs',
    });
    await world.says('wang', '#领办清单', { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs', 'wang']);
    expectSaid(world, 'wang', '高副区长领办2件', `${signed.number}`, '办理中,下一期限6月2日');
    expectSaid(world, 'wang', '罗主任领办1件', `${key.number}`, '下一期限3月5日');
    expectSaid(world, 'wang', '由您决定发不发', '高副区长,您好', `3月5日(${key.number})`);
    expectUnsaid(world, 'gs', '高副区长', signed.number);
  });

  it('of one leader names that one only', async () => {
    await world.says('wang', '领办 罗主任');
    expectSaid(world, 'wang', '罗主任领办1件');
    expectUnsaid(world, 'wang', '高副区长');
    await world.says('wang', '领办 钱副区长');
    expectSaid(world, 'wang', '没有钱副区长领办的件');
  });

  it('shows a leader the own matters, without words to pass on', async () => {
    await world.says('luo', '领办 高副区长');
    expectSaid(world, 'luo', '罗主任领办1件');
    expectUnsaid(world, 'luo', '高副区长', '由您决定');
  });

  it('says when a day is over', async () => {
    await world.wait('5d');
    await world.says('wang', '领办 罗主任');
    expectSaid(world, 'wang', '期限3月5日已过');
    expectSaid(world, 'wang', '请您过问');
  });

  it('is not for units', async () => {
    await world.says('chen', '领办清单');
    expectRefused(world, 'chen', '代表工委');
  });
});
