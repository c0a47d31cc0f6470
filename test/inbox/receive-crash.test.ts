import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlatformName } from '../../src/chat/message.ts';
import { openProcess, type ProcessLife } from '../../src/storage/process-life.ts';
import {
  aMessage,
  effectsOf,
  emptyEngineDatabase,
  type Engine,
  openEngine,
  prepareEngineDatabase,
  recordingLog,
} from '../support/engine.ts';
import { createRecordingPlatform, onceEach, readSent } from '../support/engine-platform.ts';
import type { EngineJob } from '../support/engine-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

// Each test starts a whole bot in a process of its own.
describe('a process that is killed', { timeout: 90_000 }, () => {
  let test: TestDatabase;
  let folder: string;
  let file: string;
  const children: ChildProcess[] = [];
  const endings: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
    await prepareEngineDatabase(test.connection, recordingLog().log);
    folder = mkdtempSync(join(tmpdir(), 'jianyi-crash-'));
  });
  beforeEach(async ({ task }) => {
    await emptyEngineDatabase(test.connection);
    file = join(folder, `${task.id}.jsonl`);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
    for (const end of endings.splice(0)) await end();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await test.drop();
  });

  function start(job: Omit<EngineJob, 'connection' | 'file'>): {
    child: ChildProcess;
    lines: AsyncIterator<string>;
  } {
    const loader = fileURLToPath(new URL('../../scripts/typescript.mjs', import.meta.url));
    const program = fileURLToPath(new URL('../support/engine-process.ts', import.meta.url));
    const argument = JSON.stringify({ ...job, connection: test.connection, file });
    const child = spawn(process.execPath, ['--import', loader, program, argument], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
  }

  /** The next process, here in the test: what it finds and does is what counts. */
  async function restart(name: PlatformName): Promise<{ engine: Engine; life: ProcessLife }> {
    const platform = createRecordingPlatform({ name, sendsOncePerKey: name !== 'wechat', file });
    const own: { life?: ProcessLife } = {};
    const engine = await openEngine({
      connection: test.connection,
      platform,
      outbox: {
        holds: (...account) => own.life?.holds(...account) === true,
        limits: { wechat: {}, feishu: {}, sandbox: {} },
      },
    });
    const life = await openProcess({
      connection: test.connection,
      pool: engine.database.pool,
      log: recordingLog().log,
      onLost: () => undefined,
      onBuried: async () => {
        await own.life?.acquire(platform.name, platform.account);
        await engine.outbox.sweep();
        await engine.inbox.sweep();
      },
    });
    own.life = life;
    endings.push(async () => {
      await life.stop();
      await engine.stop();
    });
    await life.acquire(platform.name, platform.account);
    await engine.outbox.start();
    await engine.inbox.start();
    return { engine, life };
  }

  it.each(['received', 'handled', 'between', 'sent'] as const)(
    'at the point "%s" loses nothing and does nothing twice',
    async (dieAt) => {
      const events = [aMessage('one'), aMessage('two')];
      const [code, signal] = await once(start({ platform: 'sandbox', events, dieAt }).child, 'exit');
      expect([code, signal]).toEqual([null, 'SIGKILL']);

      const { engine } = await restart('sandbox');
      // The platform was not told that it was received, so it delivers again.
      for (const event of events) await engine.receive(event);
      await engine.settle();
      expect(await effectsOf(engine.database)).toEqual(['one', 'two']);
      expect(onceEach(readSent(file)).map(({ text }) => text)).toEqual(['re one', 're two']);
      expect(await engine.database.read.outboxMessage.count({ where: { state: 'sent' } })).toBe(2);
    },
  );

  it('has the event safe in the database by the time the platform is told', async () => {
    const event = aMessage('one');
    await once(start({ platform: 'sandbox', events: [event], dieAt: 'received' }).child, 'exit');

    const { engine } = await restart('sandbox');
    await engine.settle();
    expect(await effectsOf(engine.database)).toEqual(['one']);
  });

  it('between send and receipt leaves the message uncertain where the platform knows no keys', async () => {
    const events = [aMessage('one', { platform: 'wechat' })];
    await once(start({ platform: 'wechat', events, dieAt: 'between' }).child, 'exit');

    const { engine } = await restart('wechat');
    await engine.settle();
    expect(readSent(file).map(({ text }) => text)).toEqual(['re one']);
    expect(await engine.database.read.outboxMessage.findMany()).toMatchObject([{ state: 'uncertain' }]);
  });

  it.each(['handled', 'between'] as const)(
    'at "%s" is replaced by another that is running already',
    async (dieAt) => {
      const events = [aMessage('one'), aMessage('two')];
      const { child, lines } = start({ platform: 'sandbox', events, dieAt, hang: true });
      expect((await lines.next()).value).toBe(dieAt);

      const { engine, life } = await restart('sandbox');
      expect(life.holds('sandbox', 'bot')).toBe(false);
      await engine.outbox.idle();
      const before = readSent(file).length;

      child.kill('SIGKILL');
      await once(child, 'exit');
      while (!life.holds('sandbox', 'bot')) await life.beat();
      for (const event of events) await engine.receive(event);
      await engine.settle();
      expect(before).toBe(dieAt === 'between' ? 1 : 0);
      expect(await effectsOf(engine.database)).toEqual(['one', 'two']);
      expect(onceEach(readSent(file)).map(({ text }) => text)).toEqual(['re one', 're two']);
      const { rows } = await engine.database.pool.query(
        'select from graphile_worker._private_jobs where locked_by in (select unnest(worker_ids) from process where stopped_at is not null)',
      );
      expect(rows).toEqual([]);
    },
  );
});
