import { multiplyMoney, roundMoney } from './money.ts';
import { takeId } from './ids.ts';
import { orderTotals } from './order-totals.ts';
import type { Customer, Order, Shop, World } from './types.ts';

const DAY_MS = 86_400_000;

/** An order from before the sandbox started. */
export interface PastOrder {
  daysAgo: number;
  /** Positions in the shop's products, with quantities; always the first variant. */
  items: [position: number, quantity: number][];
  outcome?: 'paid' | 'refunded' | 'cancelled' | 'test';
}

/** Adds a past order of a customer, as if it had been placed in the online store. */
export function addPastOrder(world: World, shop: Shop, customer: Customer, now: Date, plan: PastOrder): Order {
  const placedAt = new Date(now.getTime() - plan.daysAgo * DAY_MS).toISOString();
  const outcome = plan.outcome ?? 'paid';
  const id = takeId(world);
  const number = shop.nextOrderNumber++;
  const address = customer.addresses[0] ?? null;
  const order: Order = {
    id,
    number,
    name: `#${number}`,
    test: outcome === 'test',
    sourceName: 'web',
    customerId: customer.id,
    email: customer.email,
    phone: customer.phone,
    locale: customer.locale,
    currency: shop.currency,
    lines: plan.items.flatMap(([position, quantity]) => orderLine(world, shop, position, quantity)),
    discountApplications: [],
    discountCodes: [],
    shippingPrice: roundMoney(shop.shippingPrice, shop.currencyDigits),
    shippingDiscount: roundMoney('0', shop.currencyDigits),
    noteAttributes: [],
    landingSite: '/',
    referringSite: null,
    cartToken: `c${id}`,
    checkoutToken: id.padStart(32, '0'),
    browserIp: '203.0.113.7',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    billingAddress: address,
    shippingAddress: address,
    financialStatus: 'paid',
    fulfillmentStatus: 'fulfilled',
    createdAt: placedAt,
    processedAt: placedAt,
    updatedAt: placedAt,
    paidAt: placedAt,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    refunds: [],
    tags: [],
  };
  if (outcome === 'refunded' || outcome === 'cancelled') payBack(world, shop, order);
  if (outcome === 'cancelled') {
    order.cancelledAt = order.updatedAt;
    order.cancelReason = 'customer';
    order.closedAt = order.updatedAt;
    order.fulfillmentStatus = null;
  }
  shop.orders.push(order);
  return order;
}

function orderLine(world: World, shop: Shop, position: number, quantity: number): Order['lines'] {
  const product = shop.products[position];
  const variant = product?.variants[0];
  if (!product || !variant) return [];
  const only = product.variants.length === 1;
  return [
    {
      id: takeId(world),
      productId: product.id,
      variantId: variant.id,
      title: product.title,
      variantTitle: only ? null : variant.title,
      sku: variant.sku,
      vendor: product.vendor,
      price: variant.price,
      quantity,
      refundedQuantity: 0,
      requiresShipping: variant.requiresShipping,
      allocations: [],
    },
  ];
}

function payBack(world: World, shop: Shop, order: Order): void {
  const digits = shop.currencyDigits;
  const at = new Date(Date.parse(order.createdAt) + 3 * DAY_MS).toISOString();
  const amount = orderTotals(order, digits).total;
  const lines = order.lines.map((line) => ({
    lineId: line.id,
    quantity: line.quantity,
    subtotal: multiplyMoney(line.price, line.quantity, digits),
    tax: roundMoney('0', digits),
  }));
  for (const line of order.lines) line.refundedQuantity = line.quantity;
  order.refunds.push({
    id: takeId(world),
    createdAt: at,
    note: null,
    lines,
    shippingAmount: order.shippingPrice,
    amount,
  });
  order.financialStatus = 'refunded';
  order.updatedAt = at;
}
