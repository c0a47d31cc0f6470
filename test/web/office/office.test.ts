import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandboxApp, type SandboxApp } from './sandbox-app.ts';

const DEPUTY = 'direct:deputy-101';
const STAFF = 'group:group-staff';
const UNIT = 'group:group-unit-2';
const LETTER = '标题:关于更换路灯的建议\n问题:十一盏路灯不亮。\n建议:一个月内更换。';

let sandbox: SandboxApp;
beforeAll(async () => {
  sandbox = await openSandboxApp();
});
afterAll(() => sandbox.close());

describe('who may see what', () => {
  const sees = async (chat: string): Promise<object> => {
    const audience = await sandbox.simulation.audience(chat);
    return Object.fromEntries(audience.map(({ sort, sees: seen }) => [sort, seen]));
  };

  it.each([
    [
      'a group of deputies',
      'group:group-deputies-1',
      { own_team: 'full', other: 'public', confidential: 'none' },
    ],
    ["a unit's group", UNIT, { own_unit: 'full', other: 'none', confidential: 'none' }],
    ["the office's group", STAFF, { other: 'full', confidential: 'full' }],
    ['the group of all units', 'group:group-units', { other: 'none', confidential: 'none' }],
    ['a deputy alone', DEPUTY, { own_team: 'full', other: 'public', confidential: 'none' }],
    ['a handler alone', 'direct:handler-21', { own_unit: 'full', other: 'none', confidential: 'none' }],
    [
      'the coordinator alone',
      'direct:coordinator-1',
      { own_system: 'full', other: 'none', confidential: 'none' },
    ],
  ])('is what the rules say: %s', async (_, chat, expected) => {
    expect(await sees(chat)).toEqual(expected);
  });

  it('is nothing for a chat that the roster does not know', async () => {
    expect(await sees('direct:nobody')).toEqual({});
  });
});

describe('what falls due, and what is on its way', () => {
  beforeAll(async () => {
    await sandbox.say('deputy-101', DEPUTY, LETTER);
    await sandbox.press('deputy-101', DEPUTY, '确认提交');
    await sandbox.press('staff-1', STAFF, '通过');
    await sandbox.say('staff-1', STAFF, '#交办 1号 主办:区住建局');
  });

  it('is said with unit, number, limit and date', async () => {
    const { clock } = sandbox.simulation;
    const news = await clock.nextDue();
    expect(news?.what).toBe('代表团群读到本团建议的新进展');
    await clock.advanceTo(news?.at ?? new Date(0));
    const due = await clock.nextDue();

    expect(due?.what).toBe('提醒区住建局:2026闭-001 签收期限3月5日');
  });

  it('waits while the network is down, and is delivered when it is back', async () => {
    const { simulation } = sandbox;
    const { clock } = simulation;
    simulation.setFaults(['disconnect']);
    await clock.advanceTo((await clock.nextDue())?.at ?? new Date(0));

    const [waiting] = await simulation.outgoing();
    expect(waiting).toMatchObject({ chat: UNIT, state: 'waiting', next: expect.any(String) });
    expect(waiting?.summary).toContain('提醒');
    expect(sandbox.heard(UNIT).join()).not.toContain('提醒');
    simulation.setFaults([]);
    await clock.advanceTo(new Date(clock.now().getTime() + 60_000));

    expect(await simulation.outgoing()).toEqual([]);
    expect(sandbox.heard(UNIT).at(-1)).toContain('提醒');
  });

  it('is undeliverable when it was tried for too long, and the office is told', async () => {
    const { simulation } = sandbox;
    const { clock } = simulation;
    simulation.setFaults(['drop']);
    await clock.advanceTo((await clock.nextDue())?.at ?? new Date(0));
    // All attempts take 42 min 36 s; the report of the failure must not wait as long in vain.
    await clock.advanceTo(new Date(clock.now().getTime() + 43 * 60_000));
    const outgoing = await simulation.outgoing();
    simulation.setFaults([]);
    await clock.advanceTo(new Date(clock.now().getTime() + 10 * 60_000));

    expect(outgoing.find(({ chat }) => chat === UNIT)).toMatchObject({ state: 'undeliverable' });
    expect(sandbox.heard(STAFF).at(-1)).toContain('没有送到');
  });
});
