import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld({ settings: { jointIssue: ['区政府', '开发区', '区委'] } });

/** Assigned by staff, and waiting for the two offices. */
async function asked(units = '主办:区教育局 协办:区住建局') {
  const made = await world.registered();
  await world.says('wang', `#交办 ${made.number} ${units}`, { in: 'gs' });
  return made;
}

describe('交办 where other offices issue jointly', () => {
  it('goes to the units when the last office has agreed, with dates from that day', async () => {
    const { number, title } = await asked();
    expectSaid(world, 'gc', '请会签', title, '主办区教育局', '同意', '不同意');
    expectSaid(world, 'gd', '请会签', number);
    expectSaid(world, 'gs', number, '区政府、开发区', '会签');
    expectSaid(world, 'gs', '区委', '这次不等');
    expectUnsaid(world, 'ge', number);
    expect((await world.record(number)).state).toBe('registered');

    await world.presses('zhou', '同意', { in: 'gc' });
    expectSaid(world, 'gc', '已记下同意', '开发区');
    expectUnsaid(world, 'ge', number);
    await world.wait('1d');
    await world.says('ding', '待批', { in: 'gd' });
    expectSaid(world, 'gd', '待批1件', '交', title);
    await world.presses('ding', '同意', { in: 'gd' });
    expectSaid(world, 'ge', '由代表工委、区政府、开发区联合交办', number, '主办', '6月3日');
    expectSaid(world, 'gz', '联合交办', '协办');
    expectSaid(world, 'gs', '都已会签', number, '区教育局');
    expect(await world.unit(number, '区教育局')).toMatchObject({ assignmentState: 'issued' });
    await world.presses('ding', '同意', { in: 'gd' });
    expect((await world.record(number)).state).toBe('assigned');
  });

  it('ends with one 不同意, whose reason is asked for and told to staff', async () => {
    const { number } = await asked();
    await world.presses('zhou', '不同意', { in: 'gc' });
    expectSaid(world, 'zhou', '请说一下理由', number);
    await world.says('zhou', '主办单位还要再研究,先放一放');
    expectSaid(world, 'gs', '区政府', '不同意联合交办', '再研究', '重新回');
    await world.says('ding', '待批', { in: 'gd' });
    expectSaid(world, 'gd', '没有待批');
    expect((await world.record(number)).state).toBe('registered');
  });

  it('is answered by its reference, only by those who are asked', async () => {
    const { number, intake } = await asked();
    const ref = intake.replace('拟', '交');
    await world.says('wang', `#同意 ${ref}`, { in: 'gs' });
    expectRefused(world, 'wang', '待批');
    await world.says('wang', '待批', { in: 'gs' });
    expectSaid(world, 'gs', '等会签1件', number, '区政府、开发区');
    await world.says('zhou', `同意 ${ref}`);
    await world.says('zhou', `同意 ${ref}`);
    expectRefused(world, 'zhou', '没有等您决定');
    await world.says('ding', `不同意 ${ref} 理由:应由管委会主办`);
    expectSaid(world, 'gs', '应由管委会主办');
  });

  it('is replaced by a new command, and taken back by 撤销', async () => {
    const { number } = await asked('主办:区教育局');
    await world.presses('zhou', '同意', { in: 'gc' });
    await world.says('wang', `#交办 ${number} 主办:区住建局`, { in: 'gs' });
    await world.says('ding', '待批', { in: 'gd' });
    expectSaid(world, 'gd', '待批1件', '独办区住建局');
    await world.says('zhou', '待批', { in: 'gc' });
    expectSaid(world, 'gc', '独办区住建局');
    await world.says('wang', '#撤销', { in: 'gs' });
    expectSaid(world, 'gs', '已撤销', number);
    expectSaid(world, 'gd', '已撤回', number);
    await world.says('ding', '待批', { in: 'gd' });
    expectSaid(world, 'gd', '待批1件', '独办区教育局');
    await world.presses('ding', '同意', { in: 'gd' });
  });

  it('of several asks each office once, and tells each unit once', async () => {
    const one = await world.registered();
    const two = await world.registered();
    await world.says('wang', `#交办 ${one.number}、${two.number} 主办:区教育局`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    expect(world.heard('gc')).toHaveLength(1);
    expectSaid(world, 'gc', '2件', one.number, two.number);
    await world.presses('zhou', '同意', { in: 'gc' });
    await world.presses('ding', '同意', { in: 'gd' });
    expect(world.heard('ge')).toHaveLength(1);
    expectSaid(world, 'ge', '联合交办代表建议2件', one.number, two.number);
  });

  it('is left alone by 交办 全部, and replaced by its number', async () => {
    const one = await world.registered();
    const two = await world.registered();
    await world.says('wang', `#交办 ${one.number}、${two.number} 主办:区教育局`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    await world.says('wang', '#交办 全部', { in: 'gs' });
    expectUnsaid(world, 'gs', one.number);
    await world.says('ding', '待批', { in: 'gd' });
    expectSaid(world, 'gd', '待批', one.number, two.number);
    await world.says('wang', `#交办 ${one.number} 主办:区住建局`, { in: 'gs' });
    await world.says('ding', `#同意 ${one.intake.replace('拟', '交')}`, { in: 'gd' });
    const issues = await world.app.database.read.jointIssue.findMany({
      where: { suggestion: { number: one.number }, state: 'pending' },
      include: { consents: true },
    });
    expect(issues).toHaveLength(1);
    expect(issues[0]?.consents.filter(({ agreed }) => agreed === true)).toHaveLength(1);
  });

  it('asks about a withdrawn matter no more', async () => {
    const { number, intake } = await asked();
    await world.says('zhang', `撤回 ${number} 理由:已经解决`);
    await world.presses('zhang', '确认撤回');
    await world.says('zhou', `同意 ${intake.replace('拟', '交')}`);
    expectRefused(world, 'zhou', '没有等您决定');
  });
});

describe('交办 where no office of the rule can be asked', () => {
  it('goes to the units at once, and staff is told', async () => {
    const alone = await createWorld({ settings: { jointIssue: ['区委'] } });
    const { number } = await alone.registered();
    await alone.says('wang', `#交办 ${number} 主办:区教育局`, { in: 'gs' });
    expectSaid(alone, 'gs', '区委', '绑定码');
    expectSaid(alone, 'ge', number, '签收');
    expectUnsaid(alone, 'ge', '联合');
  });
});
