import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { once } from '../../support/world-builders.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const gradesOf = async (number: string) => {
  const { state, attitude, result } = await world.record(number);
  return { state, attitude, result };
};

describe("the lead deputy's rating", () => {
  it('that is satisfied closes the matter; the unit hears nothing of it', async () => {
    const { number } = await world.replied();
    await world.says('zhang', `评价 ${number} 满意`);
    expect(world.heardIn()).toEqual(['zhang']);
    expectSaid(world, 'zhang', number, '满意', '3月23日');
    expect(await gradesOf(number)).toEqual({ state: 'closed', attitude: '满意', result: '满意' });
  });

  it('has an attitude and a result of its own', async () => {
    const { number } = await world.replied();
    await world.says('zhang', `评价 ${number} 态度:满意 结果:基本满意`);
    expect(await gradesOf(number)).toEqual({ state: 'closed', attitude: '满意', result: '基本满意' });
  });

  it('is given by two numbers that answer the card', async () => {
    const { number } = await world.replied('区教育局', { by: 'qiao' });
    await world.says('qiao', '1 2');
    expect(await gradesOf(number)).toEqual({ state: 'closed', attitude: '满意', result: '基本满意' });
  });

  it('is given by a choice of the card', async () => {
    const { number } = await world.replied();
    await world.presses('zhang', '基本满意');
    expect(await gradesOf(number)).toEqual({ state: 'closed', attitude: '基本满意', result: '基本满意' });
  });

  it('that is not satisfied keeps the matter open and is told to the office alone', async () => {
    const { number } = await world.replied();
    await world.says('zhang', `评价 ${number} 态度:满意 结果:不满意 意见:还有三盏不亮`);
    expect(world.heardIn()).toEqual(['gs', 'zhang']);
    expectSaid(world, 'gs', number, '张明', '不满意', '还有三盏不亮');
    expect(await gradesOf(number)).toEqual({ state: 'replied', attitude: '满意', result: '不满意' });
  });

  it('without a remark is asked for one when it is not satisfied', async () => {
    const { number } = await world.replied();
    await world.says('zhang', `评价 ${number} 不满意`);
    expectSaid(world, 'zhang', number, '哪里还不满意');
    expect((await gradesOf(number)).state).toBe('replied');
  });

  it('may be changed in its time, both ways', async () => {
    const { number } = await world.closed();
    await world.wait('1h');
    await world.says('zhang', `评价 ${number} 不满意 因为又坏了`);
    expect(await gradesOf(number)).toEqual({ state: 'replied', attitude: '不满意', result: '不满意' });
    await world.wait('1h');
    await world.says('zhang', `评价 ${number} 满意`);
    expect(await gradesOf(number)).toEqual({ state: 'closed', attitude: '满意', result: '满意' });
    expect((await world.audit(number)).filter((action) => action === 'rating.given')).toHaveLength(3);
  });

  it('leaves no grade in the audit log', async () => {
    const { number } = await world.replied();
    await world.says('zhang', `评价 ${number} 基本满意 意见:态度尚可`);
    const entries = await world.app.database.read.auditEntry.findMany({
      where: { action: 'rating.given' },
      include: { payload: true },
    });
    expect(JSON.stringify(entries.map((entry) => entry.payload?.payload))).not.toMatch(
      /attitude|态度|基本满意/u,
    );
  });

  const shared = once(() => world.replied());
  it.each([
    ['another deputy', 'qiao', '领衔代表'],
    ['the unit', 'chen', '人大代表'],
    ['staff', 'wang', '人大代表'],
  ])('is not given by %s', async (_who, by, word) => {
    const { number } = await shared();
    await world.says(by, `评价 ${number} 满意`);
    expectRefused(world, by, word);
    expect(await gradesOf(number)).toEqual({ state: 'replied', attitude: null, result: null });
  });

  it('in public is kept privately; the group reads nothing, and 登记 registers it', async () => {
    const { number } = await shared();
    await world.says('zhang', `#评价 ${number} 不满意`, { in: 'g1' });
    expectRefused(world, 'zhang', '登记');
    expectUnsaid(world, 'zhang', '不满意');
    expect((await gradesOf(number)).attitude).toBeNull();
    await world.says('zhang', '登记');
    expect(await gradesOf(number)).toEqual({ state: 'replied', attitude: '不满意', result: '不满意' });
  });

  it("of the own unit's work is refused", async () => {
    const { number } = await world.replied('区住建局', { by: 'li' });
    await world.says('li', `评价 ${number} 满意`);
    expectRefused(world, 'li', '本单位');
    expect((await gradesOf(number)).state).toBe('replied');
  });

  it('is refused before there is a reply', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('zhang', `评价 ${number} 满意`);
    expectRefused(world, 'zhang', number);
  });
});

describe('when nobody rates', () => {
  it('the matter stays open on the last day, is closed on the day after, and is not rated any more', async () => {
    const { number } = await world.replied('区教育局', { by: 'qiao' });
    await world.until('2026-03-23T23:00');
    expect((await gradesOf(number)).state).toBe('replied');
    await world.until('2026-03-24T09:00');
    expect(await gradesOf(number)).toEqual({ state: 'closed', attitude: null, result: null });
    expect((await world.audit(number)).at(-1)).toBe('suggestion.closed_unrated');

    await world.says('qiao', `评价 ${number} 满意`);
    expectRefused(world, 'qiao', '3月23日');
  });

  it('a matter that was rated unsatisfied is not closed by that', async () => {
    const { number } = await world.replied();
    await world.says('zhang', `评价 ${number} 不满意 因为没有办`);
    await world.wait('20wd');
    expect(await gradesOf(number)).toMatchObject({ state: 'replied', result: '不满意' });
  });
});
