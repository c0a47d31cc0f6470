/** What must be undone at the end, whatever happens; the last added is undone first. */
export interface CleanUp {
  add(work: () => Promise<unknown>): void;
  /** Undo everything, each once; failures are handed to the listener and do not keep the others from running. */
  run(onFailure: (error: unknown) => void): Promise<void>;
}

export function createCleanUp(): CleanUp {
  const works: (() => Promise<unknown>)[] = [];
  let running: Promise<void> | undefined;

  async function runAll(onFailure: (error: unknown) => void): Promise<void> {
    for (let work = works.pop(); work !== undefined; work = works.pop()) {
      await work().catch(onFailure);
    }
  }
  return {
    add: (work) => void works.push(work),
    run: async (onFailure) => (running ??= runAll(onFailure)),
  };
}
