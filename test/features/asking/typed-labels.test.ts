import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';
import { pollsOf } from '../polls/support.ts';

const world = await createWorld();
const polls = pollsOf(world);

describe('what a choice of an open card is called, typed in the direct chat', () => {
  it('is that choice: a class, with 类 or without', async () => {
    const { number } = await world.signedOff('区住建局');
    await world.says('zhao', `答复 ${number}`);
    expectSaid(world, 'zhao', '是哪一类');
    await world.says('zhao', 'ａ类。');
    expectSaid(world, 'zhao', `答复 ${number}`, 'A类');
    await world.says('zhao', 'D');
    expectRefused(world, 'zhao', '没看明白');
  });

  it('is a matter: a number that is a place and a serial is asked back, each alone is taken', async () => {
    await world.signedOff('区住建局');
    const built = [
      await world.signedOff('区教育局'),
      await world.signedOff('区教育局'),
      await world.signedOff('区教育局'),
    ];
    const [first = '', second = '', third = ''] = built.map(({ number }) => number);
    const serial = (number: string): string => String(Number(number.slice(-3)));
    const asks = async (): Promise<void> => {
      await world.wait('1h');
      await world.says('chen', '', { files: ['答复函.pdf'] });
    };
    await asks();
    expectSaid(world, 'chen', `1. ${first}`, `2. ${second}`, `3. ${third}`);
    expect(serial(first)).toBe('3');
    await world.says('chen', '3');
    expectRefused(world, 'chen', '第3项', first);
    await world.says('chen', '第3项');
    expectSaid(world, 'chen', third, '是哪一类');
    await asks();
    await world.says('chen', serial(third));
    expectSaid(world, 'chen', third, '是哪一类');
    await asks();
    await world.says('chen', '2');
    expectSaid(world, 'chen', second, '是哪一类');
    for (const typed of [first, first.slice(first.indexOf('闭')), '003', '3号']) {
      await asks();
      await world.says('chen', typed);
      expectSaid(world, 'chen', first, '是哪一类');
    }
  });

  it('is a project, or several, or parts of their names; of two polls it is asked which', async () => {
    const one = await polls.opened();
    await world.says('zhang', '小区充电棚');
    expectSaid(world, 'zhang', one.number, '小区充电棚');
    await world.says('zhang', '公厕、路灯');
    expectSaid(world, 'zhang', one.number, '公厕改造、路灯更换');
    await world.says('zhang', '改');
    expectRefused(world, 'zhang', '没看明白');
    await world.says('zhang', '公厕、体育馆');
    expectRefused(world, 'zhang', '没看明白');
    const two = await polls.opened();
    await world.says('zhang', '停车位');
    expectRefused(world, 'zhang', one.number, two.number);
  });
});
