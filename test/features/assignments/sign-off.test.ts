import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { once } from '../../support/world-builders.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();
const stateAt = async (number: string, unit = '区教育局'): Promise<string> =>
  (await world.unit(number, unit)).assignmentState;

// What earlier tests left unsigned is signed, so that "one open matter" means the test's own.
beforeEach(async () => {
  await world.says('chen', '签收 全部', { in: 'ge' });
});

describe('签收', () => {
  it('alone signs for the one open assignment of the unit', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', '签收', { in: 'ge' });
    expect(world.heardIn()).toEqual(['ge']);
    expectSaid(world, 'ge', '已签收', number);
    expect(await world.unit(number, '区教育局')).toMatchObject({
      assignmentState: 'signed_off',
      signedOffOn: '2026-03-02',
    });
  });

  it('alone, of what is signed already, says since when', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', '签收', { in: 'ge' });
    for (const words of ['签收', '签收 全部']) {
      await world.says('chen', words, { in: 'ge' });
      expect(world.heardIn()).toEqual(['ge']);
      expectSaid(world, 'ge', '已签收(3月2日)', number);
    }
    const assisted = await world.assignedTo('区教育局', { assisting: '区住建局' });
    await world.says('zhao', `#协办意见 ${assisted.number} 电源可以接。`, { in: 'gz' });
    await world.says('zhao', '签收', { in: 'gz' });
    expectSaid(world, 'gz', '已签收(3月2日)', assisted.number);
  });

  it('alone of a unit that has asked to return its newest matter is refused', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `#退办 ${number} 理由:不归我们 建议单位:区住建局`, { in: 'ge' });
    await world.presses('chen', '确认退办', { in: 'ge' });
    await world.says('chen', '签收', { in: 'ge' });
    expectRefused(world, 'chen', '写上编号');
  });

  it('alone asks which one when several are open, and signs none', async () => {
    const [one, two] = [await world.assignedTo('区教育局'), await world.assignedTo('区教育局')];
    await world.says('chen', '签收', { in: 'ge' });
    expectRefused(world, 'chen', one.number, two.number);
    expect([await stateAt(one.number), await stateAt(two.number)]).toEqual(['issued', 'issued']);
  });

  it('全部 除 signs for all the others without a confirmation', async () => {
    const [one, two, three] = [
      await world.assignedTo('区教育局'),
      await world.assignedTo('区教育局'),
      await world.assignedTo('区教育局'),
    ];
    await world.says('chen', `签收 全部 除 ${two.number}`, { in: 'ge' });
    expectSaid(world, 'ge', '已签收', one.number, three.number);
    expect([await stateAt(one.number), await stateAt(two.number), await stateAt(three.number)]).toEqual([
      'signed_off',
      'issued',
      'signed_off',
    ]);
  });

  it("of a bare number in the unit's group is understood", async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `${String(Number(number.slice(-3)))} 签收`, { in: 'ge' });
    expect(await stateAt(number)).toBe('signed_off');
  });

  it("is done by the choice of the card, in the units' group and in a direct chat", async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.presses('chen', '签收', { in: 'ge' });
    expect(await stateAt(number)).toBe('signed_off');
    const inUnits = await world.assignedTo('区教育局');
    await world.says('chen', `签收 ${inUnits.number}`, { in: 'gu' });
    expect(await stateAt(inUnits.number)).toBe('signed_off');
    const direct = await world.assignedTo('区教育局');
    await world.says('chen', `签收 ${direct.number}`);
    expect(await stateAt(direct.number)).toBe('signed_off');
  });

  it('said again changes nothing and says when it was signed', async () => {
    const { number } = await world.signedOff('区教育局');
    const before = await world.audit(number);
    await world.says('chen', `签收 ${number}`, { in: 'ge' });
    expectSaid(world, 'ge', number, '已签收(3月2日)');
    expect(await world.audit(number)).toEqual(before);
  });

  it("takes the handler's name later", async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('chen', `签收 ${number} 承办人:陈立德 电话:0916-5550123`, { in: 'ge' });
    expectSaid(world, 'ge', number, '已签收');
    const row = await world.app.database.read.assignment.findFirstOrThrow({
      where: { suggestion: { number } },
    });
    expect(row).toMatchObject({ handlerName: '陈立德', handlerPhone: '0916-5550123', state: 'signed_off' });
  });

  it("of a unit's leader in a direct chat counts", async () => {
    const { number } = await world.assignedTo('区住建局');
    await world.says('li', `签收 ${number}`);
    expect(await stateAt(number, '区住建局')).toBe('signed_off');
  });

  const shared = once(() => world.assignedTo('园区管委会'));
  it('is refused to another unit', async () => {
    const { number } = await shared();
    await world.says('zhao', `签收 ${number}`, { in: 'gz' });
    expectRefused(world, 'zhao', number);
    expect(await stateAt(number, '园区管委会')).toBe('issued');
  });

  it("is refused in another unit's group", async () => {
    const { number } = await shared();
    await world.says('sun', `签收 ${number}`, { in: 'gz' });
    expectRefused(world, 'sun', number);
    expect(await stateAt(number, '园区管委会')).toBe('issued');
  });

  it.each([
    ['a deputy', 'zhang', 'g1'],
    ['staff', 'wang', 'ge'],
    ['a coordinator', 'zhou', 'gc'],
  ])('is refused to %s', async (_who, by, chat) => {
    const { number } = await shared();
    await world.says(by, `签收 ${number}`, { in: chat });
    expectRefused(world, by, '承办单位');
    expect(await stateAt(number, '园区管委会')).toBe('issued');
  });

  it("typed in a deputies' group is kept, and done by 登记 in the direct chat, once", async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `签收 ${number}`, { in: 'g1' });
    expectRefused(world, 'chen', '登记');
    expect(await stateAt(number)).toBe('issued');

    await world.says('chen', '登记');
    expectSaid(world, 'chen', '已签收', number);
    expect(await stateAt(number)).toBe('signed_off');
    await world.says('chen', '登记');
    expectRefused(world, 'chen');
  });

  it('is refused while a return is undecided', async () => {
    const { number } = await world.returnRequested('区教育局');
    await world.says('chen', `签收 ${number}`, { in: 'ge' });
    expectRefused(world, 'chen', '退办');
    expect(await stateAt(number)).toBe('return_requested');
  });

  it('is refused when nothing is open', async () => {
    await world.says('chen', '签收', { in: 'ge' });
    expectRefused(world, 'chen', '签收');
  });
});

describe('who handles it, told when several matters may be meant', () => {
  const said = '#承办人:刘队 电话:000-1234 领办领导:赵局';
  const handlersOf = async (numbers: readonly string[]): Promise<unknown[]> => {
    const rows = await world.app.database.read.assignment.findMany({
      where: { suggestion: { number: { in: [...numbers] } } },
      select: { handlerName: true, handlerLeader: true, suggestion: { select: { number: true } } },
      orderBy: { suggestion: { number: 'asc' } },
    });
    return rows.map(({ handlerName, handlerLeader }) => [handlerName, handlerLeader]);
  };
  const three = async (): Promise<string[]> => {
    const built = [await world.signedOff('区教育局'), await world.signedOff('区教育局')];
    return [...built, await world.signedOff('区教育局')].map(({ number }) => number);
  };

  it.each([
    ['bare numbers', (first: string, third: string) => `${String(Number(first))}、${String(Number(third))}`],
    ['whole numbers', (first: string, third: string) => `2026闭-${first}、2026闭-${third}`],
    ['the word again', (first: string, third: string) => `签收 ${first}、${third}`],
  ])('is kept, and the answer may be %s', async (_how, answer) => {
    const numbers = await three();
    await world.says('chen', said, { in: 'ge' });
    expectSaid(world, 'chen', '记下了', '哪几件', '全部');
    const [first = '', , third = ''] = numbers.map((number) => number.slice(-3));
    await world.says('chen', answer(first, third));
    expectSaid(world, 'chen', numbers[0] ?? '', numbers[2] ?? '', '记下了');
    const told = ['刘队', '赵局'];
    expect(await handlersOf(numbers)).toEqual([told, [null, null], told]);
  });

  it.each(['全部', '2026闭-N'])('may be answered by %s', async (words) => {
    const numbers = await three();
    await world.says('chen', said, { in: 'ge' });
    await world.says('chen', words.replace('N', numbers[1]?.slice(-3) ?? ''));
    const told = ['刘队', '赵局'];
    const none = words === '全部' ? told : [null, null];
    expect(await handlersOf(numbers)).toEqual([none, told, none]);
  });

  it('waits while something is looked up', async () => {
    const numbers = await three();
    await world.says('chen', said, { in: 'ge' });
    await world.says('chen', `查 ${numbers[0] ?? ''}`);
    expectSaid(world, 'chen', '张明');
    await world.says('chen', numbers[0] ?? '');
    expect((await handlersOf(numbers))[0]).toEqual(['刘队', '赵局']);
  });
});

describe('收到', () => {
  it('is no sign-off; it earns one private hint, and only one', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', '收到', { in: 'ge' });
    expect(world.heardIn()).toEqual(['chen']);
    expectSaid(world, 'chen', '签收', number);
    expect(await stateAt(number)).toBe('issued');
    await world.says('chen', '收到', { in: 'ge' });
    expect(world.heardIn()).toEqual([]);
  });

  it('earns nothing when all is signed', async () => {
    await world.says('chen', '收到', { in: 'ge' });
    expect(world.heardIn()).toEqual([]);
  });
});

it('签收 is welcome after its day', async () => {
  const { number } = await world.assignedTo('区教育局');
  await world.until('2026-03-12T10:00');
  await world.says('chen', `签收 ${number}`, { in: 'ge' });
  expectSaid(world, 'ge', '已签收', number);
  expect(await world.unit(number, '区教育局')).toMatchObject({
    assignmentState: 'signed_off',
    signedOffOn: '2026-03-12',
  });
});
