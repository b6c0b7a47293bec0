import { findFigurePeriod, listFigureDifferences, tablesByTime, type FigureDifference } from '#app/db/figure-check.ts';
import { findShop } from '#app/db/shops.ts';
import type { ShopId } from '#app/domain/ids.ts';
import { monthsOf } from '#app/domain/report/steps.ts';
import { log } from '#app/log.server.ts';

/** So many differences are enough to see what went wrong. */
const mostReported = 100;

/**
 * Reckons a shop's figures anew from its ledger, a month at a time, and reports where they say something else. It changes
 * nothing, so that it can be run at any time: each statement sees figures and ledger at one moment.
 */
export async function verifyFigures({ shopId }: { shopId: ShopId }): Promise<{ differences: FigureDifference[] }> {
  const shop = await findShop(shopId);
  const period = shop === null ? null : await findFigurePeriod(shop);
  if (shop === null || period === null) return { differences: [] };
  const differences = await listFigureDifferences(shop, 'promise_figure', null, mostReported);
  for (const month of monthsOf(period))
    for (const table of tablesByTime)
      differences.push(...(await listFigureDifferences(shop, table, month, mostReported - differences.length)));
  for (const difference of differences)
    log.error({ shopId, ...difference }, 'The ledger and a figure say different things.');
  log.info({ shopId, differences: differences.length }, 'Figures verified.');
  return { differences };
}
