import type { OrderGid, ShopId } from '#app/domain/ids.ts';
import type { Money } from '#app/domain/money.ts';
import { database, type Connection } from './client.server.ts';

/** What happened to an order after it was placed. */
export type OrderChange =
  | { kind: 'cancelled'; happenedAt: Date }
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
        cause: change.kind === 'cancelled' ? 'cancelled' : `${refundPrefix}${change.refundId}`,
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
      : { kind: 'cancelled', happenedAt },
  );
}

/** Forgets changes that were told before `before`: an order that is still to come is not that late. */
export async function deleteOldOrderChanges(before: Date): Promise<void> {
  await database.orderChange.deleteMany({ where: { toldAt: { lt: before } } });
}
