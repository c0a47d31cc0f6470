import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld({ settings: { review: ['team', 'street', 'office'] } });

/** 高远山 reviews for the first team, 罗主任 for a street: beside the office three levels. */
await world.app.database.write(async (tx) => {
  const membership = async (name: string) => tx.membership.findFirstOrThrow({ where: { person: { name } } });
  const unit = await tx.handlingUnit.findFirstOrThrow({ where: { name: '园区管委会' } });
  const key = ({ congressId, id }: { congressId: string; id: string }) => ({
    congressId_id: { congressId, id },
  });
  await tx.membership.update({
    where: key(await membership('高远山')),
    data: { roles: ['reviewer'], team: '第一代表团' },
  });
  await tx.membership.update({
    where: key(await membership('罗主任')),
    data: { roles: ['reviewer'], unitId: unit.id },
  });
});

describe('a suggestion that passes three levels', () => {
  it('is asked of the team, the street and the office, one after the other; each opinion is kept', async () => {
    const { intake, title } = await world.submitted();
    expectSaid(world, 'gao', '待审', intake, title);
    expectSaid(world, 'gs', '待审', intake, title, '代表团初审');
    expect(world.heard('luo')).toEqual([]);

    await world.says('wang', `#通过 ${intake}`, { in: 'gs' });
    expectRefused(world, 'wang', '代表团');
    await world.says('luo', `通过 ${intake}`);
    expectRefused(world, 'luo', '代表团');

    await world.says('gao', `通过 ${intake} 情况属实`);
    expectSaid(world, 'gao', intake, '下一级');
    expectSaid(world, 'luo', '待审', intake, '情况属实');
    expect(await world.record(intake)).toMatchObject({ state: 'in_review', number: null });
    expect(world.heard('gs')).toEqual([]);

    await world.presses('luo', '通过');
    expectSaid(world, 'gs', '待审', intake, '代表团初审通过', '街道(镇)预审通过');
    await world.presses('wang', '通过', { in: 'gs' });
    expect((await world.record(intake)).state).toBe('registered');
    expect((await world.audit(intake)).slice(-3)).toEqual([
      'suggestion.level_passed',
      'suggestion.level_passed',
      'suggestion.registered',
    ]);

    await world.says('wang', `查 ${intake}`);
    expectSaid(world, 'wang', '代表团初审通过', '情况属实');
    await world.says('zhang', `查 ${intake}`);
    expectSaid(world, 'zhang', '情况属实');
    await world.says('wang', `#交办 ${intake} 主办:区教育局`, { in: 'gs' });
    await world.says('chen', `#查 ${intake}`, { in: 'ge' });
    expectUnsaid(world, 'ge', '情况属实');
  });

  it('goes back to the level that had sent it back', async () => {
    const { intake } = await world.submitted();
    await world.says('gao', `通过 ${intake}`);
    await world.says('luo', `退改 ${intake} 写明是哪条路`);
    expectSaid(world, 'zhang', '写明是哪条路', intake);
    await world.says('zhang', '问题:文昌路一号到九号十一盏灯不亮。');
    await world.says('zhang', '提交');
    expect(world.heard('gao')).toEqual([]);
    expectSaid(world, 'luo', '待审', intake, '写明是哪条路');
    expect((await world.record(intake)).state).toBe('in_review');
    await world.says('luo', `不宜 ${intake} R09 没有具体内容`);
    await world.presses('luo', '确认');
    expect((await world.record(intake)).state).toBe('declined');
  });

  it('of another team skips the level that has nobody for it', async () => {
    const { intake } = await world.submitted({ by: 'qiao' });
    expect(world.heard('gao')).toEqual([]);
    expectSaid(world, 'luo', '待审', intake);
    await world.presses('luo', '通过');
    expect((await world.record(intake)).state).toBe('in_review');
    await world.says('wang', `通过 ${intake}`);
    expect((await world.record(intake)).state).toBe('registered');
  });
});

describe('待审', () => {
  it('is what waits for the reviewer; the office sees what is still on its way too', async () => {
    const one = await world.submitted();
    const two = await world.submitted({ by: 'qiao' });
    await world.says('gao', '待审');
    expectSaid(world, 'gao', one.intake);
    expectUnsaid(world, 'gao', two.intake);
    await world.says('wang', '待审');
    expectSaid(world, 'wang', one.intake, '正在代表团初审', two.intake, '正在街道(镇)预审');
    await world.says('gao', `通过 ${one.intake} 可以`);
    await world.says('luo', '待审');
    expectSaid(world, 'luo', one.intake, '可以', two.intake);
  });
});

describe('several at once', () => {
  it('are passed one level by a reviewer after one confirmation, and not those of others', async () => {
    const [one, two] = [await world.submitted(), await world.submitted({ by: 'li' })];
    const foreign = await world.submitted({ by: 'qiao' });
    await world.says('gao', `通过 ${one.intake}、${foreign.intake}`);
    expectSaid(world, 'gao', '不能一起审', foreign.intake, '其余的照办');
    await world.presses('gao', '取消');
    expect((await world.record(foreign.intake)).state).toBe('submitted');
    await world.says('gao', `通过 ${one.intake}、${two.intake}`);
    expectSaid(world, 'gao', '2件', '确认');
    await world.presses('gao', '确认');
    for (const { intake } of [one, two]) expect((await world.record(intake)).state).toBe('in_review');
    await world.says('luo', `通过 ${one.intake}-${two.intake}`);
    await world.presses('luo', '确认');
    await world.says('wang', `#通过 ${one.intake}-${two.intake}`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    for (const { intake } of [one, two]) expect((await world.record(intake)).state).toBe('registered');
  });
});

it('a level whose reviewer has left is skipped, also by what waits there already', async () => {
  const { intake } = await world.submitted();
  await world.says('wang', `#通过 ${intake}`, { in: 'gs' });
  expectRefused(world, 'wang');
  await world.app.database.write((tx) =>
    tx.membership.updateMany({ where: { roles: { has: 'reviewer' } }, data: { roles: [] } }),
  );
  await world.says('wang', `#通过 ${intake}`, { in: 'gs' });
  expect((await world.record(intake)).state).toBe('registered');
});
