import type { OrderGid, ShopId } from '#app/domain/ids.ts';
import type { Money } from '#app/domain/money.ts';
import { database, type Connection } from './client.server.ts';

export interface Order {
  id: OrderGid;
  name: string;
  customerId: string | null;
  emailHash: string | null;
  subtotal: Money;
  isTest: boolean;
  sourceName: string;
  discountCodes: string[];
  placedAt: Date;
  cancelledAt: Date | null;
  shopifyUpdatedAt: Date;
}

/** Keeps what Shopify said of an order, unless something newer is known already. */
export async function saveOrder(shopId: ShopId, order: Order, connection: Connection): Promise<void> {
  const { subtotal, id, ...rest } = order;
  const data = { ...rest, currency: subtotal.currency, subtotalMinor: subtotal.amountMinor };
  await connection.order.createMany({ data: [{ shopId, id, ...data }], skipDuplicates: true });
  const { cancelledAt, ...changeable } = data;
  await connection.order.updateMany({
    where: { shopId, id, shopifyUpdatedAt: { lt: order.shopifyUpdatedAt } },
    // A cancellation that was told on its own is not taken back by a body that is older than it.
    data: { ...changeable, ...(cancelledAt === null ? {} : { cancelledAt }) },
  });
}

/** Makes everything that decides or changes one order wait for its turn, until the transaction ends. */
export async function lockOrder(shopId: ShopId, orderId: string, connection: Connection): Promise<void> {
  await connection.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`order ${shopId} ${orderId}`}, 0))`;
}

/** Whether an order that we keep was cancelled; false for one that we do not know. */
export async function isOrderCancelled(shopId: ShopId, orderId: string, connection: Connection): Promise<boolean> {
  return (await connection.order.count({ where: { shopId, id: orderId, cancelledAt: { not: null } } })) === 1;
}

export async function hasOrder(shopId: ShopId, orderId: OrderGid, connection: Connection = database): Promise<boolean> {
  return (await connection.order.count({ where: { shopId, id: orderId } })) === 1;
}

/** The first cancellation stands. */
export async function markOrderCancelled(
  shopId: ShopId,
  orderId: OrderGid,
  cancelledAt: Date,
  connection: Connection,
): Promise<void> {
  await connection.order.updateMany({ where: { shopId, id: orderId, cancelledAt: null }, data: { cancelledAt } });
}

export async function addRefund(
  shopId: ShopId,
  orderId: OrderGid,
  refunded: Money,
  connection: Connection,
): Promise<void> {
  await connection.order.updateMany({
    where: { shopId, id: orderId, currency: refunded.currency },
    data: { refundedMinor: { increment: refunded.amountMinor } },
  });
}

/** Forgets whose orders these were, those placed as a guest with the same address included. */
export async function eraseCustomerOfOrders(
  shopId: ShopId,
  customerId: string,
  emailHash: string | null,
  connection: Connection,
): Promise<void> {
  const theirs = [{ customerId }, ...(emailHash === null ? [] : [{ emailHash }])];
  await connection.order.updateMany({ where: { shopId, OR: theirs }, data: { customerId: null, emailHash: null } });
}

/** A customer's orders, those placed as a guest with the same address included. */
export async function listOrdersOfCustomer(
  shopId: ShopId,
  customerId: string,
  emailHash: string | null,
): Promise<{ id: string; name: string; placedAt: Date; cancelledAt: Date | null; discountCodes: string[] }[]> {
  const theirs = [{ customerId }, ...(emailHash === null ? [] : [{ emailHash }])];
  return await database.order.findMany({
    where: { shopId, OR: theirs },
    select: { id: true, name: true, placedAt: true, cancelledAt: true, discountCodes: true },
    orderBy: { placedAt: 'asc' },
  });
}
