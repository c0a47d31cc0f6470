import { schedule as scheduleCron, type ScheduledTask } from 'node-cron';
import type { Logger } from 'pino';
import type { Clock } from '../chat/clock.ts';
import { addDays, type ClockTime, civilDateOf, instantAt } from '../domain/calendar/civil-date.ts';
import type { Database } from '../storage/database.ts';
import { faultOf } from '../storage/fault.ts';
import { claimTick, lastTick } from '../storage/ticks.ts';

interface Work {
  readonly name: string;
  /** Does what should have been done by `now`, judged by the state: fires that were missed are not made up for. */
  readonly run: (now: Date) => Promise<void>;
}

/** Work that is due daily at some times of Shanghai. */
export interface DailySchedule extends Work {
  readonly times: readonly [ClockTime, ...ClockTime[]];
}

/** Work that is due at instants which the state tells, such as the closing of a poll: found within a minute. */
export interface StateSchedule extends Work {
  /** The latest instant at or before `now` whose work is not done, if any. */
  readonly lastDue: (now: Date) => Promise<Date | undefined>;
}

export type Schedule = DailySchedule | StateSchedule;

export interface SchedulesOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly schedules: readonly Schedule[];
  /** `cron`: fires by itself. `manual`: whoever moves the clock calls `runDue`. */
  readonly mode: 'cron' | 'manual';
  readonly log: Logger;
}

export interface Schedules {
  /** Run what is due, and in `cron` mode go on doing so. */
  start(): Promise<void>;
  /**
   * Run each schedule that has had a fire since the one claimed last, once, however many there were. In `manual` mode
   * what a schedule throws is thrown after all have run; in `cron` mode it is logged. Either way its fire stays due.
   */
  runDue(): Promise<void>;
  /** The next daily fire strictly after `now`. */
  nextDue(now: Date): Date | undefined;
  /** Resolve when no schedule runs. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Finds what cron missed: a fire during a stall, a tick whose process died, work that threw. */
const LOOK_EVERY = 60_000;

export function createSchedules(options: SchedulesOptions): Schedules {
  const { schedules } = options;
  const stopping = new AbortController();
  const tasks: ScheduledTask[] = [];
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  /** One round after the other, so that a round never meets its own locks. */
  function round(): Promise<void> {
    const result = running.then(() => runAll(options, stopping.signal));
    running = result.catch(() => undefined);
    return result;
  }

  return {
    start: async () => {
      await round();
      if (options.mode === 'manual') return;
      for (const time of new Set(schedules.filter(isDaily).flatMap(({ times }) => times))) {
        tasks.push(scheduleCron(cronOf(time), () => round(), { timezone: 'Asia/Shanghai' }));
      }
      timer = setInterval(() => void round(), LOOK_EVERY).unref();
    },
    runDue: round,
    nextDue: (now) => earliest(schedules.filter(isDaily).map((schedule) => nextFire(schedule, now))),
    idle: () => running,
    stop: async () => {
      stopping.abort();
      clearInterval(timer);
      for (const task of tasks) await task.destroy();
      await running;
    },
  };
}

async function runAll(options: SchedulesOptions, signal: AbortSignal): Promise<void> {
  const { database, schedules, clock, log, mode } = options;
  const errors: unknown[] = [];
  for (const schedule of schedules) {
    if (signal.aborted) return;
    try {
      await runIfDue(database, schedule, clock.now());
    } catch (error) {
      log.error({ schedule: schedule.name, ...faultOf(error) }, 'a schedule failed; it stays due');
      errors.push(error);
    }
  }
  if (mode === 'manual' && errors.length > 0) throw errors[0];
}

async function runIfDue(database: Database, schedule: Schedule, now: Date): Promise<void> {
  const dueAt = isDaily(schedule) ? lastFire(schedule, now) : await schedule.lastDue(now);
  if (dueAt === undefined) return;
  const last = await lastTick(database.read, schedule.name);
  // Also when the clock was set back: what is done is done.
  if (last !== undefined && last >= dueAt) return;
  await claimTick(database.pool, { schedule: schedule.name, dueAt, now }, () => schedule.run(now));
}

function isDaily(schedule: Schedule): schedule is DailySchedule {
  return 'times' in schedule;
}

/** Return the latest fire at or before `now`. */
function lastFire({ times }: DailySchedule, now: Date): Date {
  const today = civilDateOf(now);
  const fires = [addDays(today, -1), today].flatMap((day) => times.map((time) => instantAt(day, time)));
  const past = fires.filter((fire) => fire <= now);
  return new Date(Math.max(...past.map(Number)));
}

function nextFire({ times }: DailySchedule, now: Date): Date {
  const today = civilDateOf(now);
  const fires = [today, addDays(today, 1)].flatMap((day) => times.map((time) => instantAt(day, time)));
  return new Date(Math.min(...fires.filter((fire) => fire > now).map(Number)));
}

function earliest(instants: readonly Date[]): Date | undefined {
  return instants.length === 0 ? undefined : new Date(Math.min(...instants.map(Number)));
}

function cronOf(time: ClockTime): string {
  const [hour, minute] = time.split(':');
  return `${String(Number(minute))} ${String(Number(hour))} * * *`;
}
