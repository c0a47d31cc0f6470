import { describe, expect, it } from 'vitest';
import { once } from '../../support/world-builders.ts';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld({ start: '2026-03-02T09:00' });

const linesIn = (chat: string): string[] =>
  world
    .heardAll(chat)
    .split('\n')
    .filter((line) => line.trim() !== '');

/** Two answering units and one that assists, people, plan, deployment, extension, promises, orders, corrections. */
const full = once(async () => {
  const { number } = await world.assignedTo('区教育局', { separate: '区住建局', assisting: '园区管委会' });
  await world.says('chen', `#签收 ${number} 承办人:陈立德 领办领导:李局长`, { in: 'ge' });
  await world.says('zhao', `签收 ${number}`, { in: 'gz' });
  await world.says('chen', `#部署 ${number} 李局长主持`, { in: 'ge' });
  await world.says('chen', `#方案 ${number} 领导:李局长 人员:陈立德 时限:八月底`, { in: 'ge' });
  await world.says('chen', `#延期 ${number} 至:8月20日 理由:施工期长`, { in: 'ge' });
  await world.says('sun', `#协办意见 ${number} 电源已引到门口,可以装六盏灯。`, { in: 'gy' });
  await world.says('sun', `#协办承诺 ${number} 事项:接通电源 时限:4月1日`, { in: 'gy' });
  await world.says('wang', `#重点 ${number} 督办领导:罗主任 领办领导:高副区长`, { in: 'gs' });
  await world.says('wang', `#督办 ${number} 区教育局 意见:请尽快施工`, { in: 'gs' });
  return number;
});

describe('查 of one matter about which there is much to tell', () => {
  it.each([
    ['wang', 'gs'],
    ['chen', 'ge'],
    ['wang', 'wang'],
    ['chen', 'chen'],
  ])(
    'is six short lines (%s in %s): number, title, state, units, what is urgent, what is left',
    async (by, chat) => {
      const number = await full();
      await world.says(by, `查 ${number}`, by === chat ? {} : { in: chat });
      const lines = linesIn(chat);
      expect(lines.length).toBeLessThanOrEqual(6);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(90);
      expectSaid(world, chat, number, '办理中', '张明', '区教育局(主办)', '区住建局', '园区管委会', '还有');
      // Row 2 of the features: who is responsible is told with the state and the days left.
      expectSaid(world, chat, '承办人陈立德', '另有', `查 ${number} 全部`);
      expect(world.heardIn()).toEqual([chat]);
    },
  );

  it('with 全部 is everything, privately, also without a mark', async () => {
    const number = await full();
    await world.says('wang', `查 ${number} 全部`, { in: 'gs' });
    expectSaid(world, 'gs', '已私信您');
    expectUnsaid(world, 'gs', '李局长');
    const all = ['承办人陈立德', '时限八月底', '李局长主持', '8月20日', '六盏灯', '接通电源', '罗主任', '单'];
    expectSaid(world, 'wang', number, ...all, `看${number}`);
    await world.says('wang', `查 ${number} 全部`);
    expectSaid(world, 'wang', number, ...all);
  });

  it('with 全部 tells a unit no more than before, and a deputy of another team nothing more', async () => {
    const number = await full();
    await world.says('chen', `#查 ${number} 全部`, { in: 'ge' });
    expectSaid(world, 'chen', number, '李局长主持');
    expectUnsaid(world, 'chen', '罗主任');
    await world.says('qiao', `查 ${number} 全部`);
    expectSaid(world, 'qiao', number, '区教育局');
    expectUnsaid(world, 'qiao', '李局长', '罗主任', '六盏灯');
  });
});

describe('查 of one matter about which there is little', () => {
  it('is the whole, with nothing left for 全部', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `查 ${number}`, { in: 'ge' });
    expectSaid(world, 'ge', number, '张明', '区教育局', `看${number}`);
    expectUnsaid(world, 'ge', '全部');
  });

  it('names units by role, whatever their order in the database', async () => {
    for (let count = 0; count < 6; count++) {
      const { number } = await world.assignedTo('区教育局', {
        separate: '区住建局',
        assisting: '园区管委会',
      });
      await world.says('wang', `查 ${number}`, { in: 'gs' });
      const text = world.heardAll('gs');
      const places = ['区教育局(主办)', '区住建局(分办)', '园区管委会(协办)'].map((unit) =>
        text.indexOf(unit),
      );
      expect(places.every((place) => place > 0)).toBe(true);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });
});
