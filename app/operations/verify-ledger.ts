import { getLedgerPage } from '#app/db/ledger-check.ts';
import type { ShopId } from '#app/domain/ids.ts';
import { compareWithLedger, type LedgerDifference } from '#app/domain/ledger/compare.ts';
import { rebuild } from '#app/domain/ledger/rebuild.ts';
import { log } from '#app/log.server.ts';

/** How many referrals, or rewards, are in memory at once. */
const pageSize = 500;
/** So many differences are enough to see what went wrong. */
const mostReported = 100;

/**
 * Rebuilds every referral and reward of a shop from its ledger alone and reports where the rows say something else. It
 * changes nothing, so that it can be run at any time.
 */
export async function verifyLedger({
  shopId,
}: {
  shopId: ShopId;
}): Promise<{ checked: number; differences: LedgerDifference[] }> {
  const differences: LedgerDifference[] = [];
  let checked = 0;
  for (const kind of ['referrals', 'rewards'] as const) {
    let after: string | null = '';
    while (after !== null) {
      const { rows, entries, next }: Awaited<ReturnType<typeof getLedgerPage>> = await getLedgerPage(shopId, {
        of: kind,
        after,
        size: pageSize,
      });
      checked += rows.referrals.size + rows.rewards.size;
      const found = compareWithLedger(rows, rebuild(entries));
      differences.push(...found.slice(0, mostReported - differences.length));
      after = next;
    }
  }
  for (const difference of differences)
    log.error({ shopId, ...difference }, 'The ledger and a row say different things.');
  log.info({ shopId, checked, differences: differences.length }, 'Ledger verified.');
  return { checked, differences };
}
