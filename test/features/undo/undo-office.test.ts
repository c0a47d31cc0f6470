import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createWorld, openWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;
const office = (text: string) => world.says('wang', text, { in: 'gs' });
const undo = () => office('#撤销');

/** A new inspection with these problems; its number as people type it. */
async function inspected(problems: string): Promise<string> {
  await office(`#督查 名称:冬季安全检查 日期:3月1日 问题:${problems}`);
  const { serial } = await read.inspection.findFirstOrThrow({ orderBy: { serial: 'desc' } });
  return `督查${String(serial)}`;
}

describe('撤销 of 督查', () => {
  it('takes an inspection back with its problems; units are told, its number is not given again', async () => {
    const { number } = await world.assignedTo('区教育局');
    const inspection = await inspected(`1. ${number} 路灯仍不亮 2. 区住建局 台账不全`);
    await undo();
    expectSaid(world, 'gs', '已撤销', inspection, '已收回');
    expectUnsaid(world, 'gs', number);
    for (const unit of ['ge', 'gz']) expectSaid(world, unit, '督查', '已撤销', '暂不用整改');
    expect([await read.inspection.count(), await read.inspectionProblem.count()]).toEqual([0, 0]);
    expect(await inspected('1. 标识旧了')).not.toBe(inspection);
  });

  it('takes added problems off the list again', async () => {
    const inspection = await inspected('1. 标识旧了');
    await office(`#${inspection} 问题:1. 区住建局 电线外露`);
    await undo();
    expectSaid(world, 'gs', `${inspection} 问题2`, '已收回');
    expectSaid(world, 'gz', '已撤销', '暂不用整改');
    await office(`#${inspection}`);
    expectSaid(world, 'gs', '问题1个');
    expectUnsaid(world, 'gs', '电线外露');
  });

  it('opens a settled problem again, and it is on the list', async () => {
    const inspection = await inspected('1. 区教育局 标识旧了');
    await office(`#${inspection} 问题1 已整改 换好了`);
    await undo();
    expectSaid(world, 'gs', `${inspection} 问题1`, '未整改');
    expect(world.heardIn()).toEqual(['gs']);
    await office('#督查');
    expectSaid(world, 'gs', inspection, '标识旧了');
    await office(`#${inspection} 问题1 已整改 换好了`);
    expectSaid(world, 'gs', '整改完成');
  });

  it('puts an earlier link and day back', async () => {
    const inspection = await inspected('1. 区教育局 标识旧了');
    await office(`#${inspection} 问题1 关联 区住建局 期限:3月20日`);
    await undo();
    expectSaid(world, 'gz', '已撤销', '以前没有告诉过的,暂不用整改');
    const { unit, dueOn } = await read.inspectionProblem.findFirstOrThrow({
      where: { inspection: { serial: Number(inspection.slice(2)) } },
      include: { unit: true },
    });
    expect([unit?.name, dueOn]).toEqual(['区教育局', null]);
  });

  it('is refused when somebody else went on from it', async () => {
    const inspection = await inspected('1. 标识旧了');
    await world.says('gao', `#${inspection} 问题:1. 电线外露`, { in: 'gs' });
    await undo();
    expectRefused(world, 'wang', '接着办');
    await office(`#${inspection} 问题1 关联 区教育局`);
    await world.says('gao', `#${inspection} 问题1 已整改`, { in: 'gs' });
    await undo();
    expectRefused(world, 'wang', '接着办');
  });
});

describe('撤销 of 联络', () => {
  it('tells the unit that the words are taken back', async () => {
    await office('#联络 区教育局 周三九点见');
    await undo();
    expectSaid(world, 'gs', '已撤销', '区教育局', '已收回');
    expectSaid(world, 'ge', '带来的内容已收回');
    await undo();
    expectRefused(world, 'wang', '没有可以撤销');
  });

  it('is refused when the unit has answered', async () => {
    await office('#联络 区教育局 周三九点见');
    await world.says('chen', '#联络 好的', { in: 'ge' });
    await undo();
    expectRefused(world, 'wang', '接着办');
  });
});

describe('撤销 of 联络 at night', () => {
  it('keeps back words that wait for the morning', async () => {
    const night = await openWorld({ start: '2026-03-02T22:00' });
    try {
      await night.says('wang', '#联络 区教育局 周三九点见', { in: 'gs' });
      await night.says('wang', '#撤销', { in: 'gs' });
      expectSaid(night, 'gs', '已撤销', '已收回');
      await night.until('2026-03-03T12:00');
      expect(night.heard('ge')).toEqual([]);
    } finally {
      await night.close();
    }
  });
});

describe('撤销 of 对账', () => {
  it('cannot unsend a list, and says what holds', async () => {
    await world.assignedTo('区教育局');
    await office('#对账 区教育局');
    expectSaid(world, 'ge', '3月对账清单');
    await undo();
    expectRefused(world, 'wang', '对账清单', '以后一份为准');
  });

  it('by a unit says how its answer is put right', async () => {
    await world.says('chen', '#对账 无误', { in: 'ge' });
    await world.says('chen', '#撤销', { in: 'ge' });
    expectRefused(world, 'chen', '代表工委', '对账 有误', '联络');
  });

  it('of an answer by somebody who is of both puts the list back', async () => {
    await world.app.database.write(async (tx) => {
      const wang = await tx.membership.findFirstOrThrow({ where: { person: { name: '王敏' } } });
      const { id } = await tx.handlingUnit.findFirstOrThrow({ where: { name: '区教育局' } });
      await tx.membership.create({ data: { ...wang, id: randomUUID(), unitId: id, roles: ['handler'] } });
    });
    await world.says('wang', '#对账 有误 少一件', { in: 'ge' });
    expectSaid(world, 'gs', '少一件');
    await world.says('wang', '撤销');
    expectSaid(world, 'wang', '区教育局3月对账', '无误');
    expectSaid(world, 'gs', '对账答复已撤销');
    expect(await read.reconciliation.findFirstOrThrow()).toMatchObject({ agreed: true, remark: null });
  });
});

describe('撤销 of what concerns the congress above', () => {
  it('puts the earlier 上级人大 back', async () => {
    const own = await read.congress.findUniqueOrThrow({ where: { id: world.congressId } });
    const [above] = await world.app.database.write(async (tx) => [
      await tx.congress.create({
        data: {
          id: randomUUID(),
          name: '示例市人大常委会',
          ruleHash: own.ruleHash,
          createdAt: world.clock.now(),
        },
      }),
    ]);
    const parent = async () =>
      (await read.congress.findUniqueOrThrow({ where: { id: world.congressId } })).parentId;
    await office('#上级人大 示例市人大常委会');
    await world.presses('wang', '确认', { in: 'gs' });
    expect(await parent()).toBe(above?.id);
    await undo();
    expectSaid(world, 'gs', '已撤销', '上级人大:没有');
    expect(await parent()).toBeNull();
    await office('#上级人大 示例市人大常委会');
    await world.presses('wang', '确认', { in: 'gs' });
    await office('#上级人大 无');
    await undo();
    expectSaid(world, 'gs', '上级人大:示例市人大常委会');
    expect(await parent()).toBe(above?.id);
  });

  const text = '标题:关于修缮文昌桥的建议\n问题:桥面破损。\n建议:今年修好。';
  it.each([
    ['that was only shown back', false],
    ['that was handed in', true],
  ])('puts a matter passed down away %s; entered anew it is found', async (what, confirmed) => {
    const superior = `市2026-10${String(what.length)}`;
    await office(`#代录 上级 ${superior} ${text}`);
    if (confirmed) await world.presses('wang', '确认提交', { in: 'gs' });
    const intake = /拟\d+/u.exec(world.heardAll('gs'))?.[0] ?? '';
    await undo();
    expectSaid(world, 'gs', '已撤销', intake);
    expect((await world.record(intake)).state).toBe('withdrawn');
    await office(`#代录 上级 ${superior} ${text}`);
    await world.presses('wang', '确认提交', { in: 'gs' });
    const again = /拟\d+/u.exec(world.heardAll('gs'))?.[0] ?? '';
    await world.says('wang', `查 ${superior}`);
    expectSaid(world, 'wang', again, superior);
  });
});

describe('撤销 of 办公会', () => {
  it('tells those invited that there is none', async () => {
    const { number } = await world.assignedTo('区教育局');
    await office(`#办公会 ${number} 时间:3月20日15:00 地点:301`);
    await undo();
    for (const invited of ['ge', 'zhang']) expectSaid(world, invited, number, '已撤销', '暂不开');
  });

  it('tells them that the earlier time holds, also when it was called off', async () => {
    const { number } = await world.assignedTo('区教育局');
    await office(`#办公会 ${number} 时间:3月20日15:00 地点:301 主持:高副区长`);
    for (const words of ['时间:3月21日9:00', '取消']) {
      await office(`#办公会 ${number} ${words}`);
      await undo();
      for (const invited of ['ge', 'zhang']) expectSaid(world, invited, number, '已撤销', '前一次');
      await office(`#查 ${number}`);
      expectSaid(world, 'gs', '3月20日15:00', '高副区长');
    }
  });
});
