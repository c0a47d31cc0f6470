import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type World, type WorldOptions } from '../../support/world.ts';
import { expectSaid } from '../../support/world-expect.ts';

let world: World;
afterEach(() => world.close());

const newWorld = async (options?: WorldOptions): Promise<World> => (world = await openWorld(options));

/** What the bot said in a chat since the beginning, with the time of Shanghai: 03-04 09:00. */
function remindersIn(chat: string): readonly string[] {
  const lines = world.network
    .lines(chat)
    .filter((line) => line.from === 'bot' && line.message.kind === 'text');
  return lines
    .filter((line) => line.message.kind === 'text' && /提醒(?:[:\uFF1A]|您)/u.test(line.message.text))
    .map((line) =>
      new Date(new Date(line.at).getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' '),
    );
}

describe('an assignment that nobody signs', () => {
  it('is reminded of the day before, on the day and after it: the group, then the handler, then the office', async () => {
    await newWorld();
    const { number } = await world.assignedTo('区教育局');
    await world.until('2026-03-04T08:59');
    // The team follows its own suggestions; nobody else hears of it.
    expect(world.heardIn()).toEqual(['g1']);
    await world.until('2026-03-04T09:00');
    expect(world.heardIn()).toEqual(['ge']);
    expectSaid(world, 'ge', '提醒', number, '3月5日');

    await world.until('2026-03-05T12:00');
    expectSaid(world, 'ge', '提醒', number, '今天');
    await world.until('2026-03-06T12:00');
    expect(world.heardIn()).toEqual(['chen', 'ge']);
    for (const chat of ['ge', 'chen']) expectSaid(world, chat, '逾期', number);

    await world.until('2026-03-10T12:00');
    expect(world.heardIn()).toEqual(['chen', 'ge', 'gs']);
    expectSaid(world, 'gs', '逾期', number, '区教育局', '您好');
    expect(remindersIn('group:ge')).toEqual(['03-04 09:00', '03-05 09:00', '03-06 09:00', '03-10 09:00']);
  });

  it('is not reminded of once it is signed, nor while a return is undecided', async () => {
    await newWorld();
    await world.signedOff('区教育局');
    await world.returnRequested('区住建局');
    await world.until('2026-03-20T12:00');
    expect(remindersIn('group:ge')).toEqual([]);
    expect(remindersIn('group:gz')).toEqual([]);
  });

  it('is reminded of together with others in one message per chat', async () => {
    await newWorld();
    const [one, two] = [await world.assignedTo('区教育局'), await world.assignedTo('区教育局')];
    await world.until('2026-03-04T10:00');
    expect(world.heard('ge')).toHaveLength(1);
    expectSaid(world, 'ge', '提醒', '2件', one.number, two.number);
  });

  it('is reminded of at night and on weekends by nobody', async () => {
    await newWorld();
    await world.assignedTo('区教育局');
    await world.until('2026-05-08T20:00');
    const times = remindersIn('group:ge');
    expect(times.length).toBeGreaterThan(10);
    expect(times.filter((time) => !time.endsWith('09:00'))).toEqual([]);
    // Weekends, Qingming and Labour Day of 2026; 9 May would be a make-up day.
    const free = [
      '03-07',
      '03-08',
      '03-14',
      '03-15',
      '04-04',
      '04-05',
      '04-06',
      '05-01',
      '05-02',
      '05-03',
      '05-04',
      '05-05',
    ];
    expect(times.filter((time) => free.includes(time.slice(0, 5)))).toEqual([]);
  });

  it('is not reminded of twice when the application starts again, nor many times after a long absence', async () => {
    await newWorld();
    const { number } = await world.assignedTo('区教育局');
    await world.until('2026-03-04T09:30');
    await world.restart();
    await world.until('2026-03-04T16:00');
    expect(remindersIn('group:ge')).toEqual(['03-04 09:00']);

    await world.restart('2026-03-12T10:00');
    expect(remindersIn('group:ge')).toHaveLength(2);
    expect(world.network.lines('group:ge').at(-1)?.message).toMatchObject({
      kind: 'text',
      text: expect.stringContaining(number) as string,
    });
  });
});

describe('a reply that is owed', () => {
  it('is reminded of on its rungs up to the due day; a reply ends it', async () => {
    await newWorld();
    const { number } = await world.signedOff('区教育局');
    await world.says('chen', `#沟通 ${number} 办前 电话`, { in: 'ge' });
    await world.until('2026-05-27T12:00');
    // Half of 92 days is 17 April; 30 days before 2 June is 3 May, a holiday, so 30 April; then 15 and 7 days before.
    expect(remindersIn('group:ge')).toEqual(['04-17 09:00', '04-30 09:00', '05-18 09:00', '05-26 09:00']);
    await world.replies('区教育局', number);
    await world.until('2026-06-10T12:00');
    expect(remindersIn('group:ge')).toHaveLength(4);
  });

  it('of an assisting unit is an opinion, with a month of its own, and ends when it is given', async () => {
    await newWorld();
    const { number } = await world.signedOff('区教育局', { assisting: '区住建局' });
    await world.says('zhao', `签收 ${number}`, { in: 'gz' });
    await world.until('2026-03-27T12:00');
    // Half of 31 days is 17 March; seven days before 2 April is 26 March.
    expect(remindersIn('group:gz')).toEqual(['03-17 09:00', '03-26 09:00']);
    await world.says('zhao', `#协办意见 ${number} 同意`, { in: 'gz' });
    await world.until('2026-06-10T12:00');
    expect(remindersIn('group:gz')).toHaveLength(2);
  });
});

describe('a rating that is awaited', () => {
  it('is reminded of twice, privately, and not once it is given', async () => {
    await newWorld();
    const { number } = await world.replied();
    await world.replied('区教育局', { by: 'qiao' });
    await world.says('qiao', '满意');
    await world.until('2026-03-23T20:00');
    // Five and fourteen working days after 2 March.
    expect(remindersIn('direct:zhang')).toEqual(['03-09 09:00', '03-20 09:00']);
    expectSaid(world, 'zhang', number);
    expect(remindersIn('direct:qiao')).toEqual([]);
  });
});
