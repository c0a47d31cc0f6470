import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

async function serialOf(number: string): Promise<string> {
  const row = await world.app.database.read.returnRequest.findFirstOrThrow({
    where: { assignment: { suggestion: { number } } },
    orderBy: { serial: 'desc' },
  });
  return `退${String(row.serial)}`;
}

describe('a return that the coordinator decides', () => {
  it('to agree is told to staff, who is told how to assign anew, and those words work', async () => {
    const { number } = await world.returnRequested('区教育局');
    const serial = await serialOf(number);
    await world.says('zhou', `同意 ${serial}`, { in: 'gc', quote: serial });
    expectSaid(world, 'gc', serial, number, '代表工委会重新交办');
    expectUnsaid(world, 'gc', '回「交办');
    expectSaid(world, 'gs', serial, number, '区教育局', '交办 主办:单位');
    await world.says('wang', '交办 主办:区住建局', { in: 'gs', quote: '待重新交办' });
    expect((await world.unit(number, '区住建局')).assignmentState).toBe('issued');
  });

  it('to agree and give it on, or to leave it with the other units, asks staff for nothing', async () => {
    const given = await world.returnRequested('区教育局');
    await world.says('zhou', `#同意 ${await serialOf(given.number)} 改交:住建局`, { in: 'gc' });
    expectSaid(world, 'gs', given.number, '改交区住建局', '不用再交办');
    const left = await world.returnRequested('区教育局', { assisting: '区住建局' });
    await world.says('zhou', `#同意 ${await serialOf(left.number)}`, { in: 'gc' });
    expectSaid(world, 'gs', left.number, '其余单位照常办理');
  });

  it('to refuse is told to staff with the reason', async () => {
    const { number } = await world.returnRequested('区教育局');
    const serial = await serialOf(number);
    await world.says('zhou', `#不同意 ${serial} 理由:校园周边由教育局牵头`, { in: 'gc' });
    expect(world.heardIn()).toEqual(['gc', 'ge', 'gs']);
    expectSaid(world, 'gs', serial, number, '没有同意', '校园周边由教育局牵头');
  });
});

describe('a return that staff decides', () => {
  it('is told to the unit, and not again to the coordination group', async () => {
    const { number } = await world.returnRequested('区教育局');
    await world.says('wang', `#同意 ${await serialOf(number)}`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['ge', 'gs']);
  });

  it('for the second time is told to the coordinator, who was told that the office would rule', async () => {
    const { number } = await world.returnRequested('区教育局');
    await world.says('wang', `#不同意 ${await serialOf(number)} 理由:由贵局牵头`, { in: 'gs' });
    await world.says('chen', `#退办 ${number} 理由:确实不归我们`, { in: 'ge' });
    await world.presses('chen', '确认退办', { in: 'ge' });
    expectSaid(world, 'gc', '第二次退办');
    const serial = await serialOf(number);
    await world.says('wang', `#不同意 ${serial} 理由:经研究由贵局主办`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['gc', 'ge', 'gs']);
    expectSaid(world, 'gc', serial, number, '仍由区教育局办理', '经研究由贵局主办');
  });
});
