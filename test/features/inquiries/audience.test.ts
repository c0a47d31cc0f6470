import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { once } from '../../support/world-builders.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

/** Zhang's, of the first team, with the education bureau. */
const open = once(() => world.signedOff('区教育局'));
const secret = once(() => world.signedOff('区教育局', { confidential: true }));

// What only those read who may see all of a matter: who leads it, when it was signed.
const INSIDE = ['领衔', '已签收'] as const;

describe('查 in a group shows what everyone there may see', () => {
  it.each([
    ['the staff group', 'wang', 'gs'],
    ["the unit's own group", 'chen', 'ge'],
    ['the coordination group of its system', 'zhou', 'gc'],
    ["the deputies' group of its team", 'zhang', 'g1'],
    ['the supervision group', 'luo', 'gv'],
  ])('all of it in %s', async (_place, by, chat) => {
    const { number, title } = await open();
    await world.says(by, `查 ${number}`, { in: chat });
    expect(world.heardIn()).toEqual([chat]);
    expectSaid(world, chat, number, title, '办理中', '区教育局', ...INSIDE);
  });

  it("number, title, state and unit in another team's group; its speaker hears no more", async () => {
    const { number, title } = await open();
    await world.says('qiao', `查 ${number}`, { in: 'g2' });
    expect(world.heardIn()).toEqual(['g2']);
    expectSaid(world, 'g2', number, title, '办理中', '区教育局');
    expectUnsaid(world, 'g2', ...INSIDE);
  });

  it("no more in another team's group to somebody who may see all; the rest goes privately", async () => {
    const { number, title } = await open();
    await world.says('wang', `查 ${number}`, { in: 'g2' });
    expectSaid(world, 'g2', number, title, '已私信您');
    expectUnsaid(world, 'g2', ...INSIDE);
    expectSaid(world, 'wang', number, ...INSIDE);
  });

  it.each([
    ["another unit's group", 'wang', 'gz'],
    ['the group of all units', 'chen', 'gu'],
    ['the mixed group of a township', 'zhang', 'gm'],
  ])('nothing in %s: the speaker hears it privately', async (_place, by, chat) => {
    const { number, title } = await open();
    await world.says(by, `查 ${number}`, { in: chat });
    expect(world.heardIn()).toEqual([chat, by].toSorted());
    expectSaid(world, chat, '已私信您');
    expectUnsaid(world, chat, title, '办理中', ...INSIDE);
    expectSaid(world, by, number, title, ...INSIDE);
  });

  it.each([
    ['another unit', 'zhao', 'gz'],
    ['a coordinator of another system', 'ding', 'gd'],
  ])('nothing at all to %s: the number is not known', async (_who, by, chat) => {
    const { number } = await open();
    await world.says(by, `查 ${number}`, { in: chat });
    expectRefused(world, by, number);
  });
});

describe('a 不公开 matter', () => {
  it.each([
    ['its deputy', 'zhang', 'g1'],
    ['staff', 'wang', 'gs'],
    ['the unit', 'chen', 'ge'],
  ])('is shown to %s privately alone', async (_who, by, chat) => {
    const { number, title } = await secret();
    await world.says(by, `查 ${number}`, { in: chat });
    expectSaid(world, chat, '已私信您');
    expectUnsaid(world, chat, title, '路灯', '区教育局');
    expectSaid(world, by, number, title, ...INSIDE);
  });

  it.each([
    ['a deputy of the same team', 'li'],
    ['a deputy of another team', 'qiao'],
    ['another unit', 'zhao'],
  ])('does not exist for %s', async (_who, by) => {
    const { number } = await secret();
    await world.says(by, `查 ${number}`);
    expectRefused(world, by, number);
  });

  it('is in no group at any step of its way', async () => {
    const built = await world.replied('区教育局', { confidential: true, in: 'g1' });
    await world.says('zhang', `评价 ${built.number} 不满意 因为没有换`);
    const groups = world.network
      .lines()
      .filter((line) => line.chat.startsWith('group:') && line.from === 'bot');
    expect(JSON.stringify(groups.map((line) => line.message))).not.toContain(built.title);
  });
});

describe('a draft', () => {
  it("is its author's alone", async () => {
    const { intake, title } = await world.draft();
    await world.says('wang', `查 ${intake}`);
    expectRefused(world, 'wang', intake);
    await world.says('zhang', `查 ${intake}`);
    expectSaid(world, 'zhang', intake, title, '草稿');
  });
});

describe('看, the whole text', () => {
  it('goes privately to those who may see all', async () => {
    const { number } = await open();
    await world.says('zhang', `#看${number}`, { in: 'g1' });
    expectSaid(world, 'g1', '已私信您');
    expectUnsaid(world, 'g1', '十一盏灯');
    expectSaid(world, 'zhang', number, '十一盏灯不亮', '一个月内更换');
  });

  it('is refused to a deputy of another team, who may see title and state', async () => {
    const { number } = await open();
    await world.says('qiao', `看${number}`);
    expectRefused(world, 'qiao', '查');
    expectUnsaid(world, 'qiao', '十一盏灯');
  });
});
