import { describe, expect, it } from 'vitest';
import { boardOf } from '../../../src/features/inquiries/board-figures.ts';
import { figuresOf } from '../../../src/features/inquiries/figures.ts';
import { readRecords } from '../../../src/features/suggestions/record.ts';
import { civilDate } from '../../../src/domain/calendar/civil-date.ts';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

/** The chats to which a board was sent as a picture, in order. */
async function pictures(): Promise<string[]> {
  const rows = await world.app.database.read.outboxMessage.findMany({
    where: { template: 'picture/board', state: 'sent' },
    orderBy: { sequence: 'asc' },
  });
  return rows.map(({ conversationId }) => conversationId);
}

describe('看板 with one matter in each of several states', () => {
  it('counts as 情况 does: the four parts of 办 are all that are counted', async () => {
    // One that was put away before it was handed in was never received.
    await world.draft();
    await world.presses('zhang', '放弃');
    await world.submitted();
    await world.registered();
    await world.assignedTo('区教育局');
    await world.signedOff('区教育局', { by: 'qiao' });
    await world.returnRequested('区住建局');
    await world.replied('区教育局');
    await world.closed();
    const records = await readRecords(world.app.database.read, world.congressId);
    const today = civilDate('2026-03-02');
    const { toAssign, unsigned, handled, replied } = boardOf(records, today);
    expect({ toAssign, unsigned, handled, replied }).toEqual({
      toAssign: 1,
      unsigned: 2,
      handled: 1,
      replied: 2,
    });
    expect(toAssign + unsigned + handled + replied).toBe(figuresOf(records, [], today).total);
  });

  it('is text and picture for staff, in a group of others privately', async () => {
    await world.says('wang', '#看板', { in: 'gs' });
    expectSaid(world, 'gs', '收件7,待审1', '待交办1,待签收2,办理中1', '待评价1,满意1');
    expect(await pictures()).toEqual(['gs']);
    await world.says('wang', '#看板', { in: 'gm' });
    expectUnsaid(world, 'gm', '收件', '满意');
    expectSaid(world, 'wang', '收件7');
    expect(await pictures()).toEqual(['gs', 'wang']);
  });

  it('is totals for a leader in a group of others, the own system for a coordinator, nothing for a deputy', async () => {
    await world.says('luo', '#看板', { in: 'gm' });
    expectSaid(world, 'gm', '收件7');
    expectUnsaid(world, 'gm', '逾期', '满意', '待审');
    await world.says('ding', '#看板', { in: 'gd' });
    expectSaid(world, 'gd', '收件0');
    await world.says('zhou', '#看板', { in: 'gc' });
    expectSaid(world, 'gc', '收件5');
    expectUnsaid(world, 'gc', '满意');
    await world.says('zhang', '#看板');
    expectRefused(world, 'zhang');
  });

  it('六率 go to the office, and privately elsewhere', async () => {
    await world.says('wang', '#六率', { in: 'gm' });
    expectUnsaid(world, 'gm', '交办率');
    expectSaid(world, 'wang', '交办率83.33%', '办结答复率33.33%', '办理评价率50.00%');
  });
});
