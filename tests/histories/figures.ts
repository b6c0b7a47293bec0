import { expect } from 'vitest';
import { gid } from '../../sandbox/world/ids.ts';
import { orderTotals } from '../../sandbox/world/order-totals.ts';
import { readFigureTables, reckonFigures } from '../support/figure-oracle.ts';
import { sandboxShop } from '../support/sandbox-shop.ts';
import type { Played } from './play-history.ts';
import { database } from '#app/db/client.server.ts';
import type { LedgerEntry } from '#app/domain/ledger.ts';
import { parseMoney } from '#app/domain/money.ts';
import { countEntries } from '#app/operations/count-entries.ts';
import { verifyFigures } from '#app/operations/verify-figures.ts';

const minor = (decimal: string, currency: string) => parseMoney(decimal, currency)?.amountMinor ?? 0n;

/** The figures are what the ledger says, and what it says of an order's revenue is what the pretend Shopify knows of the order. */
export async function expectFiguresToAgree({ shop, orders, programId }: Played): Promise<void> {
  await countEntries({ shopId: shop.id });
  expect(await readFigureTables(shop.id)).toEqual(await reckonFigures(shop));
  expect(await verifyFigures({ shopId: shop.id })).toEqual({ differences: [] });

  const { currencyDigits } = sandboxShop(shop.domain);
  for (const { order } of orders) {
    const where = { shopId: shop.id, orderId: gid('Order', order.id), programId };
    const referral = await database.referral.findFirst({ where });
    if (referral === null) continue;
    const entries = await database.ledgerEntry.findMany({ where: { shopId: shop.id, referralId: referral.id } });
    const told = entries.map(({ data }) => BigInt(String((data as LedgerEntry['data'])['revenueMinor'] ?? '0')));
    const totals = orderTotals(order, currencyDigits);
    const [goods, all, back] = [totals.subtotal, totals.total, totals.refunded].map((each) =>
      minor(each, order.currency),
    );
    if (goods === undefined || all === undefined || back === undefined) throw new Error('The order has no totals.');
    const kept = referral.status !== 'rewarded' || back >= all ? 0n : (goods * (all - back)) / all;
    expect(told.reduce((sum, each) => sum + each, 0n)).toBe(kept);
  }
  await expectCosts({ shop, programId });
}

/** What the rewards cost, by their rows. */
async function expectCosts({ shop, programId }: Pick<Played, 'shop' | 'programId'>): Promise<void> {
  const where = { shopId: shop.id, programId, side: 'advocate' };
  const rewards = await database.reward.findMany({ where });
  const reversals = await database.reversal.findMany({ where: { shopId: shop.id } });
  const costs = rewards.map(({ id, status, costMinor, worthMinor }) => {
    if (costMinor === null || status === 'limited' || status === 'withheld') return 0n;
    const taken = reversals
      .filter(({ rewardId }) => rewardId === id)
      .reduce((sum, { takenMinor }) => sum + takenMinor, 0n);
    return costMinor - (worthMinor === null ? costMinor * taken : taken);
  });
  const rows = await database.figure.findMany({ where: { shopId: shop.id, programId, grain: 'month' } });
  const used = await database.ledgerEntry.findMany({ where: { shopId: shop.id, programId, kind: 'reward_used' } });
  const usedUnpriced = used
    .filter(({ rewardId }) => rewards.some(({ id, costMinor }) => id === rewardId && costMinor === null))
    .map(({ data }) => BigInt(String((data as LedgerEntry['data'])['minor'] ?? '0')));
  const sum = (amounts: bigint[]) => amounts.reduce((total, each) => total + each, 0n);
  expect(sum(rows.map(({ rewardCostMinor }) => rewardCostMinor))).toBe(sum(costs) + sum(usedUnpriced));
}
