import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid } from '../../support/world-expect.ts';
import { pollsOf } from './support.ts';

const world = await createWorld();
const polls = pollsOf(world);

describe('reminders of a poll', () => {
  it('go to all who have not answered, two times at most', async () => {
    const { title, number } = await polls.opened({ closing: '3月5日18:00' });
    await world.says('zhang', '1 2');
    await world.until('2026-03-03T18:00');
    expect(world.heardIn()).toEqual([]);
    for (const moment of ['2026-03-04T09:00', '2026-03-05T09:00']) {
      await world.until(moment);
      expect(world.heardIn()).toEqual(['li', 'qiao']);
      for (const deputy of ['li', 'qiao']) expectSaid(world, deputy, '提醒', number, title, '3月5日18:00');
    }
    await world.says('li', '3');
    expectSaid(world, 'li', '停车位');
    await world.until('2026-03-05T17:59');
    expect(world.heardIn()).toEqual([]);
    await world.until('2026-03-06T12:00');
    expect(world.heardIn()).toEqual(['gs']);
  });

  it('that fell into a time when the bot was away are one', async () => {
    const { number } = await polls.opened({ closing: '3月10日18:00' });
    await world.restart('2026-03-10T10:00');
    const reminders = world.network
      .lines('direct:qiao')
      .filter(({ message }) => message.kind === 'card' && message.card.title.includes(number))
      .filter(({ message }) => message.kind === 'card' && message.card.title.includes('提醒'));
    expect(reminders).toHaveLength(1);
    await world.until('2026-03-10T17:00');
    expect(world.heardIn()).toEqual([]);
  });

  it('are none for a poll that lasts a day', async () => {
    await polls.opened({ closing: '3月11日12:00' });
    await world.until('2026-03-11T08:59');
    const { title } = await polls.opened({ closing: '3月11日18:00' });
    await world.until('2026-03-11T11:00');
    const texts = world.heard('qiao').filter((text) => text.includes(title));
    expect(texts).toEqual([]);
  });
});
