import { gid } from '../../world/ids.ts';
import type { Dispute } from '../../world/order-parts.ts';
import { presentmentCurrencyOf, toPresentment } from '../../world/presentment.ts';
import type { Order } from '../../world/types.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { AdminContext, View } from '../context.ts';
import { search } from '../search.ts';
import { moneyView } from './money.ts';
import { orderView } from './order.ts';

/** A dispute as its order tells of it. */
export function disputeSummaryView({ id, type, status }: Dispute): View {
  return { __typename: 'OrderDisputeSummary', id: gid('OrderDisputeSummary', id), initiatedAs: type, status };
}

/** The same dispute as Shopify Payments tells of it, behind a scope of its own. */
export function disputeView(context: AdminContext, order: Order, dispute: Dispute): View {
  return {
    __typename: 'ShopifyPaymentsDispute',
    id: gid('ShopifyPaymentsDispute', dispute.id),
    legacyResourceId: dispute.id,
    type: dispute.type,
    status: dispute.status,
    amount: moneyView(toPresentment(dispute.amount, order), { currency: presentmentCurrencyOf(order) }),
    reasonDetails: {
      __typename: 'ShopifyPaymentsDisputeReasonDetails',
      reason: dispute.reason.toUpperCase(),
      networkReasonCode: null,
    },
    initiatedAt: dispute.initiatedAt,
    evidenceDueBy: dispute.evidenceDueBy,
    evidenceSentOn: dispute.status === 'NEEDS_RESPONSE' ? null : dispute.initiatedAt,
    finalizedOn: dispute.finalizedAt,
    order: () => orderView(context, order),
  };
}

/** Every dispute of the shop. */
export function disputesView(context: AdminContext, args: PageArgs & { query?: string | null }): View {
  const found = search(pairs(context), args.query, {
    fields: {
      id: ({ dispute }) => dispute.id,
      status: ({ dispute }) => dispute.status,
      initiated_at: ({ dispute }) => dispute.initiatedAt,
    },
    text: ({ order }) => [order.name],
  });
  return connection(
    'ShopifyPaymentsDispute',
    found,
    args,
    ({ dispute }) => dispute.id,
    ({ order, dispute }) => disputeView(context, order, dispute),
  );
}

/** The dispute with this id, or null. */
export function findDispute(context: AdminContext, id: string): View | null {
  const found = pairs(context).find(({ dispute }) => dispute.id === id);
  return found ? disputeView(context, found.order, found.dispute) : null;
}

function pairs({ shop }: AdminContext): { order: Order; dispute: Dispute }[] {
  return shop.orders.flatMap((order) => (order.disputes ?? []).map((dispute) => ({ order, dispute })));
}
