import type pg from 'pg';
import type { Tx } from './database.ts';

/** Return the latest fire of a schedule that was claimed and done. */
export async function lastTick(read: Tx, schedule: string): Promise<Date | undefined> {
  const { _max } = await read.tick.aggregate({ where: { schedule }, _max: { dueAt: true } });
  return _max.dueAt ?? undefined;
}

/**
 * Claim a fire of a schedule and do its work; return false when it is done, or being done, elsewhere.
 *
 * The claim is a row that is committed only when the work is done. So a process that dies in the middle, or work that
 * throws, leaves no claim behind, and whoever looks next does the work again; and while it runs, an advisory lock keeps
 * others from waiting for the row.
 */
export async function claimTick(
  pool: pg.Pool,
  tick: { readonly schedule: string; readonly dueAt: Date; readonly now: Date },
  work: () => Promise<void>,
): Promise<boolean> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    const isClaimed = (await isFree(client, tick.schedule)) && (await insertTick(client, tick));
    if (isClaimed) await work();
    await client.query('commit');
    return isClaimed;
  } catch (error) {
    await client.query('rollback').catch((lost: unknown) => {
      broken = lost instanceof Error ? lost : new Error('the connection was lost');
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function isFree(client: pg.PoolClient, schedule: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended('tick:' || $1, 0)) as taken`,
    [schedule],
  );
  return rows[0]?.taken === true;
}

/** Later fires make earlier ones superfluous: nothing at or before the last claimed one is claimed. */
async function insertTick(
  client: pg.PoolClient,
  { schedule, dueAt, now }: { readonly schedule: string; readonly dueAt: Date; readonly now: Date },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into tick (schedule, due_at, claimed_at)
     select $1, $2::timestamptz, $3::timestamptz
     where not exists (select from tick where schedule = $1 and due_at >= $2::timestamptz)
     on conflict do nothing`,
    [schedule, dueAt.toISOString(), now.toISOString()],
  );
  return rowCount === 1;
}
