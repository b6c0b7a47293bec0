import type { ShopId } from '#app/domain/ids.ts';
import { database } from './client.server.ts';

/** Something that is not happening as it should. More than `most` are counted as `most`. */
export interface Failures {
  /** Webhooks that came and could not be worked for a while. */
  deliveries: number;
  /** Work that was tried as often as it is tried. */
  jobs: number;
  /** Mails that wait for longer than it takes to send one. */
  waitingMails: number;
  /** Mails of the last days that the customer's mail server refused. */
  refusedMails: number;
}

/** Beyond this many nobody counts, and nothing more is read. */
export const mostFailures = 100;
/** The queue's oldest jobs, among which those are that failed for good. */
const mostJobs = 5000;

/**
 * What does not go on by itself, of one shop. Every part reads a bounded number of rows of an index that holds only what
 * waits or failed, so that it costs the same for a large shop.
 */
export async function getFailures(
  { id: shopId, domain }: { id: ShopId; domain: string },
  { waitingSince, refusedSince }: { waitingSince: Date; refusedSince: Date },
): Promise<Failures> {
  const [row] = await database.$queryRaw<Failures[]>`
    select
      (select count(*)::int from (
         select 1 from webhook_delivery
          where worked_at is null and shop_domain = ${domain} and received_at < ${waitingSince}
          limit ${mostFailures}) as d) as deliveries,
      (select count(*)::int from (
         select 1 from (select payload, attempts, max_attempts, locked_at from graphile_worker._private_jobs limit ${mostJobs}) as job
          where attempts >= max_attempts and locked_at is null and (payload->>'shopId' = ${shopId} or payload->>'shopDomain' = ${domain})
          limit ${mostFailures}) as j) as jobs,
      (select count(*)::int from (
         select 1 from message
          where status = 'queued' and shop_id = ${shopId} and queued_at < ${waitingSince}
          limit ${mostFailures}) as w) as "waitingMails",
      (select count(*)::int from (
         select 1 from message
          where status = 'skipped' and outcome = 'recipient_refused' and shop_id = ${shopId} and queued_at >= ${refusedSince}
          limit ${mostFailures}) as r) as "refusedMails"`;
  return row ?? { deliveries: 0, jobs: 0, waitingMails: 0, refusedMails: 0 };
}
