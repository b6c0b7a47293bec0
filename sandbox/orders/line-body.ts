import { bareId, gid } from '../world/ids.ts';
import { roundMoney } from '../world/money.ts';
import type { Order, OrderLine, Shop } from '../world/types.ts';
import { fulfilledQuantity } from './fulfillments.ts';
import { moneySet } from './money-set.ts';

/** One line item of an order, as REST writes it. */
export function lineBody(shop: Shop, order: Order, line: OrderLine): Record<string, unknown> {
  const zero = roundMoney('0', shop.currencyDigits);
  const current = line.quantity - line.refundedQuantity;
  const sent = fulfilledQuantity(order, line);
  return {
    id: bareId(line.id),
    admin_graphql_api_id: gid('LineItem', line.id),
    attributed_staffs: [],
    current_quantity: current,
    fulfillable_quantity: Math.max(0, current - sent),
    fulfillment_service: 'manual',
    fulfillment_status: sent === 0 ? null : sent < current ? 'partial' : 'fulfilled',
    gift_card: false,
    grams: 0,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    price: line.price,
    price_set: moneySet(line.price, order),
    product_exists: shop.products.some(({ id }) => id === line.productId),
    product_id: bareId(line.productId),
    properties: [],
    quantity: line.quantity,
    requires_shipping: line.requiresShipping,
    sku: line.sku,
    taxable: true,
    title: line.title,
    // Discounts by code are told in discount_allocations only; the recorded orders have zero here.
    total_discount: zero,
    total_discount_set: moneySet(zero, order),
    variant_id: bareId(line.variantId),
    variant_inventory_management: 'shopify',
    variant_title: line.variantTitle,
    vendor: line.vendor,
    tax_lines: [],
    duties: [],
    discount_allocations: line.allocations.map(({ amount, applicationIndex }) =>
      allocationBody(amount, applicationIndex, order),
    ),
  };
}

/** What one discount application took off one line. */
export function allocationBody(amount: string, applicationIndex: number, order: Order): Record<string, unknown> {
  return { amount, amount_set: moneySet(amount, order), discount_application_index: applicationIndex };
}
