import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('交办 of several at once', () => {
  it('tells each unit once, with number, title, role and date of each', async () => {
    const one = await world.registered();
    const two = await world.registered();
    await world.says('wang', `#交办 ${one.number}、${two.number} 主办:区教育局 协办:区住建局`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs']);
    await world.presses('wang', '确认', { in: 'gs' });
    expect(world.heard('ge')).toHaveLength(1);
    expectSaid(
      world,
      'ge',
      '2件',
      '签收',
      one.number,
      two.number,
      one.title,
      '主办,答复期限6月2日',
      '3月5日',
    );
    expect(world.heard('gz')).toHaveLength(1);
    expectSaid(world, 'gz', '2件', one.number, two.number, '协办,协办意见期限4月2日');
    await world.presses('chen', '签收', { in: 'ge' });
    expectSaid(world, 'ge', '已签收', one.number, two.number);
    expect((await world.unit(two.number, '区教育局')).assignmentState).toBe('signed_off');
  });

  it('shows no 不公开 title in a group', async () => {
    const open = await world.registered();
    const hidden = await world.registered({ confidential: true });
    await world.says('wang', `#交办 ${open.number}、${hidden.number} 主办:区教育局`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    expectSaid(world, 'ge', hidden.number, '不公开件');
    expect(world.heardAll('ge').split('《')).toHaveLength(2);
  });
});

describe('交办 as the list proposes', () => {
  async function proposed(...units: readonly string[]) {
    const made = await world.registered();
    await world.app.database.write((tx) =>
      tx.suggestion.updateMany({
        where: { number: made.number },
        data: { suggestedUnits: [...units] },
      }),
    );
    return made;
  }

  it('of 全部 gives each matter to its units and leaves what has none', async () => {
    const alone = await proposed('区教育局');
    const two = await proposed('住建局', '区教育局');
    const unknown = await proposed('区航天局');
    const none = await world.registered();
    await world.says('wang', '#交办 全部', { in: 'gs' });
    expectSaid(world, 'gs', '2件', `独办区教育局:${alone.number}`, `主办区住建局,协办区教育局:${two.number}`);
    expectSaid(world, 'gs', '先不动', unknown.number, none.number, '确认');
    await world.presses('wang', '确认', { in: 'gs' });
    expect(world.heard('ge')).toHaveLength(1);
    expectSaid(world, 'ge', '2件', alone.number, '独办', two.number, '协办');
    expect(world.heard('gz')).toHaveLength(1);
    expectSaid(world, 'gz', two.number, '主办', '6月2日');
    for (const { number } of [unknown, none]) expect((await world.record(number)).state).toBe('registered');
  });

  it('of 全部 leaves what its unit has given back', async () => {
    const { number } = await proposed('区教育局');
    await world.says('wang', `#交办 ${number} 主办:区教育局`, { in: 'gs' });
    await world.says('chen', `#退办 ${number} 理由:不属我局职责`, { in: 'ge' });
    await world.presses('chen', '确认退办', { in: 'ge' });
    await world.says('wang', `#退办审批 ${number} 区教育局 同意`, { in: 'gs' });
    expect((await world.record(number)).state).toBe('registered');
    await proposed('园区管委会');
    await world.says('wang', '#交办 全部', { in: 'gs' });
    expectSaid(world, 'gs', '先不动', number);
    await world.presses('wang', '确认', { in: 'gs' });
    expect((await world.record(number)).state).toBe('registered');
  });

  it('is taken back by 撤销, and the unit reads that nothing is to be signed', async () => {
    const first = await world.registered();
    const second = await world.registered();
    await world.says('wang', `#交办 ${first.number}、${second.number} 主办:区住建局`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    await world.says('wang', '#撤销', { in: 'gs' });
    expectSaid(world, 'gz', '那一批', '暂不用签收');
    expect((await world.record(second.number)).state).toBe('registered');
  });

  it('of several numbers does the same, and refuses when nothing is proposed', async () => {
    const first = await world.registered();
    const second = await world.registered();
    await world.says('wang', `#交办 ${first.number}、${second.number}`, { in: 'gs' });
    expectRefused(world, 'wang', '拟办单位', first.number, second.number);
    expectUnsaid(world, 'wang', '确认吗');
  });

  it('of one matter still offers the form, and of 全部 with one proposal asks before it acts', async () => {
    await world.says('wang', '#交办 全部 主办:园区管委会', { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    const only = await world.registered();
    await world.says('wang', '#交办 全部', { in: 'gs' });
    expectSaid(world, 'gs', only.number, '主办必选');
    await proposed('区教育局');
    await world.says('wang', `#交办 ${only.number} 主办:园区管委会`, { in: 'gs' });
    await world.says('wang', '#交办 全部', { in: 'gs' });
    expectSaid(world, 'gs', '1件', '确认吗');
  });
});
