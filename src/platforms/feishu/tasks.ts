/** Things under way that nobody waits for now, but the end of the connection must. */
export interface Tasks {
  /** Begin one; what it returns is handed on. */
  track<T>(task: Promise<T>): Promise<T>;
  /** Resolve when none is under way, those begun meanwhile included. Never rejects. */
  settled(): Promise<void>;
}

export function createTasks(): Tasks {
  const running = new Set<Promise<unknown>>();
  return {
    track(task) {
      const done = task.then(
        () => void running.delete(done),
        () => void running.delete(done),
      );
      running.add(done);
      return task;
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
