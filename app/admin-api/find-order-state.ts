import { z } from 'zod';
import type { OrderGid } from '#app/domain/ids.ts';
import { parseMoney, type Money } from '#app/domain/money.ts';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query FindOrderState($id: ID!) {
    order(id: $id) {
      cancelledAt
      updatedAt
      displayFulfillmentStatus
      fulfillments(first: 100) { createdAt status }
      disputes { status }
      currentSubtotalPriceSet { shopMoney { amount currencyCode } }
      totalPriceSet { shopMoney { amount currencyCode } }
      totalRefundedSet { shopMoney { amount currencyCode } }
    }
  }
`;

const money = z
  .object({ shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }) })
  .transform(({ shopMoney: { amount, currencyCode } }, context): Money => {
    const read = parseMoney(amount, currencyCode);
    if (read !== null) return read;
    context.addIssue(`${amount} is no amount of ${currencyCode}.`);
    return z.NEVER;
  });
const answer = z.object({
  order: z
    .object({
      cancelledAt: z.coerce.date().nullable(),
      updatedAt: z.coerce.date(),
      displayFulfillmentStatus: z.string(),
      fulfillments: z.array(z.object({ createdAt: z.coerce.date(), status: z.string() })),
      disputes: z.array(z.object({ status: z.string() })),
      currentSubtotalPriceSet: money,
      totalPriceSet: money,
      totalRefundedSet: money,
    })
    .nullable(),
});

/** Of all of an order’s disputes: one is open, else one was lost, else one was won; null without any. */
export type DisputeState = 'open' | 'lost' | 'won';

/** An order as it is now; every amount is in the shop’s currency, whatever the buyer paid in. */
export interface OrderState {
  cancelledAt: Date | null;
  /** When its last parcel left; null while something is still to be sent. */
  fulfilledAt: Date | null;
  dispute: DisputeState | null;
  /** What the goods come to after discounts and returns. */
  subtotal: Money;
  /** What was charged. */
  total: Money;
  /** What was paid back so far. */
  refunded: Money;
  updatedAt: Date;
}

/** The order as it is now, which a webhook that was late or overtaken cannot tell; null when it is gone. */
export async function findOrderState(admin: AdminApi, id: OrderGid): Promise<OrderState | null> {
  const { order } = await admin.ask(document, { id }, answer);
  if (order === null) return null;
  return {
    cancelledAt: order.cancelledAt,
    fulfilledAt: order.displayFulfillmentStatus === 'FULFILLED' ? lastSent(order.fulfillments, order.updatedAt) : null,
    dispute: disputeState(order.disputes.map(({ status }) => status)),
    subtotal: order.currentSubtotalPriceSet,
    total: order.totalPriceSet,
    refunded: order.totalRefundedSet,
    updatedAt: order.updatedAt,
  };
}

/** An order without parcels that stand counts as fulfilled when it was last touched. */
function lastSent(fulfillments: { createdAt: Date; status: string }[], updatedAt: Date): Date {
  const sent = fulfillments.filter(({ status }) => status === 'SUCCESS').map(({ createdAt }) => createdAt.getTime());
  return sent.length === 0 ? updatedAt : new Date(Math.max(...sent));
}

/** A merchant who gives in (`ACCEPTED`) has lost; a dispute that was prevented was settled before the bank decided. */
function disputeState(statuses: string[]): DisputeState | null {
  if (statuses.some((status) => status === 'NEEDS_RESPONSE' || status === 'UNDER_REVIEW')) return 'open';
  if (statuses.some((status) => status === 'LOST' || status === 'ACCEPTED' || status === 'CHARGE_REFUNDED'))
    return 'lost';
  return statuses.length === 0 ? null : 'won';
}
