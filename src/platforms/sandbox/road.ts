import { RetryableSendError } from '../../chat/platform.ts';
import type { Fault } from '../../chat/simulation.ts';

/** How long everything takes while `delay` is on, in real milliseconds. */
const DELAY = 4_000;

/** Runs the work after the network's delay; tests run it when they like. */
export type Later = (work: () => void) => void;

export function afterDelay(work: () => void): void {
  setTimeout(work, DELAY).unref();
}

/** The switches of the network's faults, and the way of the bot's messages to the people. */
export interface Road {
  faults(): readonly Fault[];
  has(fault: Fault): boolean;
  /** What was held up by a fault that is no longer on moves at once. */
  set(faults: readonly Fault[]): void;
  /** Called after each change of the switches. */
  onChange(listener: () => void): void;
  /** Resolves when a message of the bot has arrived; a RetryableSendError when it surely did not. */
  pass(): Promise<void>;
  /** Whatever is still under way arrives now. */
  hurry(): void;
}

export function createRoad(later: Later): Road {
  const listeners: (() => void)[] = [];
  const underWay = new Set<() => void>();
  let on: ReadonlySet<Fault> = new Set();

  const hurry = (): void => underWay.forEach((arrive) => arrive());
  const travel = (): Promise<void> =>
    new Promise((resolve) => {
      const arrive = (): void => {
        underWay.delete(arrive);
        resolve();
      };
      underWay.add(arrive);
      later(arrive);
    });
  const refuse = (): void => {
    if (on.has('disconnect')) throw new RetryableSendError('the network is disconnected');
    if (on.has('drop')) throw new RetryableSendError('the network lost the message');
  };

  return {
    faults: () => [...on],
    has: (fault) => on.has(fault),
    set(faults) {
      on = new Set(faults);
      if (!on.has('delay')) hurry();
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.push(listener),
    async pass() {
      refuse();
      if (!on.has('delay')) return;
      await travel();
      refuse();
    },
    hurry,
  };
}
