// A process of its own that starts the embedded server, says so on standard output, and waits to be ended.
// node --import scripts/typescript.mjs test/support/start-postgres.ts <data folder> <folder outside>
import { startEmbeddedPostgres } from '../../src/storage/postgres/embedded.ts';

const [dataDir = '', outside = ''] = process.argv.slice(2);
const started = await startEmbeddedPostgres({
  dataDir,
  outside,
  log: () => undefined,
  settings: { fsync: 'off' },
});
const { port, password, notes } = started;
console.log(JSON.stringify({ port, password, notes }));

process.stdin.on('end', () => void started.stop());
process.stdin.resume();
