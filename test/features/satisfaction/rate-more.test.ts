import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const stateOf = async (number: string): Promise<string> => (await world.record(number)).state;

describe('a rating card', () => {
  it('tells which numbers there are when another one is said', async () => {
    await world.replied('区教育局', { by: 'qiao' });
    for (const said of ['4', '1 5']) {
      await world.says('qiao', said);
      expectRefused(world, 'qiao', said, '1满意', '3不满意');
    }
  });
});

describe('with two replies to rate', () => {
  it('two numbers, or a grade alone, rate none; the very words for each are told, and they work', async () => {
    const one = await world.replied();
    const two = await world.replied();
    await world.says('zhang', '1 2');
    expectRefused(world, 'zhang', `评价 ${one.number} 1 2`, `评价 ${two.number} 1 2`);
    await world.says('zhang', '不满意,因为还有三盏不亮');
    expectRefused(world, 'zhang', `评价 ${one.number} 不满意 意见:`, '还有三盏不亮');
    expect([await stateOf(one.number), await stateOf(two.number)]).toEqual(['replied', 'replied']);

    await world.says('zhang', `评价 ${one.number} 1 2`);
    expect(await world.record(one.number)).toMatchObject({ attitude: '满意', result: '基本满意' });
    await world.says('zhang', '满意');
    expect([await stateOf(one.number), await stateOf(two.number)]).toEqual(['closed', 'closed']);
  });
});

describe('a better rating after an unsatisfied one', () => {
  it('is told to the office, without what was wrong', async () => {
    const { number } = await world.replied();
    await world.says('zhang', `评价 ${number} 不满意 意见:还有三盏不亮`);
    await world.wait('1h');
    await world.says('zhang', `评价 ${number} 满意`);
    expect(world.heardIn()).toEqual(['gs', 'zhang']);
    expectSaid(world, 'gs', number, '张明', '改了评价', '电话不用再打');
    expectUnsaid(world, 'gs', '不满意', '三盏');
    await world.says('zhang', `评价 ${number} 基本满意`);
    expect(world.heardIn()).toEqual(['zhang']);
  });
});

describe("the reply of the lead deputy's own unit", () => {
  it('is told without a rating card; the office arranges the rating; no reminder, closed after the window', async () => {
    const { number } = await world.replied('区住建局', { by: 'li' });
    expectSaid(world, 'gz', '已答复', '另行安排');
    expectSaid(world, 'gs', number, '李芳', '评价', '另行安排');
    expectSaid(world, 'li', number, '区住建局', '答复', 'A类', '不用您来评');
    expectUnsaid(world, 'li', '请您评价', '都满意');
    await world.says('li', '1 2');
    expectRefused(world, 'li');
    await world.says('li', '我的');
    expectSaid(world, 'li', number);
    await world.until('2026-03-23T20:00');
    expect(world.heardIn()).not.toContain('li');
    expect(await stateOf(number)).toBe('replied');
    await world.until('2026-03-24T09:00');
    expect(await stateOf(number)).toBe('closed');
  });
});
