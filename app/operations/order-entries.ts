import type { NewLedgerEntry } from '#app/db/ledger.ts';
import type { Referral } from '#app/db/referrals.ts';
import { reasonsOf } from '#app/domain/decision.ts';
import type { Watched } from '#app/domain/fraud/watch.ts';
import type { OrderPayload } from '#app/domain/order/order-payload.ts';
import type { OrderPayment } from '#app/domain/report/kept-revenue.ts';
import { firstRevenue } from './revenue-data.ts';

interface DecidedOrder {
  order: Pick<OrderPayload, 'id' | 'name' | 'subtotal' | 'discounts'>;
  referral: Referral;
  /** That the order used; null for one that was recognised by something else. */
  friendCode: string | null;
  payment: OrderPayment;
  watched: Watched;
  now: Date;
}

/** How the ledger tells of a friend's order and of what was decided about it: everything that the figures count of both. */
export function orderEntries({ order, referral, friendCode, payment, watched, now }: DecidedOrder): NewLedgerEntry[] {
  const { id, programId, advocateId, status, decision } = referral;
  const about = { at: now, programId, advocateId, referralId: id, orderId: order.id };
  const names = (name: string, rules: string[]): Record<string, string> =>
    rules.length === 0 ? {} : { [name]: rules.join(' ') };
  return [
    {
      kind: 'order_paid',
      actor: 'shopify',
      causeKey: `paid:${order.id}:${programId}`,
      ...about,
      data: { order: order.name, ...discountOf(order, friendCode) },
    },
    {
      kind: 'referral_decided',
      actor: 'ricochet',
      causeKey: `decided:${id}`,
      ...about,
      data: {
        outcome: status,
        reasons: reasonsOf(decision).join(' '),
        ...names('flags', decision.flags),
        ...names('matched', watched.matched),
        ...names('unseen', watched.unseen),
        ...(status === 'rewarded' ? firstRevenue(order.subtotal, payment) : {}),
      },
    },
  ];
}

/** What our code took off, in the shop's currency; codes of others are none of our cost. */
function discountOf({ discounts }: DecidedOrder['order'], friendCode: string | null): Record<string, string> {
  const amount = discounts.find(({ code }) => code.trim().toUpperCase() === friendCode?.toUpperCase())?.amount ?? null;
  return amount === null ? {} : { discountMinor: amount.amountMinor.toString(), currency: amount.currency };
}
