// A bot process with the engine and a trivial handler, for tests that kill it:
//   node --import scripts/typescript.mjs test/support/engine-process.ts '<job as JSON>'
// It receives the events it is given, settles, prints "done" and waits to be ended. At the point it is told it ends as
// by SIGKILL; with "hang" it prints the point and stands still there instead.
import type pg from 'pg';
import type { InboundEvent, PlatformName } from '../../src/chat/message.ts';
import { openProcess } from '../../src/storage/process-life.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { openEngine, recordingLog } from './engine.ts';
import { createRecordingPlatform } from './engine-platform.ts';

export interface EngineJob {
  readonly connection: pg.ClientConfig;
  readonly file: string;
  readonly platform: PlatformName;
  readonly events: readonly InboundEvent[];
  readonly dieAt?: 'received' | 'handled' | 'between' | 'sent';
  readonly hang?: boolean;
}

// The test that starts us writes the argument.
const job = JSON.parse(process.argv[2] ?? '{}') as EngineJob;

function reach(point: string): void {
  if (point !== job.dieAt) return;
  if (job.hang !== true) process.kill(process.pid, 'SIGKILL');
  console.log(point);
  // Stands still with everything open, as a process does that is about to be killed from outside.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const platform = createRecordingPlatform({
  name: job.platform,
  sendsOncePerKey: job.platform !== 'wechat',
  file: job.file,
});
platform.onTaken = () => {
  reach('between');
};
const { log } = recordingLog();
const own = openDatabase(job.connection, { max: 2, log });
const life = await openProcess({ connection: job.connection, pool: own.pool, log, onLost: () => undefined });
const engine = await openEngine({
  connection: job.connection,
  platform,
  inbox: { checkpoint: reach },
  outbox: {
    checkpoint: reach,
    holds: life.holds,
    onWorker: life.addWorker,
    limits: { wechat: {}, feishu: {}, sandbox: {} },
  },
});
await life.acquire(platform.name, platform.account);
await engine.outbox.start();
await engine.inbox.start();
for (const event of job.events) await engine.receive({ ...event, sentAt: new Date(event.sentAt) });
await engine.settle();
console.log('done');
process.stdin.resume();
