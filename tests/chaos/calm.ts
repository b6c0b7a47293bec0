import type { MerchantAdmin } from '../../scripts/demo/merchant-admin.ts';
import type { ChaosStage } from './stage.ts';
import { untilDone } from './until-done.ts';

const minuteMs = 60_000;
/** More rounds of waiting than anything can need. */
const mostRounds = 20;
/** The queue gives up a job that asked for itself again and was killed before its end: another one has its key. */
const livingJobs = 'select key, task_identifier from graphile_worker.jobs where attempts < max_attempts';
/** Longer than what waits for a lost answer, or for a count of Shopify's, waits. */
const roundMs = 2.5 * minuteMs;

/** What was lost on the way arrives after all, and the app has waited as long as it does for Shopify to count orders. */
export async function hearEverything(stage: ChaosStage): Promise<void> {
  for (const { webhookId, state } of stage.sandbox.webhooks.list())
    if (state === 'lost' || state === 'given-up')
      await untilDone('a lost webhook arrives', async () => {
        const attempt = await stage.sandbox.webhooks.redeliver(webhookId);
        if (attempt?.status !== 200) throw new Error(`It was answered ${attempt?.status}.`);
      });
  await stage.moveClock(11 * minuteMs);
  await workOff(stage);
}

/**
 * Lets time pass until nothing is left that works on by itself: what waits for a later moment gets it, and the merchant
 * has Shopify asked once more for what it refused.
 */
export async function calmDown(stage: ChaosStage, merchant: MerchantAdmin): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    await askForSweep(stage);
    await workOff(stage);
    if (await tryRefusedAgain(stage, merchant)) await workOff(stage);
    const open = await listOpen(stage);
    if (open.length === 0) return;
    if (round === mostRounds - 1) throw new Error(`This never ends: ${JSON.stringify(open)}`);
    await stage.moveClock(roundMs);
  }
}

/** Has every job run now, whatever time it waits for, until only those are left that would ask for the same time again. */
async function workOff({ query, sandbox }: ChaosStage): Promise<void> {
  let before = '';
  await untilDone('what was told is worked', async () => {
    await query('update graphile_worker._private_jobs set run_at = now() where locked_at is null and run_at > now()');
    await untilDone('nothing runs', async () => {
      const jobs = await query(
        `select task_identifier, last_error from graphile_worker.jobs
          where locked_at is not null or (run_at <= now() and attempts < max_attempts)`,
      );
      if (!(await sandbox.webhooks.idle(1000)) || jobs.length > 0) throw new Error(JSON.stringify(jobs.slice(0, 3)));
    });
    const untold = await query('select topic, webhook_id from webhook_delivery where worked_at is null');
    const waiting = await query(`${livingJobs} order by id`);
    const now = JSON.stringify({ untold, waiting });
    const isSettled = now === before;
    before = now;
    if (untold.length > 0 || (waiting.length > 0 && !isSettled)) throw new Error(now);
  });
}

/** What the clock does every few minutes. */
export async function askForSweep({ query }: ChaosStage): Promise<void> {
  for (const job of ['sweep-unfinished-work', 'release-due-rewards'])
    await query(`select graphile_worker.add_job($1, '{"version":1}', job_key := $1)`, [job]);
}

async function tryRefusedAgain({ query }: ChaosStage, merchant: MerchantAdmin): Promise<boolean> {
  const refused = await query<{ id: string }>(
    `select id from reward where status = 'to_hand_over' and reason = 'refused_by_shopify'`,
  );
  for (const { id } of refused) {
    const path = `/app/rewards/${id}`;
    const body = new URLSearchParams({ intent: 'try_again' });
    const answer = await merchant.ask(path, 'routes/app.rewards.$rewardId', { method: 'POST', body });
    if (answer.status >= 400 && answer.status !== 409) throw new Error(`${path} answered ${answer.status}.`);
  }
  return refused.length > 0;
}

/** What is under way; a reward that nobody can know about waits for the merchant, and so does what is taken back of it. */
async function listOpen({ query }: ChaosStage): Promise<{ what: string; id: string; status: string }[]> {
  return await query(
    `select 'reward' as what, id, status from reward where status in ('waiting', 'approved', 'issuing', 'to_hand_over')
     union all
     select 'reversal', v.id, v.status from reversal v join reward w on w.shop_id = v.shop_id and w.id = v.reward_id
      where v.status in ('approved', 'reversing') and w.status <> 'unclear'
     union all
     select 'message', id, status from message where status = 'queued'
     union all
     select 'delivery', webhook_id, topic from webhook_delivery where worked_at is null`,
  );
}
