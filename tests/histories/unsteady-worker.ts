import { randomUUID } from 'node:crypto';
import { running, strike } from '../support/sandbox.ts';
import type { Dice } from './dice.ts';
import { database } from '#app/db/client.server.ts';
import { jobs, type JobName } from '#app/jobs/catalogue.ts';
import { handlers } from '#app/jobs/handlers.ts';
import { jobOfTopic, receiveWebhook, type WebhookTopic } from '#app/operations/receive-webhook.ts';

interface Job {
  id: string;
  name: JobName;
  payload: unknown;
  queue: string | null;
  key: string | null;
}

/** They write to the storefront, which is nobody's money. */
const leftOut: readonly JobName[] = ['publish-invite', 'publish-program-text'];
/** What a sweep finds again when its job is gone for good. */
const swept: readonly JobName[] = [...Object.values(jobOfTopic), 'issue-reward', 'issue-codes', 'reverse-reward'];
const atWhichCrash = 1_000_000;
/** What each job last failed with. */
const lastFaults = new Map<JobName, string>();

/** Lets a transaction break at its commit, on request: as when the connection is lost before the commit is through. */
export async function prepareCrashes(): Promise<void> {
  await database.$executeRawUnsafe('create sequence crash_steps');
  await database.$executeRawUnsafe(`
    create function crash_sometimes() returns trigger language plpgsql as $$
      begin
        if nextval('crash_steps') = ${atWhichCrash} then raise exception 'The connection broke at the commit.'; end if;
        return null;
      end $$`);
  for (const table of ['reward', 'reversal', 'referral', 'ledger_entry', 'message', 'webhook_delivery'])
    await database.$executeRawUnsafe(`
      create constraint trigger crash after insert or update on "${table}"
        deferrable initially deferred for each row execute function crash_sometimes()`);
  await crashAfter(null);
}

async function crashAfter(rows: number | null): Promise<void> {
  const step = rows === null ? atWhichCrash + 1 : atWhichCrash - rows;
  await database.$queryRaw`select setval('crash_steps', ${step}::bigint)::text`;
}

/** Works a few of the waiting jobs in any order, some at the same moment, with whatever can go wrong. */
export async function workBadly(dice: Dice): Promise<void> {
  for (let round = dice.roll(4); round > 0; round -= 1) {
    await deliverAgain(dice);
    const batch = pickBatch(await listWaiting(), dice);
    const [first] = batch;
    if (first === undefined) return;
    await sendToFail(dice);
    if (swept.includes(first.name) && dice.isOneIn(12)) await remove(first);
    else await Promise.all(batch.map((job) => work(job, dice.isOneIn(8))));
    running.misbehaviours.clear();
    await crashAfter(null);
    running.advanceClock(dice.roll(20) * 1000);
  }
}

/** Works until nothing waits, and nothing goes wrong. */
export async function workAll(): Promise<void> {
  lastFaults.clear();
  for (let round = 0; round < 50; round += 1) {
    const waiting = await listWaiting();
    if (waiting.length === 0) return;
    for (const job of waiting) await work(job, false);
    running.advanceClock(30_000);
  }
  const names = (await listWaiting()).map(({ name }) => name);
  throw new Error(`The work never ends: ${names.join(', ')}. ${[...lastFaults.values()].join(' ')}`);
}

/** Every webhook so far once more, as a retry with its own id and as a new one. */
export async function deliverEverythingAgain(since: ReadonlySet<string>): Promise<void> {
  for (const delivery of running.webhooks.list().filter(({ webhookId }) => !since.has(webhookId)))
    await resend(delivery);
}

async function deliverAgain(dice: Dice): Promise<void> {
  const delivery = running.webhooks.list()[dice.roll(8)];
  if (delivery !== undefined && dice.isOneIn(3)) await resend(delivery);
}

async function resend(delivery: ReturnType<typeof running.webhooks.list>[number]): Promise<void> {
  const { topic, shop: shopDomain, payload, apiVersion, eventId, triggeredAt } = delivery;
  if (!(topic in jobOfTopic)) return;
  const known = { topic: topic as WebhookTopic, shopDomain, payload, apiVersion, eventId };
  const at = { triggeredAt: new Date(triggeredAt), receivedAt: running.sandbox.now() };
  for (const webhookId of [delivery.webhookId, randomUUID()]) await receiveWebhook({ ...known, ...at, webhookId });
}

async function sendToFail(dice: Dice): Promise<void> {
  const faults = ['none', 'none', 'commit', 'commit', 'lost answer', 'server error', 'throttle'] as const;
  const fault = faults[dice.roll(faults.length)] ?? 'none';
  if (fault === 'commit') await crashAfter(1 + dice.roll(6));
  // Whether a debit that was not answered happened is the merchant’s to say where two of them are alike.
  if (fault === 'lost answer')
    for (const operation of [
      'CreditStoreCredit',
      'CreateGiftCard',
      'AddRedeemCodes',
      'AddCustomerTags',
      'DeleteRedeemCodes',
    ])
      strike('admin.timeout-after-effect', { operation });
  if (fault === 'server error') strike('admin.server-error');
  if (fault === 'throttle') strike('admin.throttle');
}

/** Up to three jobs; of one queue only one is under way at a time. */
function pickBatch(waiting: Job[], dice: Dice): Job[] {
  const batch: Job[] = [];
  for (let count = 1 + dice.roll(3); count > 0 && waiting.length > 0; count -= 1) {
    const [job] = waiting.splice(dice.roll(waiting.length), 1);
    const isFree = (other: Job) => other.queue === null || other.queue !== job?.queue;
    if (job !== undefined && batch.every(isFree)) batch.push(job);
  }
  return batch;
}

/** Takes a job out of the queue and does it; what failed, or was done and not crossed off, waits again. */
async function work(job: Job, isForgotten: boolean): Promise<void> {
  await remove(job);
  const handle = handlers[job.name] as (payload: unknown, now: Date) => Promise<void>;
  try {
    await handle(jobs[job.name].parse(job.payload), running.sandbox.now());
  } catch (fault) {
    lastFaults.set(job.name, String(fault));
    await putBack(job);
    return;
  }
  if (isForgotten) await putBack(job);
}

async function remove({ id }: Job): Promise<void> {
  await database.$executeRaw`delete from graphile_worker._private_jobs where id = ${BigInt(id)}`;
}

async function putBack({ name, payload, queue, key }: Job): Promise<void> {
  await database.$executeRaw`
    select graphile_worker.add_job(${name}::text, ${JSON.stringify(payload)}::json, queue_name := ${queue}::text,
      job_key := ${key}::text)`;
}

async function listWaiting(): Promise<Job[]> {
  const rows = await database.$queryRaw<Job[]>`
    select job.id::text as id, task.identifier as name, job.payload, queue.queue_name as queue, job.key
      from graphile_worker._private_jobs as job
      join graphile_worker._private_tasks as task on task.id = job.task_id
      left join graphile_worker._private_job_queues as queue on queue.id = job.job_queue_id
     order by job.id`;
  for (const job of rows.filter(({ name }) => leftOut.includes(name))) await remove(job);
  return rows.filter(({ name }) => !leftOut.includes(name));
}
