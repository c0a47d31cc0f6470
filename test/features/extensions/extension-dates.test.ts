import { describe, expect, it } from 'vitest';
import { createWorld, openWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

it('a late request is taken and marked, and reminders start anew for the new date', async () => {
  const built = await world.signedOff('区教育局');
  await world.says('chen', `#沟通 ${built.number} 办前 电话 已核对位置`, { in: 'ge' });
  await world.until('2026-06-04T10:00');
  expectSaid(world, 'ge', '逾期', built.number);
  await world.says('chen', `#延期 ${built.number} 至:7月31日 理由:招标流标`, { in: 'ge' });
  expectSaid(world, 'gs', '提出得晚', built.number, '7月31日');
  await world.presses('wang', '同意', { in: 'gs' });
  expect((await world.unit(built.number, '区教育局')).replyDue).toBe('2026-07-31');

  await world.until('2026-06-20T10:00');
  expect(world.heardIn()).toEqual([]);
  await world.until('2026-07-01T10:00');
  expectSaid(world, 'ge', '提醒', built.number, '7月31日', '30天');
  expectUnsaid(world, 'ge', '逾期');
  await world.until('2026-08-03T10:00');
  expectSaid(world, 'ge', '逾期', built.number, '7月31日');
});

describe('where the clock starts with the receipt', () => {
  it('another unit resets nothing: the statutory date stops at the cap of the first assignment', async () => {
    const slow = await openWorld({ settings: { clockStart: 'receivedAt' } });
    const { number } = await slow.returnRequested('区教育局');
    await slow.until('2026-03-20T10:00');
    await slow.says('wang', `#退办审批 ${number} 同意 改交:区住建局`, { in: 'gs' });
    await slow.says('zhao', `#延期 ${number} 至:9月15日 理由:要报批`, { in: 'gz' });
    await slow.says('wang', `#延期审批 ${number} 同意`, { in: 'gs' });
    const { replyDue, legalReplyDue } = await slow.app.database.read.assignment.findFirstOrThrow({
      where: { suggestion: { number }, unit: { name: '区住建局' } },
    });
    // Six months from 2 March; from 20 March it would be 21 September.
    expect(legalReplyDue.toISOString().slice(0, 10)).toBe('2026-09-02');
    expect(replyDue.toISOString().slice(0, 10)).toBe('2026-09-15');
    await slow.close();
  });
});

it('the statutory date moves along, and 解释 says so', async () => {
  const built = await world.assignedTo('区教育局');
  await world.says('chen', `#延期 ${built.number} 至:12月1日 理由:要报批`, { in: 'ge' });
  await world.says('wang', `#延期审批 ${built.number} 同意`, { in: 'gs' });
  const { legalReplyDue } = await world.app.database.read.assignment.findFirstOrThrow({
    where: { suggestion: { number: built.number } },
  });
  expect(legalReplyDue.toISOString().slice(0, 10)).toBe('2026-12-01');
  await world.says('chen', `#解释 ${built.number}`, { in: 'ge' });
  expectSaid(world, 'ge', '12月1日', '经同意延期');
});
