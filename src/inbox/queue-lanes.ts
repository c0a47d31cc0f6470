export interface Lanes {
  /** Run `work` after all that came before it in the same lane, whether that succeeded or not. */
  run<T>(lane: string, work: () => Promise<T>): Promise<T>;
  isQuiet(): boolean;
  quiet(): Promise<void>;
}

/** Lanes are independent of each other; an empty one leaves nothing behind. */
export function createLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (lane, work) => {
      const result = (tails.get(lane) ?? Promise.resolve()).then(work);
      const tail = result
        .catch(() => undefined)
        .finally(() => {
          if (tails.get(lane) === tail) tails.delete(lane);
        });
      tails.set(lane, tail);
      return result;
    },
    isQuiet: () => tails.size === 0,
    quiet: async () => {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
