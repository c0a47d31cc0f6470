import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { type Built, once } from '../../support/world-builders.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();
const stateAt = async (number: string, unit = '区教育局'): Promise<string> =>
  (await world.unit(number, unit)).assignmentState;

/** 退N of the request about a matter. */
async function serialOf({ number }: Built): Promise<string> {
  const row = await world.app.database.read.returnRequest.findFirstOrThrow({
    where: { assignment: { suggestion: { number } } },
    orderBy: { serial: 'desc' },
  });
  return `退${String(row.serial)}`;
}

describe('退办', () => {
  it('is shown back, then confirmed, then laid before the coordinator and staff', async () => {
    const { number, title } = await world.assignedTo('区教育局');
    await world.says('chen', `#退办 ${number} 理由:路灯归住建部门 建议单位:住建局`, { in: 'ge' });
    expect(world.heardIn()).toEqual(['ge']);
    expectSaid(world, 'ge', '路灯归住建部门', '确认退办', '取消', number);
    expect(await stateAt(number)).toBe('issued');

    await world.presses('chen', '确认退办', { in: 'ge' });
    expect(world.heardIn()).toEqual(['gc', 'ge', 'gs']);
    for (const chat of ['gc', 'gs'])
      expectSaid(
        world,
        chat,
        '退办',
        '区教育局',
        '区住建局',
        number,
        title,
        '路灯归住建部门',
        '同意',
        '不同意',
      );
    expect(await world.unit(number, '区教育局')).toMatchObject({
      assignmentState: 'return_requested',
      returnReason: '路灯归住建部门',
      replyDue: '2026-06-02',
    });
    expect((await world.record(number)).state).toBe('assigned');
  });

  it("of a unit of another system goes to that system's coordinator", async () => {
    await world.returnRequested('园区管委会');
    expect(world.heardIn()).toEqual(['gd', 'gs', 'gy']);
  });

  it('without a reason is asked for one, and nothing happens', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.presses('chen', '申请退办', { in: 'ge' });
    expectSaid(world, 'chen', '理由', number);
    await world.says('chen', `#退办 ${number}`, { in: 'ge' });
    expectSaid(world, 'chen', '理由', number);
    expect(await stateAt(number)).toBe('issued');
  });

  it('takes the next sentence in the direct chat for the reason, and nothing after it', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.presses('chen', '申请退办', { in: 'ge' });
    await world.says('chen', '谢谢');
    await world.says('chen', '这条路归街道管');
    expectSaid(world, 'chen', '这条路归街道管', number);
    await world.presses('chen', '确认退办');
    expect(await stateAt(number)).toBe('return_requested');
    await world.says('chen', '这条路归镇上管');
    expectRefused(world, 'chen', '没看明白');
  });

  it('is understood in a plain sentence', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `${number}不是我们的,归住建局`);
    await world.presses('chen', '确认退办');
    expect(await stateAt(number)).toBe('return_requested');
  });

  const shared = once(() => world.returnRequested('区教育局'));
  it.each([
    ['asked again', 'chen', 'ge', '退办 N 理由:再说一次', '退办'],
    ['answered', 'chen', 'ge', '答复 N A 内容:换好了', '退办'],
    ['asked for by another unit', 'zhao', 'gz', '退办 N 理由:不是我们的', 'N'],
    ['asked for by a deputy', 'zhang', 'g1', '退办 N 理由:不要他们办', '承办单位'],
  ])('that is undecided is not %s', async (_what, by, chat, text, word) => {
    const built = await shared();
    const before = await world.audit(built.number);
    await world.says(by, `#${text.replace('N', built.number)}`, { in: chat });
    expectRefused(world, by, word.replace('N', built.number));
    expect(await world.audit(built.number)).toEqual(before);
  });

  it('of a matter that was answered is refused', async () => {
    const { number } = await world.replied();
    await world.says('chen', `#退办 ${number} 理由:弄错了`, { in: 'ge' });
    expectRefused(world, 'chen', number);
    expect(await stateAt(number)).toBe('answered');
  });
});

describe('the decision of a return', () => {
  it('to agree takes the matter back to the office, which may assign it again', async () => {
    const built = await world.returnRequested('区教育局');
    await world.says('zhou', `#同意 ${await serialOf(built)}`, { in: 'gc' });
    expect(world.heardIn()).toEqual(['gc', 'ge', 'gs']);
    expectSaid(world, 'ge', '退办', '已同意', built.number);
    expectSaid(world, 'gs', '退办', built.number);
    expect(await stateAt(built.number)).toBe('returned');
    expect((await world.record(built.number)).state).toBe('registered');

    await world.says('wang', `#交办 ${built.number} 主办:区住建局`, { in: 'gs' });
    expect((await world.record(built.number)).state).toBe('assigned');
    expectSaid(world, 'gz', '签收', built.number);
  });

  it('to agree and give it to another unit keeps the statutory date', async () => {
    const built = await world.returnRequested('区教育局');
    await world.says('wang', `#同意 ${await serialOf(built)} 改交:住建局`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['ge', 'gs', 'gz']);
    expectSaid(world, 'gz', '签收', built.number, '独办');
    expect(await stateAt(built.number)).toBe('returned');
    expect(await world.unit(built.number, '区住建局')).toMatchObject({
      role: 'sole',
      assignmentState: 'issued',
    });
    expect((await world.record(built.number)).state).toBe('assigned');
    const row = await world.app.database.read.assignment.findFirstOrThrow({
      where: { suggestion: { number: built.number }, state: 'issued' },
    });
    expect(row.legalReplyDue.toISOString().slice(0, 10)).toBe('2026-06-02');
  });

  it('for one of two units leaves the other at work', async () => {
    const built = await world.returnRequested('区教育局', { assisting: '园区管委会' });
    await world.says('zhou', `#同意 ${await serialOf(built)}`, { in: 'gc' });
    expect([await stateAt(built.number), await stateAt(built.number, '园区管委会')]).toEqual([
      'returned',
      'issued',
    ]);
    expect((await world.record(built.number)).state).toBe('assigned');
  });

  it.each([
    ['issued', false],
    ['signed_off', true],
  ])('to refuse leaves it with the unit as it was, %s, and tells the reason', async (state, signed) => {
    const built = signed ? await world.signedOff('区教育局') : await world.assignedTo('区教育局');
    await world.says('chen', `#退办 ${built.number} 理由:不是我们的`, { in: 'ge' });
    await world.presses('chen', '确认退办', { in: 'ge' });
    await world.says('zhou', `#不同意 ${await serialOf(built)} 理由:校园周边由教育局牵头`, { in: 'gc' });
    expectSaid(world, 'ge', '继续办理', '校园周边由教育局牵头', built.number);
    expect(await stateAt(built.number)).toBe(state);
  });

  it("is taken on the card, and by 退办审批 with the matter's number", async () => {
    const pressed = await world.returnRequested('区教育局');
    await world.presses('zhou', '同意', { in: 'gc' });
    expect(await stateAt(pressed.number)).toBe('returned');
    const typed = await world.returnRequested('区教育局');
    await world.says('wang', `#退办审批 ${typed.number} 区教育局 同意 改交:区住建局`, { in: 'gs' });
    expect(await stateAt(typed.number)).toBe('returned');
    expect(await stateAt(typed.number, '区住建局')).toBe('issued');
  });

  it.each([
    ['a unit that does not exist', 'wang', 'gs', '同意 S 改交:区航天局', '区住建局'],
    ['the coordinator of another system', 'ding', 'gd', '同意 S', '待批'],
    ['the unit itself', 'chen', 'ge', '同意 S', '政府办'],
    ['a deputy', 'zhang', undefined, '同意 S', '政府办'],
  ])('is refused with or to %s', async (_case, by, chat, text, word) => {
    const built = await undecided();
    const before = await world.audit(built.number);
    await world.says(
      by,
      `#${text.replace('S', await serialOf(built))}`,
      chat === undefined ? {} : { in: chat },
    );
    expectRefused(world, by, word);
    expect(await world.audit(built.number)).toEqual(before);
  });
  const undecided = once(() => world.returnRequested('区教育局'));

  it('is taken once', async () => {
    const built = await world.returnRequested('区教育局');
    await world.says('zhou', `#同意 ${await serialOf(built)}`, { in: 'gc' });
    const before = await world.audit(built.number);
    await world.says('wang', `#不同意 ${await serialOf(built)} 理由:还是你们办`, { in: 'gs' });
    expectRefused(world, 'wang', '待批');
    await world.presses('wang', '同意', { in: 'gs' });
    expectRefused(world, 'wang');
    expect(await world.audit(built.number)).toEqual(before);
  });
});

it('a return after its last day is taken and marked late', async () => {
  const { number } = await world.assignedTo('区教育局');
  await world.until('2026-03-11T10:00');
  await world.says('chen', `#退办 ${number} 理由:刚查明不归我们 建议单位:区住建局`, { in: 'ge' });
  expectSaid(world, 'ge', '已过退办期限', '确认退办');
  await world.presses('chen', '确认退办', { in: 'ge' });
  expectSaid(world, 'gc', '逾期提出', number);
  const row = await world.app.database.read.returnRequest.findFirstOrThrow({
    where: { assignment: { suggestion: { number } } },
  });
  expect(row.late).toBe(true);
});
