import { describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../support/world.ts';
import type { Built } from '../../support/world-builders.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';
import { cosigned } from '../../support/world-cosign.ts';

const all = await createWorld({ settings: { 'evaluate.evaluators': 'all' } });
const consult = await createWorld({ settings: { 'evaluate.evaluators': 'leadAfterConsult' } });

async function joint(world: World, by = 'zhang', unit: '区教育局' | '区住建局' = '区教育局'): Promise<Built> {
  const built = await world.assignedTo(unit, { by });
  await cosigned(world, built, 'qiao');
  await world.replies(unit, built.number);
  return built;
}

describe('where all deputies rate', () => {
  it('the matter closes when the last of them is content, and the worst grades count', async () => {
    const { number } = await joint(all);
    expectSaid(all, 'zhang', number, '请您查收并评价');
    expectSaid(all, 'qiao', number, '请您查收并评价');
    await all.says('zhang', `评价 ${number} 满意`);
    expect(await all.record(number)).toMatchObject({ state: 'replied', result: '满意' });
    await all.says('qiao', `评价 ${number} 1 2`);
    expect(await all.record(number)).toMatchObject({
      state: 'closed',
      attitude: '满意',
      result: '基本满意',
    });
  });

  it('one who is discontent keeps it open, whoever rates last', async () => {
    const { number } = await joint(all);
    await all.says('qiao', `评价 ${number} 不满意 意见:没有修好`);
    expectSaid(all, 'gs', number, '乔雨薇', '没有修好');
    await all.says('zhang', `评价 ${number} 满意`);
    expect(await all.record(number)).toMatchObject({ state: 'replied', result: '不满意' });
    await all.wait('1h');
    await all.says('qiao', `评价 ${number} 满意`);
    expect((await all.record(number)).state).toBe('closed');
  });

  it('only those who have not rated are reminded, twice at most', async () => {
    const { number } = await joint(all);
    await all.says('zhang', `评价 ${number} 满意`);
    await all.wait('5wd');
    expect(all.heardIn()).toContain('qiao');
    expectUnsaid(all, 'zhang', number);
  });
});

describe('where the lead deputy rates after hearing the others', () => {
  it('what a co-signer says goes to the lead deputy alone, and is no rating', async () => {
    const { number } = await joint(consult);
    expectSaid(consult, 'zhang', '联名代表的意见', '乔雨薇');
    expectSaid(consult, 'qiao', number, '只转给领衔代表');
    await consult.says('qiao', `评价 ${number} 不满意 意见:还有三盏不亮`);
    expect(consult.heardIn()).toEqual(['qiao', 'zhang']);
    expectSaid(consult, 'zhang', '乔雨薇', '不满意', '还有三盏不亮');
    expect(await consult.record(number)).toMatchObject({ state: 'replied', result: null });
    await consult.says('zhang', `评价 ${number} 满意`);
    expect((await consult.record(number)).state).toBe('closed');
  });
});

describe('a lead deputy who heads the unit', () => {
  it('does not rate; the first co-signer does instead', async () => {
    const { number } = await joint(consult, 'li', '区住建局');
    expectSaid(consult, 'li', number, '不用您来评');
    expectSaid(consult, 'qiao', number, '请您查收并评价');
    expect(consult.heardIn()).not.toContain('gs');
    await consult.says('li', `评价 ${number} 满意`);
    expectRefused(consult, 'li', number);
    await consult.says('qiao', `评价 ${number} 满意`);
    expect((await consult.record(number)).state).toBe('closed');
  });
});

describe('the first rating of a new account', () => {
  it('is confirmed once, the next one is not', async () => {
    const [one, two] = [await consult.replied(), await consult.replied()];
    const { read, prisma } = consult.app.database;
    const now = await read.identity.findFirstOrThrow({ where: { externalId: 'zhang' } });
    await consult.wait('1h');
    const at = consult.clock.now();
    await prisma.identity.create({
      data: {
        ...now,
        id: crypto.randomUUID(),
        externalId: 'zhang-before',
        boundAt: new Date(0),
        revokedAt: at,
      },
    });
    await prisma.identity.update({ where: { id: now.id }, data: { boundAt: at } });

    await consult.wait('1h');
    await consult.says('zhang', `评价 ${one.number} 满意`);
    expectSaid(consult, 'zhang', '换了账号', one.number, '确认');
    expect((await consult.record(one.number)).state).toBe('replied');
    await consult.presses('zhang', '确认');
    expect((await consult.record(one.number)).state).toBe('closed');
    await consult.says('zhang', `评价 ${two.number} 满意`);
    expect((await consult.record(two.number)).state).toBe('closed');
  });
});
