import type { Patience } from './options.ts';

export interface Liveness {
  /** Any event was seen; `isAnswer` when it answers a ding. */
  heard(isAnswer: boolean): void;
  wasHeard(): boolean;
  isStopped(): boolean;
  stop(): void;
}

/** What is known of a gateway beyond one connection: whether it answers dings, which not all do. */
export interface Habits {
  answersDings: boolean;
}

/**
 * Watch over one connection: gRPC has no keepalive here, and a frozen gateway ends no stream. Silence is counted in
 * ticks, not by the clock: a process that was itself stopped for a while finds what came meanwhile before it counts on.
 */
export function createLiveness(
  patience: Patience,
  habits: Habits,
  { ding, dead }: { readonly ding: () => void; readonly dead: (reason: string) => void },
): Liveness {
  let silentTicks = 0;
  let wasHeard = false;
  let hasAnswered = false;
  let isStopped = false;
  const tick = (): void => {
    silentTicks += 1;
    const silentFor = silentTicks * patience.ding;
    if (!wasHeard) {
      if (silentFor >= patience.firstEvent) return dead('no event came');
    } else if (silentFor >= (habits.answersDings ? patience.silence : patience.longSilence)) {
      // One that used to answer and no longer does may have been replaced by one that never does.
      habits.answersDings = hasAnswered;
      return dead('the gateway fell silent');
    }
    ding();
  };
  const timer = setInterval(tick, patience.ding);
  return {
    heard(isAnswer) {
      if (!wasHeard) ding();
      silentTicks = 0;
      wasHeard = true;
      hasAnswered ||= isAnswer;
      habits.answersDings ||= isAnswer;
    },
    wasHeard: () => wasHeard,
    isStopped: () => isStopped,
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
  };
}
