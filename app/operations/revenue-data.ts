import type { Connection } from '#app/db/client.server.ts';
import { getReferralRevenue, type ReferralRevenue } from '#app/db/referral-revenue.ts';
import type { ReferralId, ShopId } from '#app/domain/ids.ts';
import type { Money } from '#app/domain/money.ts';
import { keptRevenue, type OrderPayment } from '#app/domain/report/kept-revenue.ts';

/** How a ledger entry changes what a referral's order brings: `revenueMinor` and `currency`, or nothing. */
export type RevenueData = Record<string, string>;

/**
 * What an entry about a referral has to say, so that all of them together come to what is kept of a rewarded referral's order and
 * to nothing otherwise. Read after the referral moved and under its order's lock; twice is once, since it is the
 * difference to what was told.
 */
export async function revenueData(
  shopId: ShopId,
  referralId: ReferralId,
  payment: OrderPayment | null,
  transaction: Connection,
): Promise<RevenueData> {
  const told = await getReferralRevenue(shopId, referralId, transaction);
  return differenceOf(told, payment);
}

/** The same for a referral that was just decided, of which nothing was told before. */
export function firstRevenue(subtotal: Money, payment: OrderPayment): RevenueData {
  return differenceOf({ isRewarded: true, subtotal, toldMinor: 0n }, payment);
}

function differenceOf({ isRewarded, subtotal, toldMinor }: ReferralRevenue, payment: OrderPayment | null): RevenueData {
  const kept = isRewarded && payment !== null ? keptRevenue(subtotal, payment) : { ...subtotal, amountMinor: 0n };
  const difference = kept.amountMinor - toldMinor;
  return difference === 0n ? {} : { revenueMinor: difference.toString(), currency: subtotal.currency };
}
