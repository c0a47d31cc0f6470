import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

let world: World;
let number: string;
beforeEach(async () => {
  world = await openWorld();
  ({ number } = await world.signedOff('区教育局'));
  await world.says('wang', `#重点 ${number} 督办领导:罗主任`, { in: 'gs' });
});
afterEach(() => world.close());

const office = (text: string) => world.says('wang', text, { in: 'gs' });
const arrange = (when: string) => office(`#办公会 ${number} 时间:${when} 地点:区政府301 主持:高副区长`);
/** How many messages since the last step remind of a meeting. */
const spoken = (chat: string): number =>
  world.heard(chat).filter((text) => text.includes('提醒') && text.includes('办公会')).length;

describe('those invited to a 办公会', () => {
  it('are reminded once, on the working day before, and leaders never', async () => {
    await arrange('3月9日15:00');
    await world.until('2026-03-06T08:59');
    expect(spoken('ge') + spoken('zhang')).toBe(0);
    await world.until('2026-03-06T09:00');
    expectSaid(world, 'ge', '提醒', '区教育局', number, '3月9日15:00', '区政府301', '高副区长');
    expectSaid(world, 'zhang', '张明代表', '提醒', number, '3月9日15:00', '区政府301', '高副区长');
    expect(world.heardIn()).not.toContain('luo');
    await world.until('2026-03-10T12:00');
    expect(spoken('ge') + spoken('zhang')).toBe(0);
  });

  it('are reminded in the morning of the day when it was called on the day before', async () => {
    await world.until('2026-03-09T10:00');
    await arrange('3月10日15:00');
    await world.until('2026-03-10T08:59');
    expect(spoken('ge') + spoken('zhang')).toBe(0);
    await world.until('2026-03-10T09:00');
    expectSaid(world, 'ge', '提醒', number, '今天', '15:00');
    expect([spoken('ge'), spoken('zhang')]).toEqual([1, 1]);
  });

  it.each([
    ['begins when reminders may go out', '3月10日9:00'],
    ['is on the same day', '3月9日16:00'],
  ])('are not, of one that %s', async (_what, when) => {
    await world.until('2026-03-09T10:00');
    await arrange(when);
    await world.until('2026-03-11T12:00');
    expect(spoken('ge') + spoken('zhang')).toBe(0);
  });

  it('hear of the new day alone when it was moved', async () => {
    await arrange('3月10日15:00');
    await world.until('2026-03-06T10:00');
    await office(`#办公会 ${number} 时间:3月12日9:30`);
    await world.until('2026-03-11T08:59');
    expect(spoken('ge') + spoken('zhang')).toBe(0);
    await world.until('2026-03-11T09:00');
    expectSaid(world, 'ge', '提醒', '3月12日09:30', '区政府301');
    expect([spoken('ge'), spoken('zhang')]).toEqual([1, 1]);
    await world.until('2026-03-13T12:00');
    expect(spoken('ge') + spoken('zhang')).toBe(0);
  });

  it.each([
    ['called off', '办公会 号 取消'],
    ['held before its day', '纪要 号 提前开了,议定月底完成'],
  ])('hear nothing of one that was %s', async (_what, words) => {
    await arrange('3月10日15:00');
    await world.until('2026-03-06T10:00');
    await office(`#${words.replace('号', number)}`);
    await world.until('2026-03-11T12:00');
    expect(spoken('ge') + spoken('zhang')).toBe(0);
  });

  it('hear nothing when the suggestion was withdrawn', async () => {
    await arrange('3月10日15:00');
    await world.says('zhang', `撤回 ${number} 理由:已经解决`);
    await world.presses('zhang', '确认撤回');
    await world.until('2026-03-11T12:00');
    expect(spoken('ge') + spoken('zhang')).toBe(0);
  });

  it('hear once after a downtime until it begins, and nothing once it has begun', async () => {
    await arrange('3月10日15:00');
    await world.until('2026-03-06T10:00');
    await world.restart('2026-03-10T10:00');
    expectSaid(world, 'ge', '提醒', number, '3月10日15:00');
    expect([spoken('ge'), spoken('zhang')]).toEqual([1, 1]);
    await arrange('3月17日15:00');
    await world.restart('2026-03-17T15:00');
    expect(spoken('ge') + spoken('zhang')).toBe(0);
  });

  it('get a reminder that waits for the morning only if the meeting still stands then', async () => {
    await arrange('3月10日15:00');
    await world.until('2026-03-06T10:00');
    await world.restart('2026-03-09T18:00');
    expect(spoken('ge')).toBe(0);
    await office(`#办公会 ${number} 时间:3月10日16:00`);
    await world.until('2026-03-10T09:00');
    expectSaid(world, 'ge', '提醒', number, '16:00');
    expectUnsaid(world, 'ge', '15:00');
    expect([spoken('ge'), spoken('zhang')]).toEqual([1, 1]);
    await arrange('3月17日15:00');
    await world.restart('2026-03-16T18:00');
    await office(`#办公会 ${number} 取消`);
    await world.until('2026-03-18T12:00');
    expect(spoken('ge') + spoken('zhang')).toBe(0);
  });

  it('of two suggestions get one message', async () => {
    const other = await world.signedOff('区教育局');
    await office(`#办公会 ${number}、${other.number} 时间:3月10日15:00 地点:301`);
    await world.presses('wang', '确认', { in: 'gs' });
    await world.until('2026-03-09T09:00');
    for (const chat of ['ge', 'zhang']) expectSaid(world, chat, '提醒', number, other.number, '3月10日15:00');
    expect([spoken('ge'), spoken('zhang')]).toEqual([1, 1]);
  });
});
