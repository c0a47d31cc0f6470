import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { once } from '../../support/world-builders.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('a registered suggestion', () => {
  it('goes to one unit as the sole one, with its dates; nobody else hears of it', async () => {
    const { number, title } = await world.registered({ in: 'g1' });
    await world.says('wang', `#交办 ${number} 主办:区教育局`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['ge', 'gs']);
    expectSaid(world, 'ge', '签收', number, title, '独办', '6月2日', '3月5日', '3月9日', '申请退办');
    expect(await world.record(number)).toMatchObject({ state: 'assigned', replyDue: '2026-06-02' });
    expect(await world.unit(number, '区教育局')).toMatchObject({
      role: 'sole',
      assignmentState: 'issued',
      signOffDue: '2026-03-05',
      signedOffOn: null,
      replyDue: '2026-06-02',
    });
  });

  it('goes to a lead unit and an assisting one, which owes its opinion earlier', async () => {
    const { number } = await world.registered();
    await world.says('wang', `#交办 ${number} 主办:区教育局 协办:区住建局、园区管委会`, { in: 'gs' });
    expectSaid(world, 'ge', '主办', '6月2日');
    expectSaid(world, 'gz', '协办(主办区教育局)', '4月2日', number);
    expectSaid(world, 'gy', '协办', '4月2日', number);
    expect(await world.unit(number, '区教育局')).toMatchObject({ role: 'lead', replyDue: '2026-06-02' });
    expect(await world.unit(number, '区住建局')).toMatchObject({ role: 'assisting', replyDue: '2026-04-02' });
    // The deputy waits for the lead unit's date alone.
    expect((await world.record(number)).replyDue).toBe('2026-06-02');
  });

  it.each([
    ['主办:区教育局 分办:区住建局', 'lead', 'separate'],
    ['主办:区教育局、区住建局', 'lead', 'lead'],
  ])('goes to units that each answer (%s)', async (units, first, second) => {
    const { number } = await world.registered();
    await world.says('wang', `#交办 ${number} ${units}`, { in: 'gs' });
    expect((await world.unit(number, '区教育局')).role).toBe(first);
    expect((await world.unit(number, '区住建局')).role).toBe(second);
  });

  it('finds a unit by the end of its name', async () => {
    const { number } = await world.registered();
    await world.says('wang', `#交办 ${number} 主办:住建局`, { in: 'gs' });
    expect((await world.unit(number, '区住建局')).role).toBe('sole');
  });

  it('is counted from its own earlier date', async () => {
    const { number } = await world.registered();
    await world.says('wang', `#交办 ${number} 主办:区教育局 日期:2026-02-27`, { in: 'gs' });
    // 28 February is a make-up day: 28 February, 2 and 3 March.
    expect(await world.unit(number, '区教育局')).toMatchObject({
      signOffDue: '2026-03-03',
      replyDue: '2026-05-27',
    });
  });

  it('has six months when it is so marked', async () => {
    const { number } = await world.registered();
    await world.says('wang', `#交办 ${number} 主办:区教育局 六个月`, { in: 'gs' });
    expect((await world.unit(number, '区教育局')).replyDue).toBe('2026-09-02');
  });

  it('runs on the short times of a fast-track matter', async () => {
    const { number } = await world.registered();
    await world.says('wang', `#交办 ${number} 主办:区教育局 小微急`, { in: 'gs' });
    expect((await world.record(number)).kind).toBe('fast_track');
    expect(await world.unit(number, '区教育局')).toMatchObject({
      signOffDue: '2026-03-03',
      replyDue: '2026-03-16',
    });
  });

  it('becomes a key suggestion when it is so marked', async () => {
    const { number } = await world.registered();
    await world.says('wang', `#交办 ${number} 主办:区教育局 重点`, { in: 'gs' });
    expect((await world.record(number)).key).toBe(true);
  });

  it('shows a 不公开 title to no group', async () => {
    const { number, title } = await world.registered({ confidential: true });
    await world.says('wang', `#交办 ${number} 主办:区教育局`, { in: 'gs' });
    expectSaid(world, 'ge', '签收', number);
    for (const chat of ['ge', 'gs']) expectUnsaid(world, chat, title, '路灯', '张明');
  });

  const shared = once(() => world.registered());
  it.each([
    ['a unit that does not exist', '主办:区航天局', '区教育局', '区住建局'],
    ['the same unit twice', '主办:区教育局 协办:区教育局', '两次'],
    ['no lead unit', '协办:区教育局', '主办'],
    ['a day to come', '主办:区教育局 日期:2026-03-20', '日期'],
    ['a day without a year soon to come', '主办:区教育局 日期:3月20日', '3月20日', '还没到'],
    ['a day without a year before the matter', '主办:区教育局 日期:11月20日', '11月20日', '之前'],
  ])('is not assigned with %s', async (_case, units, ...words) => {
    const { number } = await shared();
    await world.says('wang', `#交办 ${number} ${units}`, { in: 'gs' });
    expectRefused(world, 'wang', ...words);
    expect(await world.record(number)).toMatchObject({ state: 'registered', units: new Map() });
  });

  it.each([
    ['a coordinator', 'zhou', 'gc'],
    ['a deputy', 'zhang', undefined],
    ['a handler', 'chen', 'ge'],
  ])('is not assigned by %s', async (_who, by, chat) => {
    const { number } = await shared();
    await world.says(by, `#交办 ${number} 主办:区教育局`, chat === undefined ? {} : { in: chat });
    expectRefused(world, by, '代表工委');
    expect((await world.record(number)).state).toBe('registered');
  });

  it('is assigned after all of that', async () => {
    const { number } = await shared();
    await world.says('wang', `#交办 ${number} 主办:区教育局`);
    expect((await world.record(number)).state).toBe('assigned');
  });
});

describe('several registered suggestions', () => {
  it('are assigned together after one confirmation', async () => {
    const [one, two] = [await world.registered(), await world.registered()];
    await world.says('wang', `#交办 ${one.number}、${two.number} 主办:区教育局`, { in: 'gs' });
    expectSaid(world, 'gs', one.number, two.number, '区教育局', '确认', '取消');
    expect((await world.record(one.number)).state).toBe('registered');

    await world.presses('wang', '确认', { in: 'gs' });
    expect([(await world.record(one.number)).state, (await world.record(two.number)).state]).toEqual([
      'assigned',
      'assigned',
    ]);
    expectSaid(world, 'ge', one.number);
    expectSaid(world, 'ge', two.number);
  });

  it("are not assigned by somebody else's confirmation", async () => {
    const [one, two] = [await world.registered(), await world.registered()];
    await world.says('wang', `#交办 ${one.number}、${two.number} 主办:区教育局`, { in: 'gs' });
    await world.presses('gao', '确认', { in: 'gs' });
    expectRefused(world, 'gao');
    expect((await world.record(one.number)).state).toBe('registered');
  });
});

it.each([
  ['submitted', () => world.submitted(), '通过'],
  ['assigned already', () => world.assignedTo('区教育局'), '改办'],
  ['replied', () => world.replied(), '改办'],
  ['withdrawn', () => world.withdrawn(), '不能'],
])('a suggestion that is %s is not assigned', async (_state, make, remedy) => {
  const { intake } = await make();
  const before = await world.audit(intake);
  await world.says('wang', `#交办 ${intake} 主办:区住建局`, { in: 'gs' });
  expectRefused(world, 'wang', remedy);
  expect(await world.audit(intake)).toEqual(before);
});
