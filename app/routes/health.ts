import { countLiveWorkers, getOldestWaitingJobSeconds } from '#app/db/health.ts';

/** For load balancers and people: 200 when the database answers, with what an operator wants to know; else 503. */
export async function loader(): Promise<Response> {
  try {
    const [oldestWaitingJobSeconds, workers] = await Promise.all([getOldestWaitingJobSeconds(), countLiveWorkers()]);
    return Response.json(
      { database: 'reachable', workers, oldestWaitingJobSeconds: Math.round(oldestWaitingJobSeconds) },
      { headers: { 'Cache-Control': 'no-store' } },
    );
  } catch {
    return Response.json({ database: 'unreachable' }, { status: 503, headers: { 'Cache-Control': 'no-store' } });
  }
}
