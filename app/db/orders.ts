import type { Order as OrderRow } from '@prisma/client';
import type { CustomerGid, OrderGid, ShopId } from '#app/domain/ids.ts';
import type { Money } from '#app/domain/money.ts';
import type { Traces } from '#app/domain/reward/referral-facts.ts';
import { database, type Connection } from './client.server.ts';

export interface Order extends Traces {
  id: OrderGid;
  name: string;
  customerId: CustomerGid | null;
  subtotal: Money;
  /** What was charged, in the shop's currency; null for orders that were kept before it was. */
  total: Money | null;
  isTest: boolean;
  sourceName: string;
  discountCodes: string[];
  placedAt: Date;
  cancelledAt: Date | null;
  fulfilledAt: Date | null;
  /** Of all of its disputes. */
  dispute: 'open' | 'lost' | 'won' | null;
  shopifyUpdatedAt: Date;
}

/** An order with what was paid back of it so far, as we know it. */
export interface KnownOrder extends Order {
  refunded: Money;
}

/** Keeps what Shopify said of an order, unless something newer is known already. */
export async function saveOrder(shopId: ShopId, order: Order, connection: Connection): Promise<void> {
  const { subtotal, total, id, ...rest } = order;
  const data = {
    ...rest,
    currency: subtotal.currency,
    subtotalMinor: subtotal.amountMinor,
    totalMinor: total?.amountMinor ?? null,
  };
  await connection.order.createMany({ data: [{ shopId, id, ...data }], skipDuplicates: true });
  const { cancelledAt, fulfilledAt, dispute, ...changeable } = data;
  await connection.order.updateMany({
    where: { shopId, id, shopifyUpdatedAt: { lt: order.shopifyUpdatedAt } },
    // What was told on its own is not taken back by a body that is older than it.
    data: {
      ...changeable,
      ...(cancelledAt === null ? {} : { cancelledAt }),
      ...(fulfilledAt === null ? {} : { fulfilledAt }),
      ...(dispute === null ? {} : { dispute }),
    },
  });
}

/** An order as it is kept; null for one that leads back to no invite. */
export async function findOrder(
  shopId: ShopId,
  orderId: OrderGid,
  connection: Connection = database,
): Promise<KnownOrder | null> {
  const row = await connection.order.findUnique({ where: { shopId_id: { shopId, id: orderId } } });
  return row === null ? null : toOrder(row);
}

/** Makes everything that decides or changes one order wait for its turn, until the transaction ends. */
export async function lockOrder(shopId: ShopId, orderId: string, connection: Connection): Promise<void> {
  await connection.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`order ${shopId} ${orderId}`}, 0))`;
}

/** Whether an order of the customer's, cancelled or not, was placed with this discount code. */
export async function findCodeUse(shopId: ShopId, customerId: CustomerGid, code: string): Promise<boolean> {
  const where = { shopId, customerId, discountCodes: { has: code } };
  return (await database.order.count({ where, take: 1 })) > 0;
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

/** Notes that an order is to be looked at, for as long as nobody did. */
export async function wantReview(
  shopId: ShopId,
  orderId: OrderGid,
  reviewWantedAt: Date,
  connection: Connection,
): Promise<void> {
  await connection.order.updateMany({ where: { shopId, id: orderId }, data: { reviewWantedAt } });
}

/** When a look at an order was last asked for; null when there was one since. */
export async function findReviewWish(
  shopId: ShopId,
  orderId: OrderGid,
  connection: Connection = database,
): Promise<Date | null> {
  const select = { reviewWantedAt: true };
  return (
    (await connection.order.findUnique({ where: { shopId_id: { shopId, id: orderId } }, select }))?.reviewWantedAt ??
    null
  );
}

/** An order was looked at; what was asked for after `wantedAt` is still to be done. */
export async function settleReviewWish(
  shopId: ShopId,
  orderId: OrderGid,
  wantedAt: Date,
  connection: Connection,
): Promise<void> {
  const where = { shopId, id: orderId, reviewWantedAt: { lte: wantedAt } };
  await connection.order.updateMany({ where, data: { reviewWantedAt: null } });
}

/**
 * Orders of all installed shops whose review was asked for before `before` and is not done; from each shop the longest
 * waiting first, so that one whose reviews fail does not stand in the way of the others.
 */
export async function listWantedReviews(before: Date): Promise<{ shopId: ShopId; id: OrderGid }[]> {
  return await database.$queryRaw<{ shopId: ShopId; id: OrderGid }[]>`
    select o.shop_id as "shopId", o.id
      from "order" o join shop s on s.id = o.shop_id and s.uninstalled_at is null
     where o.review_wanted_at < ${before}
     order by row_number() over (partition by o.shop_id order by o.review_wanted_at), o.review_wanted_at
     limit 500`;
}

/** What an order's customer can be found by, those that ordered as a guest with the same address included. */
export interface CustomerMarks {
  customerId: string | null;
  emailHash: string | null;
}

/**
 * Makes decisions about orders of one customer wait for each other, until the transaction ends; whoever locks more comes
 * here after the order and before the claim.
 */
export async function lockCustomer(
  shopId: ShopId,
  { customerId, emailHash }: CustomerMarks,
  connection: Connection,
): Promise<void> {
  // Always in the same order, so that two orders of one buyer cannot wait for each other in a circle.
  const marks = [customerId, emailHash].filter((mark) => mark !== null);
  const keys = marks.map((mark) => `customer ${shopId} ${mark}`).toSorted();
  if (keys.length > 0)
    await connection.$executeRaw`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) as key`;
}

/** Whether the customer has another order that we keep. */
export async function hasOtherOrder(
  shopId: ShopId,
  customer: CustomerMarks,
  orderId: OrderGid,
  connection: Connection = database,
): Promise<boolean> {
  const theirs = ordersOf(customer);
  if (theirs.length === 0) return false;
  const where = { shopId, OR: theirs, id: { not: orderId } };
  return (await connection.order.findFirst({ where, select: { id: true } })) !== null;
}

/** Forgets whose orders these were. */
export async function eraseCustomerOfOrders(
  shopId: ShopId,
  customer: CustomerMarks,
  connection: Connection,
): Promise<void> {
  const nothing = {
    customerId: null,
    emailHash: null,
    phoneHash: null,
    addressHash: null,
    ipHash: null,
    deviceHash: null,
  };
  await connection.order.updateMany({ where: { shopId, OR: ordersOf(customer) }, data: nothing });
}

export interface OrderOfCustomer extends Traces {
  id: OrderGid;
  name: string;
  placedAt: Date;
  cancelledAt: Date | null;
  discountCodes: string[];
}

export async function listOrdersOfCustomer(
  shopId: ShopId,
  customer: CustomerMarks,
  connection: Connection = database,
): Promise<OrderOfCustomer[]> {
  const theirs = ordersOf(customer);
  if (theirs.length === 0) return [];
  const rows = await connection.order.findMany({
    where: { shopId, OR: theirs },
    select: {
      id: true,
      name: true,
      placedAt: true,
      cancelledAt: true,
      discountCodes: true,
      emailHash: true,
      phoneHash: true,
      addressHash: true,
      ipHash: true,
      deviceHash: true,
    },
    orderBy: { placedAt: 'asc' },
  });
  return rows.map((row) => ({ ...row, id: row.id as OrderGid }));
}

function ordersOf({ customerId, emailHash }: CustomerMarks) {
  return [...(customerId === null ? [] : [{ customerId }]), ...(emailHash === null ? [] : [{ emailHash }])];
}

function toOrder(row: OrderRow): KnownOrder {
  const { currency, subtotalMinor, totalMinor, refundedMinor } = row;
  return {
    id: row.id as OrderGid,
    name: row.name,
    customerId: row.customerId as CustomerGid | null,
    emailHash: row.emailHash,
    phoneHash: row.phoneHash,
    addressHash: row.addressHash,
    ipHash: row.ipHash,
    deviceHash: row.deviceHash,
    subtotal: { amountMinor: subtotalMinor, currency },
    total: totalMinor === null ? null : { amountMinor: totalMinor, currency },
    refunded: { amountMinor: refundedMinor, currency },
    isTest: row.isTest,
    sourceName: row.sourceName,
    discountCodes: row.discountCodes,
    placedAt: row.placedAt,
    cancelledAt: row.cancelledAt,
    fulfilledAt: row.fulfilledAt,
    dispute: row.dispute as Order['dispute'],
    shopifyUpdatedAt: row.shopifyUpdatedAt,
  };
}
