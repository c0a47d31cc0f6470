// An import in a process of its own, which kills itself once it has told its first progress: the rows are half
// written, in a transaction that never ends.
//   node --import scripts/typescript.mjs test/features/lists/import-process.ts '<job as JSON>'
import type pg from 'pg';
import { runImport } from '../../../src/features/lists/run-import.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { recordingLog } from '../../support/engine.ts';
import { listDeps } from './bare-congress.ts';

// The test that starts us writes the argument.
const { connection, payload } = JSON.parse(process.argv[2] ?? '{}') as {
  connection: pg.ClientConfig;
  payload: unknown;
};
const database = openDatabase(connection, { max: 3, log: recordingLog().log });
await runImport(
  {
    deps: listDeps(),
    now: () => new Date('2026-03-02T01:00:00Z'),
    database: {
      ...database,
      write: async (work) => {
        await database.write(work);
        process.kill(process.pid, 'SIGKILL');
        throw new Error('killed');
      },
    },
  },
  payload,
);
