import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld({ settings: { 'withdraw.approval': 'staff' } });

describe('待办 of a deputy', () => {
  it('has the invitation to join until it is answered', async () => {
    await world.says(
      'zhang',
      '#建议\n标题:关于修缮文昌桥的建议\n问题:桥面破损。\n建议:今年修好。\n联名:李芳、乔雨薇',
    );
    await world.presses('zhang', '确认提交');
    await world.says('li', '待办');
    expectSaid(world, 'li', '文昌桥', '张明代表请您附议', '附议 拟');
    await world.says('li', '附议');
    await world.says('li', '待办');
    expectUnsaid(world, 'li', '请您附议');
    await world.says('qiao', '不附议');
    await world.says('qiao', '待办');
    expectUnsaid(world, 'qiao', '请您附议');
  });

  it('has the withdrawal that waits for a co-signer, and 待批 the one that waits for the office', async () => {
    const { intake } = await world.submitted();
    await world.says('li', `附议 ${intake}`);
    await world.says('wang', '#待批', { in: 'gs' });
    expectUnsaid(world, 'gs', intake);
    await world.says('zhang', `撤回 ${intake} 理由:已经解决`);
    await world.presses('zhang', '确认撤回');
    await world.says('li', '待办');
    expectSaid(world, 'li', intake, '想撤回', '同意');
    await world.says('wang', '#待批', { in: 'gs' });
    expectUnsaid(world, 'gs', intake);

    await world.presses('li', '同意');
    await world.says('li', '待办');
    expectUnsaid(world, 'li', '想撤回');
    await world.says('wang', '#待批', { in: 'gs' });
    expectSaid(world, 'gs', intake, '张明代表申请撤回:已经解决');
    await world.says('zhou', '待批');
    expectUnsaid(world, 'zhou', intake);
    await world.presses('wang', '同意', { in: 'gs' });
    expect((await world.record(intake)).state).toBe('withdrawn');
    await world.says('wang', '#待批', { in: 'gs' });
    expectUnsaid(world, 'gs', intake);
  });

  it('has the note of a first talk until it is confirmed', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('chen', `#沟通 ${number} 办前 电话 先换四盏灯`, { in: 'ge' });
    await world.says('zhang', '待办');
    expectSaid(world, 'zhang', number, '等您确认');
    await world.presses('zhang', '确认');
    await world.says('zhang', '待办');
    expectUnsaid(world, 'zhang', '等您确认');
  });
});
