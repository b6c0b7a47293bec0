import { database } from './client.server.ts';

export interface QueueHealth {
  /** How long the oldest job has been due and not been taken; 0 when none waits. */
  oldestWaitingJobSeconds: number;
  /** Jobs that used up their tries; the sweep asks again for what they left undone. */
  failedForGood: number;
}

/** Throws when the database is away. */
export async function getQueueHealth(): Promise<QueueHealth> {
  const rows = await database.$queryRaw<QueueHealth[]>`
    select coalesce(extract(epoch from now() - min(run_at) filter (where locked_at is null and run_at <= now() and attempts < max_attempts)), 0)::float8 as "oldestWaitingJobSeconds",
           count(*) filter (where attempts >= max_attempts)::int as "failedForGood"
      from graphile_worker.jobs`;
  return rows[0] ?? { oldestWaitingJobSeconds: 0, failedForGood: 0 };
}

/** How many worker processes are connected. */
export async function countLiveWorkers(): Promise<number> {
  const rows = await database.$queryRaw<{ count: number }[]>`
    select count(distinct pid)::int as count from pg_stat_activity
     where application_name = 'ricochet-worker' and datname = current_database()`;
  return rows[0]?.count ?? 0;
}
