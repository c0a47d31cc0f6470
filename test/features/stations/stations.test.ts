import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;
const HOME = '城东代表之家';
const stationOf = async (name: string) =>
  (await read.membership.findFirstOrThrow({ where: { person: { name } } })).station;
const duties = () => read.stationDuty.findMany({ include: { deputy: { include: { person: true } } } });

describe('家站', () => {
  it('tells the office how to begin when there is none', async () => {
    await world.says('wang', '#家站', { in: 'gs' });
    expectSaid(world, 'gs', '家站', '导入');
  });

  it('is set by staff, and read by anyone in the congress: names, and no telephone numbers', async () => {
    await world.says('wang', `#家站 张明、李芳 ${HOME}`, { in: 'gs' });
    expectSaid(world, 'gs', '张明', '李芳', HOME);
    await world.says('wang', '家站 乔雨薇 城西联络站');
    await world.says('chen', '家站');
    expectSaid(world, 'chen', HOME, '2位', '张明', '李芳', '城西联络站', '乔雨薇');
    await world.says('zhang', `家站 ${HOME}`);
    expectSaid(world, 'zhang', HOME, '张明');
    expectUnsaid(world, 'zhang', '城西');
  });

  it('is set by nobody else; an unknown name or station is refused', async () => {
    await world.says('zhang', `家站 张明 城西联络站`);
    expectRefused(world, 'zhang', '代表工委');
    await world.says('wang', `#家站 赵子龙 ${HOME}`, { in: 'gs' });
    expectRefused(world, 'wang', '赵子龙');
    await world.says('wang', '#家站 河东家站', { in: 'gs' });
    expectRefused(world, 'wang', '河东家站');
    expect(await stationOf('张明')).toBe(HOME);
  });

  it('can be taken back', async () => {
    await world.says('wang', '#家站 张明 城西联络站', { in: 'gs' });
    expect(await stationOf('张明')).toBe('城西联络站');
    await world.says('wang', '#撤销', { in: 'gs' });
    expectSaid(world, 'gs', '已撤销');
    expect(await stationOf('张明')).toBe(HOME);
  });
});

describe('值班', () => {
  it('is entered by staff and shown to the deputies of the station for four weeks', async () => {
    await world.says('wang', `#值班 ${HOME} 3月9日 张明、李芳\n3月31日 李芳`, { in: 'gs' });
    expectSaid(world, 'gs', '3月9日(周一)', '张明', '李芳', '3月31日');
    await world.says('wang', '#值班 城西联络站 3月10日 乔雨薇', { in: 'gs' });
    await world.says('li', '值班');
    expectSaid(world, 'li', HOME, '3月9日', '张明');
    expectUnsaid(world, 'li', '3月31日');
    expectUnsaid(world, 'li', '乔雨薇');
    await world.says('wang', '#值班', { in: 'gs' });
    expectSaid(world, 'gs', '张明', '乔雨薇');
  });

  it('tells a deputy without a station so privately', async () => {
    await world.says('lu', '#值班', { in: 'g2' });
    expectSaid(world, 'lu', '陆守义', '家站');
    expectSaid(world, 'g2', '已私信您');
    await world.says('lin', '#值班', { in: 'g1' });
    expectSaid(world, 'g1', '林静');
    for (const group of ['g1', 'g2']) expectUnsaid(world, group, '家站');
  });

  it('is refused without a day, for a past one, without a station, to deputies', async () => {
    await world.says('wang', `#值班 ${HOME} 张明`, { in: 'gs' });
    expectRefused(world, 'wang', '日期');
    await world.says('wang', `#值班 ${HOME} 2026-02-27 张明`, { in: 'gs' });
    expectRefused(world, 'wang', '已经过');
    await world.says('wang', '#值班 3月12日 林静', { in: 'gs' });
    expectRefused(world, 'wang', '家站名称');
    await world.says('zhang', `值班 ${HOME} 3月12日 张明`);
    expectRefused(world, 'zhang', '代表工委');
    expect(await duties()).toHaveLength(4);
  });

  it('replaces who was on duty that day, and can be taken back', async () => {
    await world.says('wang', `#值班 ${HOME} 3月9日 张明`, { in: 'gs' });
    expect(await duties()).toHaveLength(3);
    await world.says('wang', '#撤销', { in: 'gs' });
    expect(await duties()).toHaveLength(4);
    await world.says('wang', `#值班 ${HOME} 3月31日 取消`, { in: 'gs' });
    expect(await duties()).toHaveLength(3);
  });

  it('joins several lines of one station and day', async () => {
    await world.says('wang', `#值班\n3月30日 ${HOME} 张明\n3月30日 ${HOME} 李芳、张明`, { in: 'gs' });
    expectSaid(world, 'gs', '张明、李芳');
    expect(await duties()).toHaveLength(5);
    await world.says('wang', '#撤销', { in: 'gs' });
    expect(await duties()).toHaveLength(3);
  });

  it('is told to each deputy once, privately, at 09:00 on the working day before', async () => {
    await world.until('2026-03-06T08:59');
    expect(world.heardIn()).toEqual([]);
    await world.until('2026-03-06T09:01');
    for (const deputy of ['zhang', 'li']) expectSaid(world, deputy, '3月9日', HOME, '值班');
    expect(world.heard('zhang')).toHaveLength(1);
    await world.until('2026-03-09T08:00');
    expect(world.heardIn()).toEqual([]);
    await world.until('2026-03-09T09:01');
    expect(world.heardIn()).toEqual(['qiao']);
  });

  it('is told to the group of whoever cannot be written to, without content', async () => {
    await world.says('wang', `#值班 ${HOME} 3月11日 林静`, { in: 'gs' });
    await world.until('2026-03-10T09:01');
    expectSaid(world, 'g1', '林静');
    expectUnsaid(world, 'g1', '值班');
  });

  it('is told after a downtime until the day itself, and never twice', async () => {
    await world.says('wang', `#值班 ${HOME} 3月17日 张明`, { in: 'gs' });
    await world.restart('2026-03-17T09:30');
    expectSaid(world, 'zhang', '3月17日', HOME);
    await world.restart('2026-03-17T10:30');
    expect(world.heard('zhang').filter((text) => text.includes('3月17日'))).toHaveLength(1);
  });

  it('is told on the weekend when it was entered on Friday evening', async () => {
    await world.until('2026-03-20T17:30');
    await world.says('wang', `#值班 ${HOME} 3月21日 张明\n3月22日 李芳`, { in: 'gs' });
    await world.until('2026-03-21T09:01');
    expectSaid(world, 'zhang', '3月21日', HOME);
    expectSaid(world, 'li', '3月22日', HOME);
  });

  it('is not told to a deputy whose status has ended', async () => {
    await world.says('wang', `#值班 ${HOME} 3月25日 张明、李芳`, { in: 'gs' });
    await world.app.database.write((tx) =>
      tx.membership.updateMany({ where: { person: { name: '张明' } }, data: { status: 'ended' } }),
    );
    await world.until('2026-03-24T09:01');
    expect(world.heardIn()).toEqual(['li']);
  });
});
