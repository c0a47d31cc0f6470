import type pg from 'pg';

/** A process that has not sent a heartbeat for so long is taken for hung, even if its connection stands. */
const HUNG_AFTER = '60 seconds';

/*
 * Heartbeats are the database's time, not the domain's: they say whether a process lives, the clock may be virtual,
 * and the clocks of two machines may differ.
 */

/** Announce a process. Its lock must be held already, or it would be found dead. */
export async function insertProcess(client: pg.Client, id: string, lockKey: bigint): Promise<void> {
  await client.query(
    `insert into process (id, started_at, heartbeat_at, lock_key, worker_ids) values ($1, now(), now(), $2, '{}')`,
    [id, lockKey.toString()],
  );
}

/** Renew the heartbeat of a process and its leases; false when others have declared it dead meanwhile. */
export async function renewHeartbeat(pool: pg.Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `with alive as (
       update process set heartbeat_at = now() where id = $1 and stopped_at is null returning id
     ), leases as (
       update connection_lease set heartbeat_at = now() where process_id in (select id from alive)
     )
     select id from alive`,
    [id],
  );
  return rowCount === 1;
}

export async function addWorkerId(pool: pg.Pool, id: string, workerId: string): Promise<void> {
  await pool.query('update process set worker_ids = array_append(worker_ids, $2) where id = $1', [
    id,
    workerId,
  ]);
}

/** Say that the process has ended; its leases are free from now on. */
export async function markStopped(pool: pg.Pool, id: string): Promise<void> {
  await pool.query('update process set stopped_at = now() where id = $1 and stopped_at is null', [id]);
}

/**
 * Find the processes that are dead (their session, and so their lock, is gone) or hung, mark them as stopped and free
 * the jobs of their workers. Return their ids.
 */
export async function buryDeadProcesses(pool: pg.Pool, self: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string; worker_ids: string[] }>(
    `with others as materialized (
       select id, lock_key, heartbeat_at from process where stopped_at is null and id <> $1 for update skip locked
     ), dead as materialized (
       select id from others
       where heartbeat_at < now() - interval '${HUNG_AFTER}' or pg_try_advisory_xact_lock(lock_key)
     )
     update process set stopped_at = now() where id in (select id from dead) returning id, worker_ids`,
    [self],
  );
  const workers = rows.flatMap(({ worker_ids: ids }) => ids);
  if (workers.length > 0)
    await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [workers]);
  return rows.map(({ id }) => id);
}

/**
 * Take the connection of an account unless a living process has it. Return the epoch, which grows with each holder, or
 * `undefined`.
 */
export async function takeLease(
  pool: pg.Pool,
  id: string,
  { platform, account }: { readonly platform: string; readonly account: string },
): Promise<number | undefined> {
  const { rows } = await pool.query<{ epoch: number }>(
    `insert into connection_lease as lease (platform, account, process_id, epoch, heartbeat_at)
     select $2, $3, $1::uuid, 1, now() where exists (select from process where id = $1::uuid and stopped_at is null)
     on conflict (platform, account) do update
       set process_id = excluded.process_id, epoch = lease.epoch + 1, heartbeat_at = now()
       where exists (select from process where id = lease.process_id and stopped_at is not null)
     returning epoch`,
    [id, platform, account],
  );
  return rows[0]?.epoch;
}
