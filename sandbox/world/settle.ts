import { settleJobs } from './jobs.ts';
import { settleBulkCreations } from './redeem-codes.ts';
import type { Sandbox } from './sandbox.ts';
import { expireStoreCredit } from './store-credit.ts';
import type { Shop } from './types.ts';

/** Brings a shop up to now: finishes what Shopify was still working on and lets expire what has. */
export function settle(sandbox: Sandbox, shop: Shop): void {
  settleBulkCreations(sandbox, shop);
  settleJobs(sandbox, shop);
  expireStoreCredit(sandbox, shop);
}
