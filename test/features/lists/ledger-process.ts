// A ledger made in a process of its own, which kills itself right before or after it has told the outcome.
//   node --import scripts/typescript.mjs test/features/lists/ledger-process.ts '<connection, payload, when as JSON>'
import type pg from 'pg';
import { runLedger } from '../../../src/features/lists/run-ledger.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { recordingLog } from '../../support/engine.ts';
import { listDeps } from './bare-congress.ts';

// The test that starts us writes the argument.
const { connection, payload, when } = JSON.parse(process.argv[2] ?? '{}') as {
  connection: pg.ClientConfig;
  payload: unknown;
  when: 'before' | 'after';
};
const database = openDatabase(connection, { max: 3, log: recordingLog().log });
let kept = 0;
await runLedger(
  {
    deps: listDeps(),
    now: () => new Date('2026-03-02T01:00:00Z'),
    database: {
      ...database,
      // Two transactions tell progress; the third one sends the file.
      write: (work) =>
        database
          .write(async (tx) => {
            const result = await work(tx);
            kept += 1;
            if (kept === 3 && when === 'before') process.kill(process.pid, 'SIGKILL');
            return result;
          })
          .then((result) => {
            if (kept === 3) process.kill(process.pid, 'SIGKILL');
            return result;
          }),
    },
  },
  payload,
);
