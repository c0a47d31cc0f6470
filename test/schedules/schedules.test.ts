import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSchedules, type Schedule } from '../../src/schedules/schedules.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { createTestClock, recordingLog } from '../support/engine.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const at = (time: string) => new Date(`2026-03-${time}:00+08:00`);

describe('schedules', () => {
  const { log, logged } = recordingLog();
  let test: TestDatabase;
  let database: Database;
  let ran: string[];

  beforeAll(async () => {
    test = await createTestDatabase();
    database = openDatabase(test.connection, { max: 8, log });
  });
  beforeEach(async () => {
    ran = [];
    await database.read.tick.deleteMany();
  });
  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  const reminders: Schedule = {
    name: 'reminders',
    times: ['09:00', '14:30'],
    run: (now) => Promise.resolve(void ran.push(`reminders ${now.toISOString()}`)),
  };
  const night: Schedule = {
    name: 'night',
    times: ['02:00'],
    run: () => Promise.resolve(void ran.push('night')),
  };

  function open(
    clock = createTestClock(at('03T10:00')),
    schedules: readonly Schedule[] = [reminders, night],
  ) {
    return createSchedules({ database, clock, schedules, mode: 'manual', log });
  }

  it('runs each fire once', async () => {
    const clock = createTestClock(at('03T10:00'));
    const schedules = open(clock);
    await schedules.runDue();
    await schedules.runDue();
    expect(ran).toEqual([`reminders ${at('03T10:00').toISOString()}`, 'night']);

    clock.set(at('03T14:30'));
    await schedules.runDue();
    expect(ran).toHaveLength(3);
  });

  it('runs once after ten days of downtime, at the present time', async () => {
    const clock = createTestClock(at('03T10:00'));
    await open(clock).runDue();
    clock.set(at('13T08:00'));
    await open(clock).runDue();

    expect(ran.filter((name) => name !== 'night')).toEqual([
      `reminders ${at('03T10:00').toISOString()}`,
      `reminders ${at('13T08:00').toISOString()}`,
    ]);
  });

  it('tells the next fire strictly after an instant', () => {
    const schedules = open();

    expect(schedules.nextDue(at('03T08:59'))).toEqual(at('03T09:00'));
    expect(schedules.nextDue(at('03T09:00'))).toEqual(at('03T14:30'));
    expect(schedules.nextDue(at('03T23:00'))).toEqual(at('04T02:00'));
    expect(open(undefined, []).nextDue(at('03T09:00'))).toBeUndefined();
  });

  it('that is due by the state runs once for each instant, and not while there is none', async () => {
    const clock = createTestClock(at('03T10:00'));
    const due: { last: Date | undefined } = { last: undefined };
    const closing: Schedule = {
      name: 'closing',
      lastDue: () => Promise.resolve(due.last),
      run: (now) => Promise.resolve(void ran.push(now.toISOString())),
    };
    const schedules = open(clock, [closing]);
    await schedules.runDue();
    due.last = at('03T09:30');
    await schedules.runDue();
    await schedules.runDue();
    clock.set(at('03T12:00'));
    due.last = at('03T11:00');
    await schedules.runDue();

    expect(ran).toEqual([at('03T10:00').toISOString(), at('03T12:00').toISOString()]);
    expect(schedules.nextDue(at('03T12:00'))).toBeUndefined();
  });

  it('is claimed once by two processes that fire at the same moment', async () => {
    let entered: () => void = () => undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow: Schedule = {
      name: 'slow',
      times: ['09:00'],
      run: async () => {
        ran.push('slow');
        entered();
        await held;
      },
    };
    const first = open(undefined, [slow]).runDue();
    await inside;
    await open(undefined, [slow]).runDue();
    release();
    await first;
    await open(undefined, [slow]).runDue();

    expect(ran).toEqual(['slow']);
  });

  it('runs again what broke off, and does the others meanwhile', async () => {
    let broken = true;
    const failing: Schedule = {
      name: 'failing',
      times: ['09:00'],
      run: () =>
        broken ? Promise.reject(new Error('13800000000')) : Promise.resolve(void ran.push('failing')),
    };
    const schedules = open(undefined, [failing, night]);
    await expect(schedules.runDue()).rejects.toThrow();
    expect(ran).toEqual(['night']);
    expect(logged.join('\n')).not.toContain('13800000000');

    broken = false;
    await schedules.runDue();
    expect(ran).toEqual(['night', 'failing']);
  });

  it('runs again the fire of a process that died in the middle of it', async () => {
    let reached: () => void = () => undefined;
    const dying = new Promise<void>((resolve) => (reached = resolve));
    const schedule: Schedule = {
      name: 'dies',
      times: ['09:00'],
      run: () => {
        reached();
        return new Promise(() => undefined);
      },
    };
    const { log: quiet } = recordingLog();
    const doomed = openDatabase(test.connection, { max: 2, log: quiet, applicationName: 'doomed' });
    const clock = createTestClock(at('03T10:00'));
    void createSchedules({
      database: doomed,
      clock,
      schedules: [schedule],
      mode: 'manual',
      log: quiet,
    }).runDue();
    await dying;
    await database.pool.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'doomed'`,
    );

    await open(undefined, [{ ...reminders, name: 'dies' }]).runDue();
    expect(ran).toHaveLength(1);
  });

  it('does nothing again when the clock is set back', async () => {
    const clock = createTestClock(at('03T15:00'));
    const schedules = open(clock);
    await schedules.runDue();
    ran = [];
    clock.set(at('02T15:00'));
    await schedules.runDue();

    expect(ran).toEqual([]);
  });

  it('runs what was missed as soon as it starts with cron, and stops', async () => {
    const clock = createTestClock(at('03T10:00'));
    const schedules = createSchedules({ database, clock, schedules: [reminders], mode: 'cron', log });
    await schedules.start();
    await schedules.stop();

    expect(ran).toHaveLength(1);
  });
});
