import { removeRedeemCodes } from './redeem-codes.ts';
import type { Sandbox } from './sandbox.ts';
import type { Id, Shop, Timestamp } from './types.ts';

/** Work that Shopify does behind an answer: taking redeem codes out of a discount. */
export interface ShopJob {
  id: Id;
  discountId: Id;
  redeemCodeIds: Id[];
  /** When the work is finished. */
  doneAt: Timestamp;
  done: boolean;
}

/** How long Shopify works on it here. A real store takes longer when it is busy. */
export const JOB_MS = 150;

/** Starts a job; until it is done the codes can still be used. */
export function startJob(sandbox: Sandbox, shop: Shop, discountId: Id, redeemCodeIds: Id[]): ShopJob {
  const doneAt = new Date(sandbox.now().getTime() + JOB_MS).toISOString();
  const job: ShopJob = { id: sandbox.newId(), discountId, redeemCodeIds, doneAt, done: false };
  shop.jobs.push(job);
  sandbox.changed();
  // The checkout must refuse the codes even when nobody asks how far the job is.
  setTimeout(() => settleJobs(sandbox, shop), JOB_MS + 5).unref();
  return job;
}

/** Finishes the jobs whose time has come. */
export function settleJobs(sandbox: Sandbox, shop: Shop): void {
  const now = sandbox.now().toISOString();
  for (const job of shop.jobs) {
    if (job.done || job.doneAt > now) continue;
    const discount = shop.discounts.find(({ id }) => id === job.discountId);
    if (discount) removeRedeemCodes(shop, discount, new Set(job.redeemCodeIds));
    job.done = true;
    sandbox.changed();
  }
}
