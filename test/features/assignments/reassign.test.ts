import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { once } from '../../support/world-builders.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('改办', () => {
  it('gives the matter to another unit, keeps the statutory date and shows it', async () => {
    const { number } = await world.signedOff('区教育局', { assisting: '园区管委会' });
    await world.until('2026-03-10T10:00');
    await world.says('wang', `#改办 ${number} 主办:区住建局`, { in: 'gs' });
    expect((await world.unit(number, '区教育局')).assignmentState).toBe('returned');
    expect(await world.unit(number, '区住建局')).toMatchObject({ role: 'lead', replyDue: '2026-06-10' });
    expect((await world.unit(number, '园区管委会')).role).toBe('assisting');
    expectSaid(world, 'ge', number, '改由其他单位');
    expectSaid(world, 'gz', number, '6月10日', '法定期限仍为6月2日');
    expectSaid(world, 'zhang', number, '区住建局');
    expectSaid(world, 'gs', number, '区住建局', '撤销');
  });

  it('is taken back by 撤销', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('wang', `#改办 ${number} 主办:区住建局`, { in: 'gs' });
    await world.says('wang', '#撤销', { in: 'gs' });
    expect((await world.unit(number, '区教育局')).assignmentState).toBe('signed_off');
    expect((await world.record(number)).units.has('区住建局')).toBe(false);
  });

  it('makes a sole unit the lead when another is to assist', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('zhou', `#改办 ${number} 协办:区住建局`, { in: 'gc' });
    expect((await world.unit(number, '区教育局')).role).toBe('lead');
    expectSaid(world, 'gs', number, '协调单位已改办');
  });

  const plain = once(() => world.assignedTo('区教育局'));
  const answered = once(() => world.replied());
  const returned = once(() => world.returnRequested('区教育局', { assisting: '园区管委会' }));
  const registered = once(() => world.registered());
  const one = once(async () => {
    const built = await world.registered();
    await world.says('wang', `#交办 ${built.number} 主办:区教育局、区住建局`, { in: 'gs' });
    await world.replies('区教育局', built.number);
    return built;
  });
  it.each([
    ['without a unit', plain, 'wang', 'gs', '', '主办:单位'],
    ['to the same unit', plain, 'wang', 'gs', '主办:区教育局', '就是这样分工'],
    ['to one unit twice', plain, 'wang', 'gs', '主办:区住建局 协办:区住建局', '写两次'],
    ['after the reply', answered, 'wang', 'gs', '主办:区住建局', '已答复'],
    ['before it is assigned', registered, 'wang', 'gs', '主办:区住建局', '交办'],
    ['from a unit that has answered', one, 'wang', 'gs', '主办:区住建局', '已经答复'],
    ['while a return is undecided', returned, 'wang', 'gs', '主办:区住建局', '退办审批'],
    ['by a coordinator to another system', plain, 'zhou', 'gc', '主办:园区管委会', '别的承办系统'],
    ['by a unit', plain, 'chen', 'ge', '主办:区住建局', '代表工委'],
  ])('is refused %s', async (_what, make, by, chat, units, word) => {
    const { number } = await make();
    const before = await world.audit(number);
    await world.says(by, `#改办 ${number} ${units}`, { in: chat });
    expectRefused(world, by, word);
    expect(await world.audit(number)).toEqual(before);
  });
});
