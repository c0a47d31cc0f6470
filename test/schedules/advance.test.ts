import { expect, it } from 'vitest';
import { advanceTo, type TimedApp } from '../../src/schedules/advance.ts';

const HOUR = 3_600_000;

function timedApp(due: number[], onRun?: (now: number) => void) {
  let now = 0;
  const log: string[] = [];
  const clock = {
    now: () => new Date(now),
    set: (moment: Date) => {
      now = moment.getTime();
    },
  };
  const app: TimedApp = {
    nextDue: async () => {
      const next = due.filter((hour) => hour * HOUR > now).sort((a, b) => a - b)[0];
      return Promise.resolve(next === undefined ? undefined : new Date(next * HOUR));
    },
    runDue: async () => {
      log.push(`run ${String(now / HOUR)}`);
      onRun?.(now / HOUR);
      return Promise.resolve();
    },
    settle: async () => {
      log.push('settle');
      return Promise.resolve();
    },
  };
  return { app, clock, log };
}

it('does everything due on the way in order, each at its own time, and is quiet in between', async () => {
  const { app, clock, log } = timedApp([5, 2, 9]);
  await advanceTo(app, clock, new Date(7 * HOUR));
  expect(log).toEqual(['run 2', 'settle', 'run 5', 'settle', 'run 7', 'settle']);
  expect(clock.now()).toEqual(new Date(7 * HOUR));
});

it('does what falls due because of something on the way', async () => {
  const due = [2];
  const { app, clock, log } = timedApp(due, (hour) => {
    if (hour === 2) due.push(3);
  });
  await advanceTo(app, clock, new Date(4 * HOUR));
  expect(log.filter((line) => line !== 'settle')).toEqual(['run 2', 'run 3', 'run 4']);
});

it('runs what is due at the target once', async () => {
  const { app, clock, log } = timedApp([4]);
  await advanceTo(app, clock, new Date(4 * HOUR));
  expect(log).toEqual(['run 4', 'settle']);
});

it('refuses to go back, and to stand still for ever', async () => {
  const { app, clock } = timedApp([]);
  await advanceTo(app, clock, new Date(HOUR));
  await expect(advanceTo(app, clock, new Date(0))).rejects.toThrow(RangeError);
  const stuck = { ...app, nextDue: async () => Promise.resolve(new Date(HOUR)) };
  await expect(advanceTo(stuck, clock, new Date(2 * HOUR))).rejects.toThrow(/not done by running/);
});
