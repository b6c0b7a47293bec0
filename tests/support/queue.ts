import { vi } from 'vitest';
import { database } from '#app/db/client.server.ts';
import { startWorker } from '#app/jobs/worker.server.ts';
import type { JobName } from '#app/jobs/catalogue.ts';

export interface WaitingJob {
  name: string;
  payload: unknown;
  attempts: number;
  error: string | null;
}

/** The jobs in the queue, oldest first; a job that is done is in it no more. */
export async function listJobs(name?: JobName): Promise<WaitingJob[]> {
  return await database.$queryRaw<WaitingJob[]>`
    select task.identifier as name, job.payload, job.attempts, job.last_error as error
      from graphile_worker._private_jobs as job
      join graphile_worker._private_tasks as task on task.id = job.task_id
     where ${name ?? null}::text is null or task.identifier = ${name ?? null}
     order by job.id`;
}

/** Empties the queue without doing the work. */
export async function dropJobs(): Promise<void> {
  await database.$executeRaw`delete from graphile_worker._private_jobs`;
}

/**
 * Starts the real worker, waits until it has nothing left to do now, stops it. What failed and waits for its next try is
 * answered.
 */
export async function workUntilIdle(): Promise<WaitingJob[]> {
  const worker = await startWorker({ concurrency: 5 });
  try {
    await vi.waitUntil(isIdle, { timeout: 20_000, interval: 25 });
  } finally {
    await worker.stop();
  }
  return await listJobs();
}

async function isIdle(): Promise<boolean> {
  const rows = await database.$queryRaw<{ due: number }[]>`
    select count(*)::int as due from graphile_worker.jobs where locked_at is not null or run_at <= now()`;
  return rows[0]?.due === 0;
}
