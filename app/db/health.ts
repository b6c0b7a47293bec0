import { database } from './client.server.ts';

/** Seconds that the oldest job has been due and not been taken; 0 when none waits. Throws when the database is away. */
export async function getOldestWaitingJobSeconds(): Promise<number> {
  const rows = await database.$queryRaw<{ seconds: number }[]>`
    select coalesce(extract(epoch from now() - min(run_at)), 0)::float8 as seconds
      from graphile_worker.jobs where locked_at is null and run_at <= now() and attempts = 0`;
  return rows[0]?.seconds ?? 0;
}

/** How many workers are connected: each pool holds a session lock while it lives. */
export async function countLiveWorkers(): Promise<number> {
  const rows = await database.$queryRaw<{ count: number }[]>`
    select count(distinct pid)::int as count from pg_stat_activity where application_name = 'ricochet-worker' and datname = current_database()`;
  return rows[0]?.count ?? 0;
}
