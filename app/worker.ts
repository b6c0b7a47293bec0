import { database } from '#app/db/client.server.ts';
import { startWorker } from '#app/jobs/worker.server.ts';
import { log } from '#app/log.server.ts';

/** The worker process. */
const worker = await startWorker({ concurrency: 10 });
log.info('The worker is ready.');
process.send?.('ready');

let isStopping = false;
// A supervisor that was killed takes its processes with it.
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    void worker
      .stop()
      .then(() => database.$disconnect())
      .then(() => process.exit(0));
  });
}
worker.failed.catch((error: unknown) => {
  if (isStopping) return;
  log.error({ error: String(error) }, 'The worker lost its database and ends; start it again.');
  process.exit(1);
});
