import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type World, type WorldOptions } from '../../support/world.ts';
import type { AssignOptions, Built } from '../../support/world-builders.ts';
import { type UnitName, UNITS } from '../../support/world-cast.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

let world: World;
afterEach(() => world.close());

const newWorld = async (settings?: WorldOptions['settings']): Promise<World> =>
  (world = await openWorld({ settings: { 'inquiry.after': '20wd', ...settings } }));

/** Signed for on 2 March, with a first contact on that day, so that nothing is due before 17 April. */
async function inWork(unit: UnitName = '区教育局', options?: AssignOptions): Promise<Built> {
  const built = await world.signedOff(unit, options);
  await contact(built.number, unit);
  return built;
}

const contact = (number: string, unit: UnitName): Promise<unknown> => {
  const { handler, group } = UNITS[unit];
  return world.says(handler, `#沟通 ${number} 办前 电话`, { in: group });
};

/** When the unit was asked in its chat: 03-30 09:00. */
function askedIn(chat: string): readonly string[] {
  return world.network
    .lines(`group:${chat}`)
    .filter(
      ({ from, message }) =>
        from === 'bot' && message.kind === 'text' && message.text.includes('办到哪一步了'),
    )
    .map(({ at }) =>
      new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' '),
    );
}

describe('a unit that shows no sign of life', () => {
  it('is asked in its own group, once', async () => {
    await newWorld();
    const { number } = await inWork();
    await world.until('2026-03-30T08:59');
    expect(askedIn('ge')).toEqual([]);
    await world.until('2026-03-30T09:00');
    expect(world.heardIn()).toEqual(['ge']);
    expectSaid(world, 'ge', '区教育局', number, '已有28天没有新进展', '说明');
    // Reminders follow in April and May: none of the gaps is as long.
    await world.until('2026-06-30T12:00');
    expect(askedIn('ge')).toEqual(['03-30 09:00']);
  });

  it('is asked by the default in the long gaps of six months, and never in three', async () => {
    world = await openWorld();
    await inWork('区教育局', { more: '六个月' });
    await inWork('区住建局');
    await world.until('2026-09-30T12:00');
    // Reminded on 2 June, 3 August and later.
    expect(askedIn('ge')).toEqual(['04-14 09:00', '07-15 09:00']);
    expect(askedIn('gz')).toEqual([]);
  });

  it('is asked at most as often as the rule says', async () => {
    await newWorld({ 'inquiry.after': '5wd', 'inquiry.most': 2 });
    await inWork();
    await world.until('2026-04-10T12:00');
    expect(askedIn('ge')).toEqual(['03-09 09:00', '03-16 09:00']);
  });

  it('is not asked where the rule is off', async () => {
    await newWorld({ 'inquiry.after': 'off' });
    await inWork();
    await world.until('2026-04-10T12:00');
    expect(askedIn('ge')).toEqual([]);
  });

  it('is asked before and after the reminders of the first contact, never near them', async () => {
    await newWorld({ 'inquiry.after': '5wd', 'inquiry.most': 9 });
    await world.signedOff('区教育局');
    await world.until('2026-04-10T12:00');
    // Reminded on 27, 30 and 31 March; Qingming is on 4 to 6 April.
    expect(askedIn('ge')).toEqual(['03-09 09:00', '03-16 09:00', '03-23 09:00', '04-08 09:00']);
  });

  it('is asked once, in office hours, when the bot was down at the moment, and not again by starting again', async () => {
    await newWorld();
    await inWork();
    await world.until('2026-03-27T20:00');
    await world.restart('2026-03-31T18:00');
    expect(askedIn('ge')).toEqual([]);
    await world.until('2026-04-01T10:00');
    await world.restart();
    await world.restart('2026-04-02T11:00');
    await world.until('2026-04-03T12:00');
    expect(askedIn('ge')).toEqual(['04-01 09:00']);
  });

  it('is not asked on the day on which a reminder is made up for', async () => {
    await newWorld({ 'inquiry.after': '5wd', 'inquiry.most': 9 });
    await inWork();
    await world.until('2026-04-13T20:00');
    const before = askedIn('ge');
    // Half of the time was on 17 April.
    await world.restart('2026-04-24T10:00');
    expectSaid(world, 'ge', '提醒', '答复期限');
    expect(askedIn('ge')).toEqual(before);
    await world.until('2026-05-12T10:00');
    // Five working days after the reminder of 30 April.
    expect(askedIn('ge').slice(before.length)).toEqual(['05-11 09:00']);
  });

  it('is asked of its own share, while the other unit works on', async () => {
    await newWorld();
    const { number } = await inWork('区教育局', { separate: '区住建局' });
    await world.says('zhao', `签收 ${number}`, { in: 'gz' });
    await world.says('zhao', `#沟通 ${number} 办前 电话`, { in: 'gz' });
    await world.until('2026-03-27T10:00');
    await world.says('zhao', `#方案 ${number} 六月设计,七月施工`, { in: 'gz' });
    await world.until('2026-04-02T12:00');
    expect(askedIn('ge')).toEqual(['03-30 09:00']);
    expect(askedIn('gz')).toEqual([]);
  });

  it('is asked about a 不公开 matter by number alone, and about several in one message', async () => {
    await newWorld();
    const secret = await inWork('区教育局', { confidential: true });
    const open = await inWork();
    await world.until('2026-03-30T09:00');
    expect(world.heard('ge')).toHaveLength(1);
    expectSaid(world, 'ge', '2件', secret.number, open.number, open.title, `说明 ${open.number}`);
    expectUnsaid(world, 'ge', secret.title);
  });
});

describe('a silence that is broken', () => {
  it.each([
    ['a contact', (number: string) => `#沟通 ${number} 办中 电话`],
    ['说明', (number: string) => `#说明 ${number} 图纸已经送审`],
    ['a plan', (number: string) => `#方案 ${number} 六月设计,七月施工`],
  ])('a day before by %s begins anew', async (_what, words) => {
    await newWorld();
    const { number } = await inWork();
    await world.until('2026-03-29T20:00');
    await world.says('chen', words(number), { in: 'ge' });
    await world.until('2026-04-24T12:00');
    expect(askedIn('ge')).toEqual([]);
  });

  it.each([
    ['answered', async ({ number }: Built) => world.replies('区教育局', number)],
    [
      'withdrawn',
      async ({ number }: Built) => {
        await world.says('zhang', `撤回 ${number} 理由:已经解决`);
        await world.presses('zhang', '确认撤回');
      },
    ],
    [
      'given back',
      async ({ number }: Built) => {
        await world.says('chen', `#退办 ${number} 理由:不属于本单位职责 建议单位:区住建局`, { in: 'ge' });
        await world.presses('chen', '确认退办', { in: 'ge' });
      },
    ],
    [
      'waiting for the decision about an extension',
      ({ number }: Built) => world.says('chen', `#延期 ${number} 至:8月30日 理由:等汛期过去`, { in: 'ge' }),
    ],
  ])('is no matter when it is %s meanwhile', async (_what, happens) => {
    await newWorld();
    const built = await inWork();
    await world.until('2026-03-12T10:00');
    await happens(built);
    await world.until('2026-04-14T12:00');
    expect(askedIn('ge')).toEqual([]);
  });

  it('is not asked about again when staff has just asked by hand', async () => {
    await newWorld();
    const { number } = await inWork();
    await world.until('2026-03-30T08:30');
    await world.says('wang', `#催 ${number}`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    await world.until('2026-04-10T12:00');
    expect(askedIn('ge')).toEqual([]);
  });
});
