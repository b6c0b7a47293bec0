import type { ReferralId, ShopId } from '#app/domain/ids.ts';
import type { Money } from '#app/domain/money.ts';
import type { Connection } from './client.server.ts';

export interface ReferralRevenue {
  isRewarded: boolean;
  /** What the order's goods came to when it was decided. */
  subtotal: Money;
  /** What the referral's entries in the ledger come to so far, in the subtotal's currency. */
  toldMinor: bigint;
}

/** What the ledger says that a referral brought, and by what it is to be reckoned. Asked under its order's lock, it stays so. */
export async function getReferralRevenue(
  shopId: ShopId,
  referralId: ReferralId,
  connection: Connection,
): Promise<ReferralRevenue> {
  const [row] = await connection.$queryRaw<{ status: string; subtotal: bigint; currency: string; told: string }[]>`
    select r.status, r.subtotal_minor as subtotal, r.currency,
           (select coalesce(sum((e.data->>'revenueMinor')::bigint), 0)::text from ledger_entry e
             where e.shop_id = r.shop_id and e.referral_id = r.id and e.data->>'currency' = r.currency) as told
      from referral r where r.shop_id = ${shopId} and r.id = ${referralId}`;
  if (row === undefined) throw new Error(`No record was found of referral ${referralId}.`);
  const { status, currency, subtotal, told } = row;
  return {
    isRewarded: status === 'rewarded',
    subtotal: { amountMinor: BigInt(subtotal), currency },
    toldMinor: BigInt(told),
  };
}
