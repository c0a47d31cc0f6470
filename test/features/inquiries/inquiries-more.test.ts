import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('how things stand', () => {
  it.each([
    ['a leader', 'luo'],
    ['staff', 'gao'],
  ])('is told to %s in figures, also when one matter alone is open', async (_who, by) => {
    const { title } = await once();
    await world.says(by, '现在怎么样了');
    expectSaid(world, by, '今年建议1件', '已签收');
    expectUnsaid(world, by, title);
    await world.says('luo', '进展', { in: 'gv' });
    expectSaid(world, 'gv', '今年建议1件');
    expectUnsaid(world, 'gv', title, '满意', '逾期');
  });
  let made: Promise<{ readonly title: string; readonly number: string }> | undefined;
  const once = () => (made ??= world.assignedTo('区教育局', { assisting: '区住建局' }));

  it('is told to the unit and the deputy of the one matter', async () => {
    const { number, title } = await once();
    await world.says('chen', '进展', { in: 'ge' });
    expectSaid(world, 'ge', number, title);
    await world.says('zhang', '现在怎么样了');
    expectSaid(world, 'zhang', number, title);
  });

  it('解释 comes in messages of at most six lines', async () => {
    const { number } = await once();
    await world.says('wang', `解释 ${number}`, { in: 'gs' });
    expect(world.heard('gs')).toHaveLength(2);
    expect(world.heard('gs').every((text) => text.split('\n').length <= 6)).toBe(true);
  });
});

describe('待批', () => {
  it("names the first request's number, and is shown in the group of its own system alone", async () => {
    const { number } = await world.returnRequested('区住建局');
    const { serial } = await world.app.database.read.returnRequest.findFirstOrThrow({
      where: { assignment: { suggestion: { number } } },
    });
    await world.says('zhou', '待批', { in: 'gc' });
    expect(world.heardIn()).toEqual(['gc']);
    expectSaid(world, 'gc', number, `同意 退${String(serial)}`);

    const other = await world.returnRequested('园区管委会');
    await world.says('wang', '待批', { in: 'gc' });
    expectSaid(world, 'gc', number);
    expectUnsaid(world, 'gc', other.number);
    expectSaid(world, 'wang', number, other.number);
  });

  it('is shown in a coordination group without a system, where the requests themselves were shown', async () => {
    const { number } = await world.returnRequested('区教育局');
    await world.app.database.write((tx) =>
      tx.chatGroup.updateMany({
        where: { kind: 'coordination', externalId: 'gc' },
        data: { systemId: null },
      }),
    );
    await world.says('zhou', '待批', { in: 'gc' });
    expectSaid(world, 'gc', number, '区教育局');
  });
});

describe('a word that cannot be done yet', () => {
  it.each(['缺项', '抽查', '帮助 抽查'])(
    '%s is refused to staff by its name, with the way it is done',
    async (words) => {
      await world.says('wang', words);
      expectRefused(world, 'wang', `「${words.slice(-2)}」`, '台账', '表格');
      expectUnsaid(world, 'wang', '联系代表工委');
    },
  );

  it('and to others with whom to turn to', async () => {
    await world.says('zhang', '积分');
    expectRefused(world, 'zhang', '「积分」', '联系代表工委');
  });
});
