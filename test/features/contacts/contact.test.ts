import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { once } from '../../support/world-builders.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();

async function stagesOf(number: string): Promise<readonly string[]> {
  const rows = await world.app.database.read.contact.findMany({
    where: { assignment: { suggestion: { number } } },
    orderBy: [{ enteredAt: 'asc' }],
  });
  return rows.map((row) => row.stage);
}

describe('沟通', () => {
  it('without a stage is the first one that is missing: before, during, after, and after again', async () => {
    const { number } = await world.signedOff('区教育局');
    for (const [stage, text] of [
      ['办前', '电话 说明情况'],
      ['办中', '面谈 看现场'],
      ['办后', '走访 回访'],
      ['办后', '电话 再问一次'],
    ] as const) {
      await world.wait('1h');
      await world.says('chen', `#沟通 ${number} ${text}`, { in: 'ge' });
      expectSaid(world, 'ge', number, stage);
    }
    expect(await stagesOf(number)).toEqual(['before', 'during', 'after', 'after']);
    expect((await world.unit(number, '区教育局')).contacts).toBe(4);
  });

  it('has the stage that the unit says, with method and own date', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('chen', `#沟通 ${number} 办中 面谈 2026-03-01 到现场看了路灯`, { in: 'ge' });
    expectSaid(world, 'ge', number, '办中', '面谈', '3月1日');
    const row = await world.app.database.read.contact.findFirstOrThrow({
      where: { assignment: { suggestion: { number } } },
    });
    expect({ ...row, heldOn: row.heldOn.toISOString().slice(0, 10) }).toMatchObject({
      stage: 'during',
      method: 'meeting',
      heldOn: '2026-03-01',
    });
    expect(row.summary).toContain('到现场看了路灯');
  });

  it('of one meeting serves several matters', async () => {
    const [one, two] = [await world.signedOff('区教育局'), await world.signedOff('区教育局')];
    await world.says('chen', `#沟通 ${one.number}、${two.number} 办前 座谈 一起听取意见`, { in: 'ge' });
    expectSaid(world, 'ge', one.number, two.number, '办前');
    expect([await stagesOf(one.number), await stagesOf(two.number)]).toEqual([['before'], ['before']]);
  });

  it.each([
    ['unsigned', () => world.assignedTo('区教育局')],
    ['asked to be returned', () => world.returnRequested('区教育局')],
    ['replied', () => world.replied()],
  ])('is taken for a matter that is %s', async (_state, make) => {
    const { number } = await make();
    await world.says('chen', `#沟通 ${number} 电话 打了电话`, { in: 'ge' });
    expect(await stagesOf(number)).toEqual(['before']);
  });

  it.each([
    ['soon to come', '3月20日', '还没到'],
    ['before the matter in the year before', '11月20日', '开始办理之前'],
  ])('on a day without a year that is %s is not guessed: it is asked for again', async (_what, day, why) => {
    const { number } = await world.signedOff('区教育局');
    await world.says('chen', `#沟通 ${number} 办前 走访 ${day} 到现场看了`, { in: 'ge' });
    expectRefused(world, 'chen', day, why);
    expect(await stagesOf(number)).toEqual([]);
    await world.says('chen', '3月1日');
    const { heldOn, summary } = await world.app.database.read.contact.findFirstOrThrow({
      where: { assignment: { suggestion: { number } } },
    });
    expect([heldOn.toISOString().slice(0, 10), summary]).toEqual(['2026-03-01', '到现场看了']);
  });

  const shared = once(() => world.signedOff('区教育局'));
  it.each([
    ['of a day to come', 'chen', 'ge', '办前 面谈 2026-03-20 见面', '日期'],
    ['by another unit', 'zhao', 'gz', '办前 面谈 见面', '不能'],
    ['by a deputy', 'zhang', 'g1', '办前 面谈 见面', '承办单位'],
    ['by staff', 'wang', 'gs', '办前 面谈 见面', '承办单位'],
  ])('is not taken %s', async (_case, by, chat, text, word) => {
    const { number } = await shared();
    await world.says(by, `#沟通 ${number} ${text}`, { in: chat });
    expectRefused(world, by, word);
    expect(await stagesOf(number)).toEqual([]);
  });
});
