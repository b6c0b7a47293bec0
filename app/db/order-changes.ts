import type { OrderGid, ShopId } from '#app/domain/ids.ts';
import type { Money } from '#app/domain/money.ts';
import { sumRefunds } from '#app/domain/order/sum-refunds.ts';
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

/**
 * Forgets changes that were told before `before` of orders that never came. What was paid back of a referred order is kept
 * for as long as the order: Shopify shows orders for sixty days only.
 */
export async function deleteOldOrderChanges(before: Date): Promise<void> {
  await database.$executeRaw`
    delete from order_change c
     where c.told_at < ${before}
       and not exists (select from "order" o where o.shop_id = c.shop_id and o.id = c.order_id)`;
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
export type OrderReport = Omit<OrderFacts, 'paidAt' | 'decidedSubtotal'> & { updatedAt: Date };
export interface NotedOrder {
  before: Pick<OrderFacts, 'cancelledAt' | 'fulfilledAt' | 'dispute'>;
  facts: OrderFacts;
  /** How many refunds are in no sum: nobody knows what they are in the shop's currency. */
  unknownRefunds: number;
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
    decidedSubtotal: { amountMinor: row.subtotalMinor, currency: row.currency },
  };
  return { before, facts, unknownRefunds: 0 };
}

/**
 * How an order stands by what was told of it, under the order's lock, for one that Shopify does not show any more. The
 * refunds are at least so high: those in a currency other than the shop's are counted in `unknownRefunds` and nowhere
 * else. Null for an unknown order.
 */
export async function noteKnownOrder(
  shopId: ShopId,
  orderId: OrderGid,
  connection: Connection,
): Promise<NotedOrder | null> {
  const row = await connection.order.findUnique({ where: { shopId_id: { shopId, id: orderId } } });
  if (row === null) return null;
  const { currency, cancelledAt, fulfilledAt, totalMinor } = row;
  const told = sumRefunds(await listOrderChanges(shopId, orderId, connection), currency);
  const refundedMinor = row.refundedMinor > told.sum.amountMinor ? row.refundedMinor : told.sum.amountMinor;
  if (refundedMinor !== row.refundedMinor)
    await connection.order.update({ where: { shopId_id: { shopId, id: orderId } }, data: { refundedMinor } });
  const money = (amountMinor: bigint) => ({ amountMinor, currency });
  const before = { cancelledAt, fulfilledAt, dispute: row.dispute as OrderFacts['dispute'] };
  const facts = {
    ...before,
    paidAt: row.placedAt,
    // Of how much a refund is a part is not known of orders that were kept without their total.
    total: money(totalMinor ?? row.subtotalMinor),
    refunded: money(totalMinor === null ? 0n : refundedMinor),
    subtotal: money(row.subtotalMinor),
    decidedSubtotal: money(row.subtotalMinor),
  };
  const unknownRefunds = totalMinor === null && refundedMinor > 0n ? told.count : told.otherCurrencies;
  return { before, facts, unknownRefunds };
}
