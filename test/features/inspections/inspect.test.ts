import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

/** A new inspection with these problems; its number as people type it. */
async function inspected(problems: string): Promise<string> {
  await world.says('wang', `#督查 名称:冬季安全检查 日期:3月1日 问题:${problems}`, { in: 'gs' });
  const { serial } = await world.app.database.read.inspection.findFirstOrThrow({
    orderBy: { serial: 'desc' },
  });
  return `督查${String(serial)}`;
}

describe('督查', () => {
  it('tells each unit its own problems, and 查 names them at the matter', async () => {
    const { number } = await world.assignedTo('区教育局');
    const inspection = await inspected(`1. ${number} 路灯仍不亮 2. 区住建局 台账不全 3. 标识旧了`);
    expectSaid(world, 'ge', inspection, number, '路灯仍不亮');
    expectUnsaid(world, 'ge', '台账不全');
    expectSaid(world, 'gz', inspection, '台账不全');
    expectUnsaid(world, 'gz', '路灯仍不亮');
    await world.says('chen', `查 ${number}`, { in: 'ge' });
    expectSaid(world, 'ge', inspection, '路灯仍不亮');
  });

  it('links and settles problems; the list has the open ones', async () => {
    const { number } = await world.assignedTo('区教育局');
    const inspection = await inspected('1. 标识旧了 2. 没有值班');
    expect(world.heardIn()).toEqual(['gs']);
    await world.says('wang', `#${inspection} 问题1 关联 ${number} 期限:3月20日`, { in: 'gs' });
    expectSaid(world, 'ge', '标识旧了', number, '3月20日');
    await world.says('wang', `#${inspection} 问题2 已整改 已排班`, { in: 'gs' });
    await world.says('wang', `#${inspection} 问题:1. 电线外露`, { in: 'gs' });
    await world.says('wang', `#${inspection}`, { in: 'gs' });
    expectSaid(world, 'gs', '问题3个', '未整改2个', '已排班', '3. 电线外露');
    await world.says('wang', '督查');
    expectUnsaid(world, 'wang', '没有值班');
  });

  it('of a new link tells the new unit nothing of the old matter', async () => {
    const { number, title } = await world.assignedTo('区教育局');
    const inspection = await inspected(`1. ${number} 线缆外露`);
    await world.says('wang', `#${inspection} 问题1 关联 区住建局`, { in: 'gs' });
    expectSaid(world, 'gz', '线缆外露');
    expectUnsaid(world, 'gz', number);
    expectUnsaid(world, 'gz', title);
  });

  it.each(['整改中', '整改期限:3月20日', '解决不了', '已整改一半'])(
    'does not take %s for done',
    async (words) => {
      const inspection = await inspected('标识旧了');
      await world.says('wang', `#${inspection} 问题1 ${words}`, { in: 'gs' });
      await world.says('wang', '督查');
      expectSaid(world, 'wang', inspection, '标识旧了');
    },
  );

  it('refuses what it does not know', async () => {
    const inspection = await inspected('标识旧了');
    await world.says('wang', `#${inspection} 问题9 已整改`, { in: 'gs' });
    expectRefused(world, 'wang', inspection, '1个问题');
    await world.says('wang', `#${inspection} 问题1 关联 区外星局`, { in: 'gs' });
    expectRefused(world, 'wang', '区外星局');
    await world.says('wang', `#${inspection} 问题1`, { in: 'gs' });
    expectRefused(world, 'wang', inspection);
    await world.says('wang', '#督查 999', { in: 'gs' });
    expectRefused(world, 'wang', '督查999');
    await world.says('wang', `#${inspection} 问题1 已整改`, { in: 'gs' });
    await world.says('wang', `#${inspection} 问题1 已整改`, { in: 'gs' });
    expectRefused(world, 'wang', inspection, '已经标过');
  });
});
