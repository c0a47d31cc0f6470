import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;
const undo = () => world.says('wang', '#撤销', { in: 'gs' });

async function clue(): Promise<string> {
  await world.says('zhang', '#随手拍 人民路12号 井盖坏了');
  const { serial } = await read.clue.findFirstOrThrow({ orderBy: { serial: 'desc' } });
  return `线${String(serial)}`;
}
const clueOf = (number: string) => read.clue.findFirstOrThrow({ where: { serial: Number(number.slice(1)) } });

describe('撤销 of what staff did with a clue', () => {
  it.each([
    ['认领', '', '已经有人认领'],
    ['转出', ' 12345热线', '12345'],
  ])('%s puts it back into the pool, and the reporter is told', async (word, more) => {
    const number = await clue();
    await world.says('wang', `#线索 ${number} ${word}${more}`, { in: 'gs' });
    await undo();
    expectSaid(world, 'gs', number, '已撤销');
    expectSaid(world, 'zhang', number, '已撤销', '线索池');
    expect(await clueOf(number)).toMatchObject({
      state: 'open',
      claimedById: null,
      passedTo: null,
      settledAt: null,
    });
    await world.says('wang', `#线索 ${number} 认领`, { in: 'gs' });
    expect((await clueOf(number)).state).toBe('claimed');
  });

  it('并入 parts the two again', async () => {
    const into = await clue();
    const number = await clue();
    await world.says('wang', `#线索 ${number} 并入 ${into}`, { in: 'gs' });
    await undo();
    expect(await clueOf(number)).toMatchObject({ state: 'open', mergedIntoId: null });
  });

  it.each(['转建议', '转小微急'])('%s puts the draft away; the clue waits again', async (word) => {
    const number = await clue();
    await world.says('wang', `#线索 ${number} ${word}`, { in: 'gs' });
    const intake = /拟\d+/u.exec(world.heardAll('zhang'))?.[0] ?? '';
    await undo();
    expectSaid(world, 'zhang', intake, '已收回');
    expect((await world.record(intake)).state).toBe('withdrawn');
    expect(await clueOf(number)).toMatchObject({ state: 'open', suggestionId: null });
    await world.says('zhang', '提交');
    expectRefused(world, 'zhang');
  });

  it('is refused when the deputy has handed the draft in', async () => {
    const number = await clue();
    await world.says('wang', `#线索 ${number} 转建议`, { in: 'gs' });
    await world.presses('zhang', '确认提交');
    await undo();
    expectRefused(world, 'wang', '接着办');
    expect((await clueOf(number)).state).toBe('converted');
  });
});

describe('撤销 of supervision', () => {
  it('takes an order back; the unit is told, and it can be given again', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('wang', `#督办 ${number} 意见:请抓紧 期限:3月20日`, { in: 'gs' });
    const order = /单\d+/u.exec(world.heardAll('ge'))?.[0] ?? '';
    await undo();
    expectSaid(world, 'gs', order, '已收回');
    expectSaid(world, 'ge', number, '已撤销', '不用回复督办单');
    expect(await read.supervisionOrder.count({ where: { suggestion: { number } } })).toBe(0);
    expect(await read.auditEntry.count({ where: { action: 'supervision_order.undone' } })).toBe(1);
    await world.says('chen', `#督办回复 ${order} 正在办`, { in: 'ge' });
    expectRefused(world, 'chen');
    await world.says('wang', `#督办 ${number} 意见:请抓紧`, { in: 'gs' });
    expect(await read.supervisionOrder.count({ where: { suggestion: { number } } })).toBe(1);
  });

  it.each(['整改 措施再具体些', '回头看 4月1日', '关闭'])(
    'takes 督办 %s back to the answer',
    async (step) => {
      const { number } = await world.signedOff('区教育局');
      await world.says('wang', `#督办 ${number} 意见:请抓紧`, { in: 'gs' });
      const order = /单\d+/u.exec(world.heardAll('ge'))?.[0] ?? '';
      await world.says('chen', `#督办回复 ${order} 正在办`, { in: 'ge' });
      await world.says('wang', `#督办 ${order} ${step}`, { in: 'gs' });
      await undo();
      expectSaid(world, 'gs', order, '已回复');
      expectSaid(world, 'ge', number, '已撤销', '上一步');
      const { state, steps } = await read.supervisionOrder.findFirstOrThrow({
        where: { suggestion: { number } },
        include: { steps: true },
      });
      expect([state, steps.map(({ kind }) => kind)]).toEqual(['answered', ['answer']]);
    },
  );

  it('is refused when the unit has answered', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('wang', `#督办 ${number} 意见:请抓紧`, { in: 'gs' });
    const order = /单\d+/u.exec(world.heardAll('ge'))?.[0] ?? '';
    await world.says('chen', `#督办回复 ${order} 正在办`, { in: 'ge' });
    await undo();
    expectRefused(world, 'wang', '接着办');
  });
});

describe('撤销 of what was never undoable says what to do instead', () => {
  it('a group', async () => {
    await world.says('wang', '#登记本群 督办群', { in: 'gm' });
    await world.presses('wang', '确认', { in: 'gm' });
    await world.says('wang', '撤销');
    expectRefused(world, 'wang', '注销本群');
  });
});
