import type { Connection } from '#app/db/client.server.ts';
import type { JobName, JobPayload } from './catalogue.ts';

export interface EnqueueOptions {
  /** One job at a time may wait under a key; a second enqueue only moves the first. */
  key?: string;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  runAt?: Date;
  /** So often it is tried; for some days unless said otherwise. */
  attempts?: number;
  /** Jobs with a lower one go first; 0 unless said otherwise. */
  priority?: number;
}

/**
 * Puts a job into the queue by SQL, inside the caller's transaction: when that rolls back there is no job, and when it
 * commits the job cannot be lost.
 */
export async function enqueue<Name extends JobName>(
  connection: Connection,
  name: Name,
  payload: Omit<JobPayload<Name>, 'version'>,
  options: EnqueueOptions = {},
): Promise<void> {
  const json = JSON.stringify({ version: 1, ...payload });
  await connection.$executeRaw`
    select graphile_worker.add_job(
      ${name}::text, ${json}::json,
      queue_name := ${options.queue ?? null}::text,
      run_at := ${options.runAt?.toISOString() ?? null}::timestamptz,
      job_key := ${options.key ?? null}::text,
      max_attempts := ${options.attempts ?? null}::int,
      priority := ${options.priority ?? null}::int)`;
}
