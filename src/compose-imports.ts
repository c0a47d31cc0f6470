import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from './chat/clock.ts';
import type { Deps } from './features/context.ts';
import { runImport } from './features/lists/run-import.ts';
import type { Logger } from './observability/log.ts';
import type { Database } from './storage/database.ts';
import { faultOf } from './storage/fault.ts';
import { IMPORT, openImports } from './storage/import-jobs.ts';

/** The writing of confirmed lists, as jobs of the queue. */
export interface Imports {
  readonly tasks: Readonly<Record<string, (payload: unknown) => Promise<void>>>;
  /** Resolve when no list is being written, here or elsewhere, or waits to be. */
  idle(): Promise<void>;
}

/** How long to wait for a worker, here or elsewhere, before looking again; in milliseconds. */
const LOOK_EVERY = 20;

export function createImports({
  deps,
  database,
  clock,
  log,
}: {
  readonly deps: Deps;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
}): Imports {
  return {
    tasks: {
      [IMPORT]: async (payload) => {
        try {
          const outcome = await runImport({ deps, database, now: clock.now }, payload);
          if (outcome.kind === 'failed') log.error(faultOf(outcome.error), 'a list could not be written');
        } catch (error) {
          log.error(faultOf(error), 'a list could not be written; it is tried again');
          // graphile-worker stores what a job throws: not the original, whose message may repeat what it was given.
          throw new Error(faultOf(error).fault);
        }
      },
    },
    idle: async () => {
      while ((await openImports(database.read)) > 0) await pause(LOOK_EVERY);
    },
  };
}
