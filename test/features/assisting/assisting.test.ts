import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { type Built, once } from '../../support/world-builders.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const assisted = (): Promise<Built> => world.assignedTo('区教育局', { assisting: '区住建局' });
const shareOf = ({ number }: Built) => world.unit(number, '区住建局');

describe('协办意见', () => {
  it('answers the assisting share, and its text goes to the lead unit alone', async () => {
    const built = await assisted();
    await world.says('zhao', `#协办意见 ${built.number} 电源可以接。`, { in: 'gz' });
    expect(await shareOf(built)).toMatchObject({ assignmentState: 'answered', signedOffOn: '2026-03-02' });
    expectSaid(world, 'ge', built.number, '区住建局', '电源可以接', '请重报');
    expect(world.heardIn()).toEqual(['ge', 'gz']);
    expect((await world.record(built.number)).state).toBe('assigned');
  });

  it('may be a file, or be asked for', async () => {
    const built = await assisted();
    await world.says('zhao', `#协办意见 ${built.number}`, { in: 'gz', files: ['意见.pdf'] });
    expect(world.filesIn('ge')).toEqual(['意见.pdf']);
    const other = await assisted();
    await world.says('zhao', `#协办意见 ${other.number}`, { in: 'gz' });
    expectSaid(world, 'zhao', '协办意见', other.number);
    await world.says('zhao', '同意主办单位的安排');
    expectSaid(world, 'ge', other.number, '同意主办单位的安排');
  });

  it('is asked for once more by the lead unit, with five working days', async () => {
    const built = await assisted();
    await world.says('zhao', `#协办意见 ${built.number} 电源可以接。`, { in: 'gz' });
    await world.presses('chen', '请重报', { in: 'ge' });
    expect((await shareOf(built)).assignmentState).toBe('answered');
    await world.says('chen', '请写明哪天');
    expectSaid(world, 'gz', built.number, '重报', '请写明哪天', '3月9日');
    expect(await shareOf(built)).toMatchObject({ assignmentState: 'signed_off', replyDue: '2026-03-09' });
  });

  it('that is missing does not keep the lead unit from its reply, and 查 shows it', async () => {
    const built = await assisted();
    await world.says('wang', `#查 ${built.number}`, { in: 'gs' });
    expectSaid(world, 'gs', '协办意见还缺', '区住建局');
    await world.replies('区教育局', built.number);
    expect((await world.record(built.number)).state).toBe('replied');
  });

  const shared = once(assisted);
  it.each([
    ['from the lead unit', 'chen', 'ge', '协办意见', '答复'],
    ['from a unit without the matter', 'sun', 'gy', '协办意见', '没有查到'],
    ['from a deputy', 'zhang', 'g1', '协办意见', '承办单位'],
    ['a promise from the lead unit', 'chen', 'ge', '协办承诺', '答复'],
    ['a promise from a unit without the matter', 'sun', 'gy', '协办承诺', '没有查到'],
  ])('is not taken: %s', async (_what, by, chat, word, said) => {
    const built = await shared();
    const before = await world.audit(built.number);
    await world.says(by, `#${word} ${built.number} 电源可以接`, { in: chat });
    expectRefused(world, by, said);
    expect(await world.audit(built.number)).toEqual(before);
  });
});

describe('协办承诺', () => {
  it('may get its date later, is reminded of, shown as broken, and kept', async () => {
    const built = await assisted();
    await world.says('zhao', `#协办承诺 ${built.number} 事项:接通电源`, { in: 'gz' });
    expectSaid(world, 'ge', '区住建局', '接通电源', '时间待定');
    await world.says('zhao', `#协办承诺 ${built.number} 时限:3月20日`, { in: 'gz' });
    expectSaid(world, 'ge', '接通电源', '3月20日');
    await world.until('2026-03-23T10:00');
    expectSaid(world, 'gz', '逾期', built.number);
    await world.says('wang', `#查 ${built.number} 全部`, { in: 'gs' });
    expectSaid(world, 'wang', '接通电源', '已逾期');
    await world.says('zhang', `查 ${built.number}`);
    expectUnsaid(world, 'zhang', '接通电源');
    await world.says('zhao', `#协办承诺 ${built.number} 完成`, { in: 'gz' });
    expectSaid(world, 'ge', '做好', '接通电源');
    await world.says('zhao', `#协办承诺 ${built.number} 完成`, { in: 'gz' });
    expectRefused(world, 'zhao', '没有还没完成');
  });
});

it('a promise of an assisting unit is reminded of, also when the matter is closed by then', async () => {
  const closed = await createWorld();
  const { number } = await closed.assignedTo('区教育局', { assisting: '区住建局' });
  await closed.says('zhao', `签收 ${number}`, { in: 'gz' });
  await closed.says('zhao', `#协办承诺 ${number} 事项:接通电源 时限:4月15日`, { in: 'gz' });
  await closed.replies('区教育局', number, 'A 内容:已换好。');
  await closed.says('zhang', '满意');
  expect((await closed.record(number)).state).toBe('closed');
  await closed.until('2026-04-14T12:00');
  await closed.until('2026-04-15T12:00');
  expectSaid(closed, 'gz', '提醒', number, '4月15日');
  await closed.says('zhao', `#承诺完成 ${number} 佐证:已通电`, { in: 'gz' });
  await closed.until('2026-04-24T12:00');
  expect(closed.heard('gz').join()).not.toContain('逾期');
});
