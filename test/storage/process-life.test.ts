import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { openProcess, type ProcessLife, type ProcessOptions } from '../../src/storage/process-life.ts';
import { emptyEngineDatabase, prepareEngineDatabase, recordingLog } from '../support/engine.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

describe('the life of processes', () => {
  const { log } = recordingLog();
  const lives: ProcessLife[] = [];
  let test: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    await prepareEngineDatabase(test.connection, log);
    database = openDatabase(test.connection, { max: 6, log });
  });
  beforeEach(() => emptyEngineDatabase(test.connection));
  afterEach(async () => {
    await Promise.all(lives.splice(0).map((life) => life.stop()));
  });
  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  async function open(options: Partial<ProcessOptions> = {}): Promise<ProcessLife> {
    const life = await openProcess({
      connection: test.connection,
      pool: database.pool,
      log,
      onLost: () => undefined,
      ...options,
    });
    lives.push(life);
    return life;
  }

  /** End the session that shows that a process lives, as the server does when the process is killed. */
  async function cut(life: ProcessLife): Promise<void> {
    await database.pool.query(
      `select pg_terminate_backend(l.pid, 5000) from pg_locks l join process p
         on l.locktype = 'advisory' and ((l.classid::bigint << 32) | l.objid::bigint) = p.lock_key
       where p.id = $1 and l.granted`,
      [life.id],
    );
  }

  const epochOf = async () => (await database.read.connectionLease.findFirstOrThrow()).epoch;

  it('lets one process hold the connection of an account, until it stops', async () => {
    const [first, second] = [await open(), await open()];
    expect(await first.acquire('feishu', 'app')).toBe(true);
    expect(await second.acquire('feishu', 'app')).toBe(false);
    expect(await second.acquire('wechat', 'bot')).toBe(true);
    expect([first.holds('feishu', 'app'), second.holds('feishu', 'app')]).toEqual([true, false]);

    await first.stop();
    expect(first.holds('feishu', 'app')).toBe(false);
    expect(await second.acquire('feishu', 'app')).toBe(true);
  });

  it('finds a dead process at its next heartbeat, frees its jobs, and raises the epoch of what it held', async () => {
    let buried = 0;
    const first = await open();
    first.addWorker('worker-1');
    await first.acquire('feishu', 'app');
    const second = await open({ onBuried: () => Promise.resolve(void (buried += 1)) });
    await database.pool.query(`update process set worker_ids = '{worker-1}' where id = $1`, [first.id]);
    await database.pool.query(`select graphile_worker.add_job('deliver', '{}')`);
    await database.pool.query(
      `update graphile_worker._private_jobs set locked_by = 'worker-1', locked_at = now()`,
    );
    await second.beat();
    expect(buried).toBe(0);

    await cut(first);
    await second.beat();
    expect(buried).toBe(1);
    expect(await second.acquire('feishu', 'app')).toBe(true);
    expect(await epochOf()).toBe(2);
    const { rows } = await database.pool.query(
      'select from graphile_worker._private_jobs where locked_by is not null',
    );
    expect(rows).toEqual([]);
  });

  it('takes a process without heartbeats for hung, which learns of it when it wakes', async () => {
    let lost = 0;
    const first = await open({ onLost: () => (lost += 1) });
    await first.acquire('feishu', 'app');
    const second = await open();
    await database.pool.query(
      `update process set heartbeat_at = now() - interval '61 seconds' where id = $1`,
      [first.id],
    );
    await second.beat();
    expect(await second.acquire('feishu', 'app')).toBe(true);

    await first.beat();
    expect(lost).toBe(1);
    expect(first.holds('feishu', 'app')).toBe(false);
    expect(await first.acquire('feishu', 'app')).toBe(false);
  });

  it('holds nothing while its own connection is gone, and goes on when it is back in time', async () => {
    const first = await open();
    await first.acquire('feishu', 'app');
    await cut(first);
    while (first.holds('feishu', 'app')) await database.pool.query('select 1');

    while (!first.holds('feishu', 'app')) await first.beat();
    const second = await open();
    await second.beat();
    expect(await second.acquire('feishu', 'app')).toBe(false);
  });

  it('buries the dead at its start, without waiting for a heartbeat', async () => {
    const first = await open();
    await first.acquire('feishu', 'app');
    await cut(first);

    expect(await (await open()).acquire('feishu', 'app')).toBe(true);
  });
});
