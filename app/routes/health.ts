import { countLiveWorkers, getQueueHealth } from '#app/db/health.ts';

const headers = { 'Cache-Control': 'no-store' };

/** For load balancers and people: 200 when the database answers, with what an operator wants to know; else 503. */
export async function loader(): Promise<Response> {
  try {
    const [queue, workers] = await Promise.all([getQueueHealth(), countLiveWorkers()]);
    const oldestWaitingJobSeconds = Math.round(queue.oldestWaitingJobSeconds);
    return Response.json({ database: 'reachable', workers, ...queue, oldestWaitingJobSeconds }, { headers });
  } catch {
    return Response.json({ database: 'unreachable' }, { status: 503, headers });
  }
}
