import type { Clock } from '../chat/clock.ts';

export interface Alarm {
  start(): void;
  /** Ring at this instant of the clock, or before. */
  at(instant: Date): void;
  stop(): void;
}

/** Rings at least this often: messages whose hours begin (09:00), and those of a process that died, wait no longer. */
const REGULAR = 15_000;

/** Return an alarm that calls `ring` when asked to, and regularly. It keeps no process alive. */
export function createAlarm(clock: Clock, ring: () => Promise<void>): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let rings = Infinity;
  let running = false;

  function set(delay: number): void {
    clearTimeout(timer);
    rings = performance.now() + delay;
    timer = setTimeout(() => void rung(), delay).unref();
  }

  async function rung(): Promise<void> {
    rings = Infinity;
    await ring();
    if (running && rings === Infinity) set(REGULAR);
  }

  return {
    start: () => {
      running = true;
      if (rings === Infinity) set(REGULAR);
    },
    at: (instant) => {
      const delay = Math.min(Math.max(instant.getTime() - clock.now().getTime(), 1), REGULAR);
      if (running && performance.now() + delay < rings) set(delay);
    },
    stop: () => {
      running = false;
      clearTimeout(timer);
    },
  };
}
