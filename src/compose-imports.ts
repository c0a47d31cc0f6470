import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from './chat/clock.ts';
import type { Deps } from './features/context.ts';
import type { ListOutcome } from './features/lists/list-job.ts';
import { runImport } from './features/lists/run-import.ts';
import { runLedger } from './features/lists/run-ledger.ts';
import type { Logger } from './observability/log.ts';
import type { Database } from './storage/database.ts';
import { faultOf } from './storage/fault.ts';
import { IMPORT, LEDGER, openListJobs } from './storage/import-jobs.ts';

/** Lists that are read and written, and ledgers that are made, as jobs of the queue. */
export interface Imports {
  readonly tasks: Readonly<Record<string, (payload: unknown) => Promise<void>>>;
  /** Resolve when no such job runs, here or elsewhere, or waits to run. */
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
  const parts = { deps, database, now: clock.now };
  const task =
    (run: (payload: unknown) => Promise<ListOutcome>, failed: string) => async (payload: unknown) => {
      try {
        const outcome = await run(payload);
        if (outcome.kind === 'failed') log.error(faultOf(outcome.error), failed);
      } catch (error) {
        log.error(faultOf(error), `${failed}; it is tried again`);
        // graphile-worker stores what a job throws: not the original, whose message may repeat what it was given.
        throw new Error(faultOf(error).fault);
      }
    };
  return {
    tasks: {
      [IMPORT]: task((payload) => runImport(parts, payload), 'a list could not be written'),
      [LEDGER]: task((payload) => runLedger(parts, payload), 'a ledger could not be made'),
    },
    idle: async () => {
      while ((await openListJobs(database.read)) > 0) await pause(LOOK_EVERY);
    },
  };
}
