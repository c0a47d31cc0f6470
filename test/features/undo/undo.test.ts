import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('撤销', () => {
  it('takes a review back; the deputy who was told gets a correction, and it can be reviewed again', async () => {
    const { intake, number } = await world.registered();
    await world.says('wang', '#撤销', { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs', 'zhang']);
    expectSaid(world, 'gs', '已撤销', '待审');
    expectSaid(world, 'zhang', '已撤销', number);
    expect((await world.record(intake)).state).toBe('submitted');

    await world.says('wang', `#审核 ${intake} 通过`, { in: 'gs' });
    // The number was told: it stays the suggestion's, and is given to nobody else.
    expect(await world.record(intake)).toMatchObject({ state: 'registered', number });
  });

  it('takes a decline back', async () => {
    const { intake } = await world.declined();
    await world.says('wang', '#撤销', { in: 'gs' });
    expect((await world.record(intake)).state).toBe('submitted');
  });

  it('takes an assignment back from all its units', async () => {
    const { number } = await world.assignedTo('区教育局', { assisting: '区住建局' });
    await world.says('wang', '#撤销', { in: 'gs' });
    expect(world.heardIn()).toEqual(['ge', 'gs', 'gz']);
    for (const chat of ['ge', 'gz']) expectSaid(world, chat, '撤销', number);
    expect(await world.record(number)).toMatchObject({ state: 'registered', units: new Map() });

    await world.says('chen', `签收 ${number}`, { in: 'ge' });
    expectRefused(world, 'chen', number);
    await world.says('wang', `#交办 ${number} 主办:园区管委会`, { in: 'gs' });
    expect((await world.record(number)).state).toBe('assigned');
  });

  it.each([
    ['同意', ''],
    ['同意', ' 改交:区住建局'],
    ['不同意', ' 理由:继续办'],
  ])('takes the decision of a return back (%s%s)', async (word, more) => {
    const { number } = await world.returnRequested('区教育局');
    const { serial } = await world.app.database.read.returnRequest.findFirstOrThrow({
      where: { assignment: { suggestion: { number } } },
    });
    await world.says('wang', `#${word} 退${String(serial)}${more}`, { in: 'gs' });
    await world.says('wang', '#撤销', { in: 'gs' });
    expectSaid(world, 'ge', '撤销', number);
    expect((await world.unit(number, '区教育局')).assignmentState).toBe('return_requested');
    expect((await world.record(number)).state).toBe('assigned');

    await world.says('zhou', `#同意 退${String(serial)}`, { in: 'gc' });
    expect((await world.unit(number, '区教育局')).assignmentState).toBe('returned');
  });

  it('is refused when the unit has acted on it', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('wang', '#撤销', { in: 'gs' });
    expectRefused(world, 'wang', '接着办');
    expect((await world.unit(number, '区教育局')).assignmentState).toBe('signed_off');
  });

  it("of another's action is not possible: it means the own last one", async () => {
    const { intake } = await world.submitted();
    await world.says('gao', `#审核 ${intake} 通过`, { in: 'gs' });
    await world.says('wang', '#撤销', { in: 'gs' });
    expect((await world.record(intake)).state).toBe('registered');
  });

  it('twice in a row is refused', async () => {
    const { intake } = await world.registered();
    await world.says('wang', '#撤销', { in: 'gs' });
    await world.says('wang', '#撤销', { in: 'gs' });
    expectRefused(world, 'wang', '撤销');
    expect((await world.record(intake)).state).toBe('submitted');
  });

  it.each([
    ['a deputy', 'zhang'],
    ['a handler', 'chen'],
    ['a coordinator', 'zhou'],
  ])('is refused to %s', async (_who, by) => {
    await world.says(by, '撤销');
    expectRefused(world, by, '代表工委');
  });

  it("is possible in the tenth minute by the platform's time, and refused after it", async () => {
    const { intake } = await world.registered();
    const late = await world.registered();
    const start = world.clock.now();
    await world.wait('1h');
    await world.says('wang', '#撤销', { in: 'gs', at: new Date(start.getTime() + 11 * 60_000) });
    expectRefused(world, 'wang', '十分钟');
    await world.says('wang', '#撤销', { in: 'gs', at: new Date(start.getTime() + 9 * 60_000) });
    expect([(await world.record(intake)).state, (await world.record(late.intake)).state]).toEqual([
      'registered',
      'submitted',
    ]);
  });
});
