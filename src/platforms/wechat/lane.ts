export interface Lane {
  /** Work is done one piece after the other, in this order, and must not reject. */
  add(work: () => Promise<void>): void;
  /** Pieces that are not done. */
  waiting(): number;
  /** Resolves when all is done that was added. */
  quiet(): Promise<void>;
}

export function createLane(): Lane {
  const queue: (() => Promise<void>)[] = [];
  let running = Promise.resolve();
  let isRunning = false;
  const run = async (): Promise<void> => {
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      await next();
      queue.shift();
    }
    isRunning = false;
  };
  return {
    add(work) {
      queue.push(work);
      if (isRunning) return;
      isRunning = true;
      running = run();
    },
    waiting: () => queue.length,
    quiet: () => running,
  };
}
