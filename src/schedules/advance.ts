import type { Clock } from '../chat/clock.ts';

/** What can be moved through time: `composeApp` with `schedules: 'manual'`. */
export interface TimedApp {
  /** The next instant strictly after now at which something falls due. */
  nextDue(): Promise<Date | undefined>;
  runDue(): Promise<void>;
  settle(): Promise<void>;
}

export interface VirtualClock extends Clock {
  set(now: Date): void;
}

/**
 * Move the clock on to `target`. Everything due on the way happens in order, each at its own virtual time, and
 * the application is quiet before the clock moves again; so a reminder sent on Tuesday can be answered by
 * something due on Wednesday, as in life.
 * Throws a RangeError when `target` lies in the past.
 */
export async function advanceTo(app: TimedApp, clock: VirtualClock, target: Date): Promise<void> {
  if (target < clock.now()) {
    throw new RangeError(`the clock cannot go back to ${target.toISOString()}`);
  }
  for (let due = await app.nextDue(); due !== undefined && due <= target; due = await app.nextDue()) {
    // An application that repeats what is due already would keep us here for ever.
    if (due <= clock.now()) throw new Error(`what is due at ${due.toISOString()} is not done by running it`);
    await moveTo(app, clock, due);
  }
  if (clock.now() < target) await moveTo(app, clock, target);
}

async function moveTo(app: TimedApp, clock: VirtualClock, moment: Date): Promise<void> {
  clock.set(moment);
  await app.runDue();
  await app.settle();
}
