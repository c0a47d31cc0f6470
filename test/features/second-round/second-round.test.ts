import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const strict = await createWorld({ settings: { 'redo.hearingFirst': 'on' } });

describe('二次交办', () => {
  it('gives the matter to the answering units once more, and keeps the earlier reply', async () => {
    const { number } = await world.assignedTo('区教育局', { assisting: '区住建局' });
    await world.replies('区教育局', number, 'A 内容:先换六盏。');
    await world.says('zhang', `评价 ${number} 不满意 意见:还有五盏`);
    expectSaid(world, 'gs', '还有五盏', '面对面', '二次交办');
    await world.says('wang', `#二次交办 ${number} 要求:补换五盏`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['ge', 'gs', 'zhang']);
    expectSaid(world, 'ge', '签收', number, '第2轮', '主办', '补换五盏', '4月2日');
    expectUnsaid(world, 'ge', '不满意', '还有五盏');
    expectSaid(world, 'zhang', '由区教育局再办');
    expectUnsaid(world, 'zhang', '区住建局');
    expect(await world.record(number)).toMatchObject({ state: 'reopened', round: 2, result: null });
    expect(await world.unit(number, '区教育局')).toMatchObject({
      assignmentState: 'issued',
      replyDue: '2026-04-02',
      contacts: 0,
    });

    await world.presses('zhang', '满意');
    expect((await world.record(number)).state).toBe('reopened');
    await world.replies('区教育局', number, 'A 内容:又换五盏。');
    expectSaid(world, 'zhang', '第2轮', '又换五盏');
    await world.says('zhang', `看${number}`);
    expectSaid(world, 'zhang', '先换六盏');
    await world.says('zhang', `评价 ${number} 满意`);
    expect(await world.record(number)).toMatchObject({ state: 'closed', round: 2, result: '满意' });
  });

  it('is escalated after the last round: proposed to staff, never sent', async () => {
    const { number } = await world.replied();
    await world.says('wang', `#二次交办 ${number}`, { in: 'gs' });
    await world.replies('区教育局', number);
    await world.says('zhang', `评价 ${number} 不满意 意见:又坏了`);
    expect(world.heardIn()).toEqual(['gs', 'zhang']);
    expectSaid(world, 'gs', '第2轮', '主任会议');
    await world.says('wang', `#二次交办 ${number}`, { in: 'gs' });
    expectRefused(world, 'wang', '2轮');
  });

  it('takes a later date and marks it, and is undone with its assignments', async () => {
    const { number } = await world.replied();
    await world.says('wang', `#二次交办 ${number} 期限:2026-06-30`, { in: 'gs' });
    expectSaid(world, 'gs', '6月30日', '4月2日', '晚于规定');
    await world.says('wang', '#撤销', { in: 'gs' });
    expectSaid(world, 'gs', '已撤销', number);
    expect(await world.record(number)).toMatchObject({ state: 'replied', round: 1 });
  });

  it.each([
    ['of what is not replied', '', '二次交办'],
    ['with a date that has passed', ' 期限:2026-02-01', '已经过了'],
  ])('%s is refused', async (what, more, word) => {
    const { number } = await (what.includes('not') ? world.assignedTo('区教育局') : world.replied());
    await world.says('wang', `#二次交办 ${number}${more}`, { in: 'gs' });
    expectRefused(world, 'wang', word);
  });

  it('of several is confirmed', async () => {
    const numbers = [(await world.replied()).number, (await world.replied()).number];
    await world.says('wang', `#二次交办 ${numbers.join('、')}`, { in: 'gs' });
    expectSaid(world, 'gs', '2件', '确认');
    await world.presses('wang', '确认', { in: 'gs' });
    for (const number of numbers) expect((await world.record(number)).state).toBe('reopened');
  });
});

describe('面对面', () => {
  it('comes first where the rules say so', async () => {
    const { number } = await strict.replied();
    await strict.says('zhang', `评价 ${number} 不满意 意见:没修好`);
    expectSaid(strict, 'gs', '先见面', '面对面');
    await strict.says('wang', `#二次交办 ${number}`, { in: 'gs' });
    expectRefused(strict, 'wang', '面对面');
    await strict.says('wang', `#面对面 ${number} 时间:3月5日15:00 地点:区人大302`, { in: 'gs' });
    expectSaid(strict, 'zhang', number, '3月5日15:00', '区人大302');
    expectSaid(strict, 'ge', number, '3月5日15:00', '区人大302');
    await strict.says('wang', `#二次交办 ${number}`, { in: 'gs' });
    expectRefused(strict, 'wang', '面对面');
    await strict.says('wang', `#议政会结论 ${number} 二次交办 要求:再修一次`, { in: 'gs' });
    expectSaid(strict, 'ge', '第2轮', '再修一次');
    expect(await strict.audit(number)).toContain('suggestion.reopened');
  });

  it('without a day is noted and invites nobody yet', async () => {
    const { number } = await strict.replied();
    await strict.says('wang', `#面对面 ${number} 地点:区人大302`, { in: 'gs' });
    expect(strict.heardIn()).toEqual(['gs']);
    await strict.says('wang', `#面对面 ${number} 时间:3月6日`, { in: 'gs' });
    expectSaid(strict, 'zhang', '3月6日', '区人大302');
    await strict.says('wang', '#撤销', { in: 'gs' });
    expectSaid(strict, 'gs', '已撤销');
  });

  it('that ends well closes the matter; without a conclusion it is asked for', async () => {
    const { number } = await strict.replied();
    await strict.says('zhang', `评价 ${number} 不满意 意见:没修好`);
    await strict.says('wang', `#议政会结论 ${number}`, { in: 'gs' });
    expectSaid(strict, 'gs', '满意', '二次交办');
    await strict.presses('wang', '满意', { in: 'gs' });
    expect((await strict.record(number)).state).toBe('closed');
    expectSaid(strict, 'ge', number, '已办结');
    await strict.says('wang', `#议政会结论 ${number} 满意`, { in: 'gs' });
    expectRefused(strict, 'wang', number);
    await strict.says('wang', '#撤销', { in: 'gs' });
    expect((await strict.record(number)).state).toBe('replied');
  });

  it('before the assignment is refused', async () => {
    const { number } = await strict.registered();
    await strict.says('wang', `#面对面 ${number} 时间:3月5日`, { in: 'gs' });
    expectRefused(strict, 'wang', number);
  });
});
