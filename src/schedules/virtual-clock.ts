import type { VirtualClock } from './advance.ts';

/** A clock that starts anywhere, goes on at the real pace, and can be moved on or held. */
export interface FlowingClock extends VirtualClock {
  frozen(): boolean;
  /** Hold the clock while `work` moves it itself; one after the other. */
  whileFrozen<T>(work: () => Promise<T>): Promise<T>;
}

/** `realNow` tells real milliseconds; tests give their own. */
export function createVirtualClock(
  start: Date,
  realNow: () => number = () => performance.now(),
): FlowingClock {
  let base = start.getTime();
  let anchor: number | undefined = realNow();
  let last: Promise<unknown> = Promise.resolve();

  const now = (): Date => new Date(anchor === undefined ? base : base + (realNow() - anchor));
  const set = (moment: Date): void => {
    base = moment.getTime();
    if (anchor !== undefined) anchor = realNow();
  };
  const hold = async <T>(work: () => Promise<T>): Promise<T> => {
    base = now().getTime();
    anchor = undefined;
    try {
      return await work();
    } finally {
      anchor = realNow();
    }
  };
  return {
    now,
    set,
    frozen: () => anchor === undefined,
    whileFrozen: (work) => {
      const result = last.then(() => hold(work));
      last = result.catch(() => undefined);
      return result;
    },
  };
}
