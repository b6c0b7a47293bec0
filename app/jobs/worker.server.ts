import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import type { z } from 'zod';
import { env } from '#app/env.server.ts';
import { log } from '#app/log.server.ts';
import { jobs, type JobName } from './catalogue.ts';
import { handlers } from './handlers.ts';
import { announcePool, freeDeadPools } from './liveness.server.ts';
import { crontab } from './schedule.ts';

export interface RunningWorker {
  /** Takes no further job, waits for the ones under way, then resolves. */
  stop(): Promise<void>;
  /** Rejects when the worker cannot go on, such as when its database connection broke. */
  failed: Promise<never>;
}

const sweepEveryMs = 1000;

/** Works the queue until stopped. Any number of these may run beside each other, in any number of processes. */
export async function startWorker(options: { concurrency: number }): Promise<RunningWorker> {
  const events: WorkerEvents = new EventEmitter();
  const poolCreated = new Promise<string>((resolve) =>
    events.once('pool:create', ({ workerPool }) => resolve(workerPool.id)),
  );
  const runner = await run({
    connectionString: env.DATABASE_URL,
    concurrency: options.concurrency,
    // A job is taken when PostgreSQL says that there is one; asking is only the safety net.
    pollInterval: 500,
    noHandleSignals: true,
    taskList: taskList(),
    crontab,
    events,
    // Without these a stop does not wait until the last jobs are crossed off, and they would be done once more.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new Logger(() => (level, message) => (level === 'error' ? log.error(message) : log.debug(message))),
  });

  const watch = new pg.Client({ connectionString: env.DATABASE_URL, application_name: 'ricochet-worker' });
  const broken = new Promise<never>((_resolve, reject) => watch.once('error', reject));
  await watch.connect();
  const poolId = await poolCreated;
  await announcePool(watch, poolId);
  const sweep = repeat(sweepEveryMs, async () => {
    const dead = await freeDeadPools(watch, poolId);
    if (dead > 0) log.warn({ dead }, 'Freed the jobs of workers that were killed.');
  });

  let isStopping = false;
  const failed = Promise.race([
    broken,
    // A queue that ends because it was told to has not failed.
    runner.promise.then(() => (isStopping ? forever() : Promise.reject(new Error('The queue stopped.')))),
  ]);
  failed.catch(() => undefined);
  return {
    async stop() {
      isStopping = true;
      await sweep.stop();
      await runner.stop();
      await watch.end();
    },
    failed,
  };
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
}

/** Does `work` again and again, each time a while after the last one ended. */
function repeat(everyMs: number, work: () => Promise<void>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const looping = (async () => {
    while (!stopping.signal.aborted) {
      await work().catch((error: unknown) => log.error({ error: String(error) }, 'Could not look for killed workers.'));
      await wait(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await looping;
    },
  };
}

function taskList(): TaskList {
  const names = Object.keys(jobs) as JobName[];
  return Object.fromEntries(names.map((name) => [name, (payload: unknown) => runJob(name, payload)]));
}

async function runJob<Name extends JobName>(name: Name, payload: unknown): Promise<void> {
  const schema: z.ZodType = jobs[name];
  const handle = handlers[name] as (payload: unknown, now: Date) => Promise<void>;
  const startedAt = performance.now();
  try {
    await handle(schema.parse(payload), new Date());
    log.info({ job: name, tookMs: Math.round(performance.now() - startedAt) }, 'Job done.');
  } catch (error) {
    log.warn({ job: name, error: String(error) }, 'Job failed; the queue tries again.');
    throw error;
  }
}
