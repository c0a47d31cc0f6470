import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld({ settings: { acceptReply: 'on' } });

describe('核收', () => {
  it('comes before the rating, whose window counts from it', async () => {
    const { number } = await world.replied();
    expectSaid(world, 'ge', number, '核收');
    expectSaid(world, 'gs', number, '核收');
    expectSaid(world, 'zhang', number, '核收');
    expectUnsaid(world, 'zhang', '都满意');
    await world.says('zhang', `评价 ${number} 满意`);
    expectRefused(world, 'zhang', number, '核收');
    await world.says('zhang', '待办');
    expectUnsaid(world, 'zhang', `评价 ${number}`);

    await world.wait('3wd');
    await world.says('wang', `核收 ${number}`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs', 'zhang']);
    expectSaid(world, 'zhang', number, '请您查收并评价', '3月26日');
    await world.says('zhang', '满意');
    expect((await world.record(number)).state).toBe('closed');
  });

  it('is taken back by 撤销, and the rating with it', async () => {
    const { number } = await world.replied();
    await world.says('wang', `#核收 ${number}`, { in: 'gs' });
    await world.says('wang', '#撤销', { in: 'gs' });
    expectSaid(world, 'gs', '已撤销', number);
    await world.says('zhang', `评价 ${number} 满意`);
    expectRefused(world, 'zhang', '核收');
  });

  it('waits for the last of several units', async () => {
    const { number } = await world.assignedTo('区教育局', { separate: '区住建局' });
    await world.replies('区教育局', number);
    await world.says('wang', `#核收 ${number}`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs']);
    await world.replies('区住建局', number, 'B 内容:明年换完。 承诺:换完 2027-03-31');
    await world.says('wang', `#核收 ${number}`, { in: 'gs' });
    expectSaid(world, 'zhang', number, '请您查收并评价');
  });

  it.each([
    ['what is not replied', '还没有答复'],
    ['what was accepted', '已经核收过'],
  ])('refuses %s', async (what, word) => {
    const { number } = await (what.includes('not') ? world.assignedTo('区教育局') : world.replied());
    if (!what.includes('not')) await world.says('wang', `#核收 ${number}`, { in: 'gs' });
    await world.says('wang', `#核收 ${number}`, { in: 'gs' });
    expectRefused(world, 'wang', number, word);
  });

  it('refuses a day to come, and is not for units', async () => {
    const { number } = await world.replied();
    await world.says('wang', `#核收 ${number} 2026-12-01`, { in: 'gs' });
    expectRefused(world, 'wang', '日期');
    await world.says('chen', `核收 ${number}`);
    expectRefused(world, 'chen');
  });
});
