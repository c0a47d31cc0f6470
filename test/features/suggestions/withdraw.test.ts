import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { once } from '../../support/world-builders.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('撤回', () => {
  it('is shown back and confirmed; the units that have the matter are told, and handling ends', async () => {
    const { number, title } = await world.assignedTo('区教育局', { assisting: '区住建局' });
    await world.says('zhang', `撤回 ${number} 理由:已经解决`);
    expect(world.heardIn()).toEqual(['zhang']);
    expectSaid(world, 'zhang', number, '已经解决', '确认撤回', '取消');
    expect((await world.record(number)).state).toBe('assigned');

    await world.presses('zhang', '确认撤回');
    expect(world.heardIn()).toEqual(['ge', 'gz', 'zhang']);
    for (const chat of ['ge', 'gz']) expectSaid(world, chat, '撤回', number, title);
    expect((await world.record(number)).state).toBe('withdrawn');
    expect((await world.audit(number)).at(-1)).toBe('suggestion.withdrawn');
  });

  it.each([
    ['a draft', () => world.draft()],
    ['submitted', () => world.submitted()],
    ['registered', () => world.registered()],
    ['signed for', () => world.signedOff('区教育局')],
    ['asked to be returned', () => world.returnRequested('区教育局')],
  ])('ends a matter that is %s', async (_state, make) => {
    const { intake } = await make();
    await world.says('zhang', `撤回 ${intake} 理由:不提了`);
    await world.presses('zhang', '确认撤回');
    expect((await world.record(intake)).state).toBe('withdrawn');
  });

  it('of a draft that was never handed in is worded as putting it away', async () => {
    const { intake } = await world.draft();
    await world.says('zhang', '不提了');
    expectSaid(world, 'zhang', intake, '还没有提交', '放弃');
    expect(world.heardAll('zhang')).not.toContain('承办单位');
    await world.presses('zhang', '确认撤回');
    expectSaid(world, 'zhang', intake, '已经放下', '没有提交');
    expect(world.heardAll('zhang')).not.toContain('有关单位');
    expect((await world.record(intake)).state).toBe('withdrawn');
  });

  it('stops the reminders', async () => {
    const { number } = await world.assignedTo('园区管委会');
    await world.says('zhang', `撤回 ${number} 理由:不提了`);
    await world.presses('zhang', '确认撤回');
    await world.wait('5wd');
    expect(world.heard('gy')).toEqual([]);
  });

  it('settles every card about the matter, also one that waits for the office', async () => {
    const { number } = await world.signedOff('区教育局');
    const { replyDue } = await world.unit(number, '区教育局');
    await world.says('chen', `#延期 ${number} 至:8月1日 理由:要招标`, { in: 'ge' });
    await world.says('zhang', `撤回 ${number} 理由:不提了`);
    await world.presses('zhang', '确认撤回');
    const open = await world.app.database.read.openCard.count({
      where: { kind: 'extension', closedAt: null },
    });
    expect(open).toBe(0);
    await world.presses('wang', '同意', { in: 'gs' });
    expectRefused(world, 'wang');
    expect((await world.unit(number, '区教育局')).replyDue).toBe(replyDue);
  });

  it('leaves nothing to sign or to answer', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('zhang', `撤回 ${number} 理由:不提了`);
    await world.presses('zhang', '确认撤回');
    const before = await world.audit(number);
    for (const text of [`#签收 ${number}`, `#答复 ${number} A 内容:好了`, `#退办 ${number} 理由:不归我们`]) {
      await world.says('chen', text, { in: 'ge' });
      expectRefused(world, 'chen');
    }
    await world.presses('chen', '签收', { in: 'ge' });
    expectRefused(world, 'chen');
    expect(await world.audit(number)).toEqual(before);
  });

  const shared = once(() => world.assignedTo('区教育局'));
  it.each([
    ['another deputy', 'qiao', '领衔代表'],
    ['a deputy of the same team', 'lin', '领衔代表'],
    ['staff', 'wang', '人大代表'],
    ['the unit', 'chen', '人大代表'],
  ])('is refused to %s', async (_who, by, word) => {
    const { number } = await shared();
    const before = await world.audit(number);
    await world.says(by, `撤回 ${number} 理由:不提了`, by === 'lin' ? { in: 'g2' } : {});
    // The bot cannot write to somebody who is no friend: nothing is heard anywhere.
    if (by === 'lin') expect(world.heard('g2')).toEqual([]);
    else expectRefused(world, by, word);
    expect(await world.audit(number)).toEqual(before);
  });

  it('is refused after the reply', async () => {
    const { number } = await world.replied();
    await world.says('zhang', `撤回 ${number} 理由:不提了`);
    expectRefused(world, 'zhang', number);
    expect((await world.record(number)).state).toBe('replied');
  });
});
