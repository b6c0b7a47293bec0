import type { PoolClient } from 'pg';

type Connection = Pick<PoolClient, 'query'>;

/**
 * A killed process leaves its jobs locked, and the queue itself waits hours before it believes that. So each pool of
 * workers holds a session lock in PostgreSQL under its own name. The server drops the lock the moment the process's
 * connection breaks, and every other process frees the jobs of pools whose lock can be taken.
 */
export async function announcePool(connection: Connection, poolId: string): Promise<void> {
  await connection.query('select pg_advisory_lock(hashtextextended($1, 0))', [poolId]);
}

/** A pool may hold jobs this long before its lock is looked for; a pool that starts announces itself well within. */
export const graceSeconds = 3;

/**
 * Frees the jobs of dead pools; answers how many pools were dead. The caller's own pool is left out: PostgreSQL grants
 * a lock once more to the session that holds it, so that it would look dead to itself.
 */
export async function freeDeadPools(connection: Connection, ownPoolId: string): Promise<number> {
  const { rows } = await connection.query<{ pool_id: string }>(
    `select pool_id from (
       select distinct locked_by as pool_id from graphile_worker.jobs
        where locked_by like 'pool-%' and locked_by <> $2 and locked_at < now() - make_interval(secs => $1)
     ) as pool
     where pg_try_advisory_xact_lock(hashtextextended(pool_id, 0))`,
    [graceSeconds, ownPoolId],
  );
  if (rows.length > 0)
    await connection.query('select graphile_worker.force_unlock_workers($1::text[])', [rows.map((row) => row.pool_id)]);
  return rows.length;
}
