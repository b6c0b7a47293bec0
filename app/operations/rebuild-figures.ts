import { database, type Connection } from '#app/db/client.server.ts';
import { findFigurePeriod, replaceFigures, tablesByTime } from '#app/db/figure-check.ts';
import { lockFigures } from '#app/db/figure-counting.ts';
import { findShop } from '#app/db/shops.ts';
import type { ShopId } from '#app/domain/ids.ts';
import { monthsOf } from '#app/domain/report/steps.ts';

/**
 * Writes a shop's figures anew from its ledger, a month at a time, so that reports are never without: after its time zone
 * changed, which moves what happened to other days, or when `verify-figures` found something. Safe to run twice and beside
 * the counting: each month is replaced in one transaction under the figures' lock, by the entries that are counted.
 */
export async function rebuildFigures({ shopId }: { shopId: ShopId }): Promise<void> {
  const shop = await findShop(shopId);
  const period = shop === null ? null : await findFigurePeriod(shop);
  if (shop === null || period === null) return;
  for (const month of monthsOf(period))
    await underLock(shopId, async (transaction) => {
      for (const table of tablesByTime) await replaceFigures(shop, table, month, transaction);
    });
  await underLock(shopId, (transaction) => replaceFigures(shop, 'promise_figure', null, transaction));
}

/** A month of the largest shops takes longer than other transactions may. */
async function underLock(shopId: ShopId, work: (transaction: Connection) => Promise<void>): Promise<void> {
  await database.$transaction(
    async (transaction) => {
      await lockFigures(shopId, transaction);
      await work(transaction);
    },
    { maxWait: 10_000, timeout: 10 * 60_000 },
  );
}
