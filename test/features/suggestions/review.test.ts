import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { once } from '../../support/world-builders.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();
const DONE = ['suggestion.drafted', 'suggestion.submitted'];

describe('a suggestion that waits for review', () => {
  it('is registered with a formal number by 通过; its deputy is told the number privately', async () => {
    const { intake, title } = await world.submitted({ in: 'g1' });
    await world.says('wang', `#审核 ${intake} 通过`, { in: 'gs' });
    const { state, number } = await world.record(intake);
    expect(state).toBe('registered');
    expect(number).toMatch(/^2026闭-\d{3}$/u);
    expect(world.heardIn()).toEqual(['gs', 'zhang']);
    expectSaid(world, 'zhang', number ?? '', title);
    expect(await world.audit(intake)).toEqual([...DONE, 'suggestion.registered']);
  });

  it('is passed by a choice of the card, once', async () => {
    const { intake } = await world.submitted();
    await world.presses('gao', '通过', { in: 'gs' });
    expect((await world.record(intake)).state).toBe('registered');
    await world.presses('wang', '通过', { in: 'gs' });
    expectRefused(world, 'wang');
    expect(await world.audit(intake)).toEqual([...DONE, 'suggestion.registered']);
  });

  it('goes back to its deputy with the remark, and waits again when it was changed and confirmed', async () => {
    const { intake } = await world.submitted();
    await world.says('wang', `#退改 ${intake} 请写明是哪一段路`, { in: 'gs' });
    expectSaid(world, 'zhang', '请写明是哪一段路', intake);
    expect((await world.record(intake)).state).toBe('revision_requested');

    await world.says('zhang', '问题:人民路一号到九号十一盏灯不亮。');
    await world.says('zhang', '提交');
    expectSaid(world, 'gs', '待审', intake);
    expect((await world.record(intake)).state).toBe('submitted');
  });

  it('is not sent back without a remark', async () => {
    const { intake } = await world.submitted();
    await world.says('wang', `#退改 ${intake}`, { in: 'gs' });
    expectRefused(world, 'wang', '意见', intake);
    expect((await world.record(intake)).state).toBe('submitted');
  });

  it('asks what to write when 退改 is pressed; the next sentence is it', async () => {
    const { intake } = await world.submitted();
    await world.presses('wang', '退改', { in: 'gs' });
    expectSaid(world, 'wang', intake, '意见');
    await world.says('wang', '请写明路段');
    expect((await world.record(intake)).state).toBe('revision_requested');
  });

  it.each([
    ['不宜', 'R09 没有具体内容', 'declined', '没有具体内容'],
    ['转来信', '反映的是个人诉求', 'converted', '个人诉求'],
  ])('is %s only after a confirmation, and its deputy hears why', async (word, why, state, told) => {
    const { intake } = await world.submitted();
    await world.says('wang', `#${word} ${intake} ${why}`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs']);
    expect((await world.record(intake)).state).toBe('submitted');

    await world.presses('wang', '确认', { in: 'gs' });
    expect((await world.record(intake)).state).toBe(state);
    expectSaid(world, 'zhang', told, intake);
  });

  it('stays as it is when the confirmation is cancelled', async () => {
    const { intake } = await world.submitted();
    await world.says('wang', `#不宜 ${intake} R09 没有具体内容`, { in: 'gs' });
    await world.presses('wang', '取消', { in: 'gs' });
    expect(await world.audit(intake)).toEqual(DONE);
    await world.presses('wang', '确认', { in: 'gs' });
    expectRefused(world, 'wang');
    expect(await world.audit(intake)).toEqual(DONE);
  });

  it('is not declined without a reason, and not reviewed without a decision', async () => {
    const { intake } = await world.submitted();
    await world.says('wang', `#不宜 ${intake}`, { in: 'gs' });
    expectRefused(world, 'wang', 'R09');
    await world.says('wang', `#审核 ${intake}`, { in: 'gs' });
    expectRefused(world, 'wang', '退改', '不宜');
    expect(await world.audit(intake)).toEqual(DONE);
  });

  const shared = once(() => world.submitted());
  it.each([
    ['a deputy', 'zhang', undefined],
    ['a handler', 'chen', undefined],
    ['a coordinator', 'zhou', 'gc'],
    ["staff in a deputies' group", 'wang', 'g1'],
    ["staff in a unit's group", 'wang', 'ge'],
  ])('is not passed by %s', async (_who, by, chat) => {
    const { intake } = await shared();
    await world.says(by, `#审核 ${intake} 通过`, chat === undefined ? {} : { in: chat });
    expectRefused(world, by);
    expect(await world.audit(intake)).toEqual(DONE);
  });

  it('is passed by staff in a direct chat', async () => {
    const { intake } = await shared();
    await world.says('wang', `#审核 ${intake} 通过`);
    expect((await world.record(intake)).state).toBe('registered');
  });
});

describe('several suggestions', () => {
  it('are passed together after one confirmation, with numbers in a row', async () => {
    const [one, two] = [await world.submitted(), await world.submitted({ by: 'qiao' })];
    await world.says('wang', `#通过 ${one.intake}、${two.intake}`, { in: 'gs' });
    expectSaid(world, 'gs', one.intake, two.intake, '确认');
    expect((await world.record(one.intake)).state).toBe('submitted');

    await world.presses('wang', '确认', { in: 'gs' });
    const serials = [one, two].map(async ({ intake }) =>
      Number((await world.record(intake)).number?.slice(-3)),
    );
    const [first = 0, second] = await Promise.all(serials);
    expect(second).toBe(first + 1);
    expect(world.heardIn()).toEqual(['gs', 'qiao', 'zhang']);
  });

  it('go on without the one that is not waiting, which is named; the card lists the others', async () => {
    const [open, other, passed] = [
      await world.submitted(),
      await world.submitted(),
      await world.registered(),
    ];
    await world.says('wang', `#通过 ${open.intake}、${passed.intake}、${other.intake}`, { in: 'gs' });
    expectSaid(world, 'wang', '不能', passed.number, '其余的照办');
    expectSaid(world, 'gs', open.intake, other.intake, '确认');
    const before = await world.audit(passed.intake);
    await world.says('wang', `#审核 ${other.intake} 通过`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    expect((await world.record(open.intake)).state).toBe('registered');
    expect(await world.audit(passed.intake)).toEqual(before);
  });

  it('are refused by the first when none of them is waiting', async () => {
    const [one, other] = [await world.registered(), await world.registered()];
    await world.says('wang', `#通过 ${one.intake}、${other.intake}`, { in: 'gs' });
    expectRefused(world, 'wang', one.number);
    expect(world.heardIn()).not.toContain('gs');
  });
});

it.each([
  ['a draft', () => world.draft()],
  ['registered', () => world.registered()],
  ['assigned', () => world.assignedTo('区教育局')],
  ['withdrawn', () => world.withdrawn()],
  ['declined', () => world.declined()],
])('a suggestion that is %s is not reviewed', async (_state, make) => {
  const { intake } = await make();
  const before = await world.audit(intake);
  await world.says('wang', `#审核 ${intake} 通过`, { in: 'gs' });
  expectRefused(world, 'wang');
  expect(await world.audit(intake)).toEqual(before);
});

it('a number that does not exist is refused by that number', async () => {
  await world.says('wang', '#审核 拟999 通过', { in: 'gs' });
  expectRefused(world, 'wang', '拟999');
});
