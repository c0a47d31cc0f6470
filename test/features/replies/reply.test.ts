import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { type Built, once } from '../../support/world-builders.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';
import { cosigned } from '../../support/world-cosign.ts';

const world = await createWorld();

/** The reply that was stored last for a matter. */
function replyOf({ number }: Pick<Built, 'number'>) {
  return world.app.database.read.reply.findFirst({
    where: { assignment: { suggestion: { number } } },
    orderBy: { enteredAt: 'desc' },
    include: { files: true },
  });
}

describe('答复', () => {
  it('is shown back, confirmed, and sent to the lead deputy, who is asked to rate', async () => {
    const built = await world.signedOff('区教育局');
    await world.says(
      'chen',
      `#答复 ${built.number} A 文号:区教函〔2026〕3号 签发:何局长 日期:2026-03-01 内容:路灯已全部更换。`,
      { in: 'ge' },
    );
    expect(world.heardIn()).toEqual(['ge']);
    expectSaid(world, 'ge', '确认答复', '取消', '区教函〔2026〕3号', '何局长', '3月1日', built.number);
    expect((await world.record(built.number)).state).toBe('assigned');

    await world.presses('chen', '确认答复', { in: 'ge' });
    expect(world.heardIn()).toEqual(['ge', 'zhang']);
    expectSaid(
      world,
      'zhang',
      built.number,
      built.title,
      '区教育局',
      '答复',
      'A类',
      '路灯已全部更换',
      '评价',
      '满意',
      '3月23日',
    );
    expect(await world.record(built.number)).toMatchObject({ state: 'replied', outcome: 'A' });
    expect(await replyOf(built)).toMatchObject({ documentNumber: '区教函〔2026〕3号', signer: '何局长' });
    expect((await replyOf(built))?.repliedOn.toISOString()).toContain('2026-03-01');
  });

  it('counts without a sign-off', async () => {
    const { number } = await world.replied();
    expect(await world.unit(number, '区教育局')).toMatchObject({
      assignmentState: 'answered',
      signedOffOn: '2026-03-02',
    });
  });

  it('without a class is asked for it, with the classes as choices', async () => {
    const built = await world.assignedTo('区教育局');
    await world.says('chen', `#答复 ${built.number} 内容:路灯已更换。`, { in: 'ge' });
    expectSaid(world, 'ge', built.number, 'A', 'B', 'C', '基本解决');
    await world.presses('chen', 'B', { in: 'ge' });
    await world.presses('chen', '确认答复', { in: 'ge' });
    expect(await replyOf(built)).toMatchObject({ outcome: 'B', content: '路灯已更换。' });
  });

  it('keeps its file and hands it to the deputy', async () => {
    const built = await world.assignedTo('区教育局');
    await world.says('chen', `#答复 ${built.number} A`, { in: 'ge', files: ['答复函.pdf'] });
    await world.presses('chen', '确认答复', { in: 'ge' });
    expect((await replyOf(built))?.files).toHaveLength(1);
    expect(world.filesIn('zhang')).toEqual(['答复函.pdf']);
  });

  it('keeps its file also when the class is asked for', async () => {
    const built = await world.assignedTo('区教育局');
    await world.says('chen', `#答复 ${built.number}`, { in: 'ge', files: ['函件.pdf'] });
    await world.presses('chen', 'C', { in: 'ge' });
    await world.presses('chen', '确认答复', { in: 'ge' });
    expect(await replyOf(built)).toMatchObject({ outcome: 'C' });
    expect(world.filesIn('zhang')).toEqual(['函件.pdf']);
  });

  it('shows back what is promised and by when, also what has no date yet', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `#答复 ${number} B 内容:列入计划 承诺:更换其余路灯 2026-09-30 责任人:何科长`, {
      in: 'ge',
    });
    expectSaid(world, 'ge', '确认答复', '承诺:更换其余路灯', '9月30日前', '责任人何科长');
    await world.says('chen', `#答复 ${number} B 内容:列入计划 承诺:更换其余路灯`, { in: 'ge' });
    expectSaid(world, 'ge', '确认答复', '更换其余路灯(完成日期没有写)');
    await world.says('chen', `#答复 ${number} A 内容:都换好了`, { in: 'ge' });
    expect(world.heardAll('ge')).not.toContain('承诺');
  });

  it('keeps the promises of a class B', async () => {
    const built = await world.assignedTo('区教育局');
    await world.replies('区教育局', built.number, 'B 内容:列入计划 承诺:更换其余路灯 2026-09-30');
    const [promise] = await world.app.database.read.commitment.findMany({
      where: { assignment: { suggestion: { number: built.number } } },
    });
    expect(promise).toMatchObject({ matter: '更换其余路灯' });
    expect(promise?.dueOn?.toISOString()).toContain('2026-09-30');
  });

  it('is told to the co-signers too, who are not asked to rate', async () => {
    const built = await world.assignedTo('区教育局');
    await cosigned(world, built, 'qiao');
    await world.replies('区教育局', built.number);
    expect(world.heardIn()).toEqual(['ge', 'qiao', 'zhang']);
    expectSaid(world, 'qiao', built.number, '答复', 'A类', '领衔代表', '评价');
  });

  it('cancelled is no reply', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `#答复 ${number} A 内容:好了`, { in: 'ge' });
    await world.presses('chen', '取消', { in: 'ge' });
    expect((await world.record(number)).state).toBe('assigned');
  });

  it('is confirmed by nobody but its author', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `#答复 ${number} A 内容:好了`, { in: 'ge' });
    await world.presses('wang', '确认答复', { in: 'ge' });
    expectRefused(world, 'wang');
    expect((await world.record(number)).state).toBe('assigned');
  });

  const shared = once(() => world.assignedTo('区教育局', { assisting: '区住建局' }));
  it.each([
    ['of a class that the place does not have', 'chen', 'ge', 'D 内容:好了', 'A、B、C'],
    ['of a day to come', 'chen', 'ge', 'A 日期:2026-03-20 内容:好了', '日期'],
    ['of a day soon to come, without a year', 'chen', 'ge', 'A 日期:3月20日 内容:好了', '还没到'],
    ['of a day before the matter, without a year', 'chen', 'ge', 'A 日期:11月20日 内容:好了', '之前'],
    ['by the assisting unit', 'zhao', 'gz', 'A 内容:好了', '协办意见'],
    ['by a unit that does not have it', 'sun', 'gy', 'A 内容:好了', '不能'],
    ['by a deputy', 'zhang', 'g1', 'A 内容:好了', '承办单位'],
    ['by staff', 'wang', 'gs', 'A 内容:好了', '承办单位'],
  ])('is not taken %s', async (_case, by, chat, text, word) => {
    const { number } = await shared();
    await world.says(by, `#答复 ${number} ${text}`, { in: chat });
    expectRefused(world, by, word);
    expect(await replyOf({ number })).toBeNull();
  });

  it('whose day is asked for again loses nothing else', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('chen', `#答复 ${number} A 日期:3月20日 内容:已换灯。`, { in: 'ge' });
    await world.says('chen', '3月2日');
    await world.presses('chen', '确认答复');
    expect(await replyOf({ number })).toMatchObject({ outcome: 'A', content: '已换灯。' });
    expectSaid(world, 'zhang', number, '已换灯。');
  });

  it('of the lead unit is enough: the assisting one does not answer', async () => {
    const { number } = await shared();
    await world.replies('区教育局', number);
    expect((await world.record(number)).state).toBe('replied');
  });

  it('is not given twice', async () => {
    const built = await world.replied();
    const before = await world.audit(built.number);
    await world.says('chen', `#答复 ${built.number} A 内容:再答一次`, { in: 'ge' });
    expectRefused(world, 'chen', built.number);
    expect(await world.audit(built.number)).toEqual(before);
  });

  it('confirmed twice is one reply', async () => {
    const built = await world.replied();
    const before = await world.audit(built.number);
    await world.presses('chen', '确认答复', { in: 'ge' });
    expectRefused(world, 'chen');
    expect(await world.audit(built.number)).toEqual(before);
  });

  it("in a deputies' group is kept there for nobody, and done by 登记", async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `#答复 ${number} A 内容:好了`, { in: 'g1' });
    expectRefused(world, 'chen', '登记');
    await world.says('chen', '登记');
    await world.presses('chen', '确认答复');
    expect((await world.record(number)).state).toBe('replied');
  });
});

it('a matter of several answering units is replied when the last of them has answered', async () => {
  const { number } = await world.assignedTo('区教育局', { separate: '区住建局' });
  await world.replies('区教育局', number);
  expectSaid(world, 'zhang', '区教育局', '还有别的单位');
  expect((await world.record(number)).state).toBe('assigned');
  await world.replies('区住建局', number, 'B 内容:明年换完。');
  expectSaid(world, 'zhang', '区住建局', '评价');
  expect((await world.record(number)).state).toBe('replied');
});
