import type { OrderGid, ShopId } from '#app/domain/ids.ts';
import type { Money } from '#app/domain/money.ts';
import type { OrderFacts } from '#app/domain/reward/decide-reversal.ts';
import { database, type Connection } from './client.server.ts';

/** What happened to an order after it was placed. */
export type OrderChange =
  | { kind: 'cancelled'; happenedAt: Date }
  | { kind: 'fulfilled'; happenedAt: Date }
  /** `refunded` is in the currency the buyer paid in; null when nothing was paid back, or the sum is not known. */
  | { kind: 'refunded'; refundId: string; happenedAt: Date; refunded: Money | null };

const refundPrefix = 'refund:';

/** Keeps a change, once, whether its order is known or not. */
export async function saveOrderChange(
  shopId: ShopId,
  orderId: OrderGid,
  change: OrderChange,
  now: Date,
  connection: Connection,
): Promise<void> {
  const refunded = change.kind === 'refunded' ? change.refunded : null;
  await connection.orderChange.createMany({
    data: [
      {
        shopId,
        orderId,
        cause: change.kind === 'refunded' ? `${refundPrefix}${change.refundId}` : change.kind,
        happenedAt: change.happenedAt,
        amountMinor: refunded?.amountMinor ?? null,
        currency: refunded?.currency ?? null,
        toldAt: now,
      },
    ],
    skipDuplicates: true,
  });
}

/** What was told of an order so far, in the order it happened. */
export async function listOrderChanges(
  shopId: ShopId,
  orderId: OrderGid,
  connection: Connection,
): Promise<OrderChange[]> {
  const rows = await connection.orderChange.findMany({ where: { shopId, orderId }, orderBy: { happenedAt: 'asc' } });
  return rows.map(({ cause, happenedAt, amountMinor, currency }) =>
    cause.startsWith(refundPrefix)
      ? {
          kind: 'refunded',
          refundId: cause.slice(refundPrefix.length),
          happenedAt,
          refunded: amountMinor === null || currency === null ? null : { amountMinor, currency },
        }
      : { kind: cause === 'fulfilled' ? 'fulfilled' : 'cancelled', happenedAt },
  );
}

/** Forgets changes that were told before `before`: an order that is still to come is not that late. */
export async function deleteOldOrderChanges(before: Date): Promise<void> {
  await database.orderChange.deleteMany({ where: { toldAt: { lt: before } } });
}

/** The first fulfilment stands until Shopify is asked for its own date. */
export async function markOrderFulfilled(
  shopId: ShopId,
  orderId: OrderGid,
  fulfilledAt: Date,
  connection: Connection,
): Promise<void> {
  await connection.order.updateMany({ where: { shopId, id: orderId, fulfilledAt: null }, data: { fulfilledAt } });
}

/** What Shopify says of an order at one moment. */
export type OrderReport = Omit<OrderFacts, 'paidAt'> & { updatedAt: Date };
export interface NotedOrder {
  before: Pick<OrderFacts, 'cancelledAt' | 'fulfilledAt' | 'dispute'>;
  facts: OrderFacts;
}

/**
 * Joins what Shopify says with what is known already, under the order's lock. Cancelling and refunding are never undone,
 * so that an answer that lags behind takes nothing away; an older answer says nothing of a dispute. Null for an unknown
 * order.
 */
export async function noteOrderReport(
  shopId: ShopId,
  orderId: OrderGid,
  report: OrderReport,
  connection: Connection,
): Promise<NotedOrder | null> {
  const row = await connection.order.findUnique({ where: { shopId_id: { shopId, id: orderId } } });
  if (row === null) return null;
  const { total, refunded, updatedAt } = report;
  // A shop that changed its currency starts to count anew.
  const knownMinor = row.currency === refunded.currency ? row.refundedMinor : 0n;
  const refundedMinor = knownMinor > refunded.amountMinor ? knownMinor : refunded.amountMinor;
  const isOlder = updatedAt.getTime() < row.shopifyUpdatedAt.getTime();
  const before = {
    cancelledAt: row.cancelledAt,
    fulfilledAt: row.fulfilledAt,
    dispute: row.dispute as OrderFacts['dispute'],
  };
  const after = {
    cancelledAt: row.cancelledAt ?? report.cancelledAt,
    fulfilledAt: report.fulfilledAt ?? row.fulfilledAt,
    dispute: isOlder ? before.dispute : report.dispute,
  };
  await connection.order.update({
    where: { shopId_id: { shopId, id: orderId } },
    data: {
      ...after,
      refundedMinor,
      totalMinor: total.amountMinor,
      ...(isOlder ? {} : { shopifyUpdatedAt: updatedAt }),
    },
  });
  const facts = {
    ...after,
    paidAt: row.placedAt,
    total,
    refunded: { ...refunded, amountMinor: refundedMinor },
    subtotal: report.subtotal,
  };
  return { before, facts };
}
