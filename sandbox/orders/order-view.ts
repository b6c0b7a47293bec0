import { formatMoney } from '../world/money.ts';
import { lineDiscount, orderTotals } from '../world/order-totals.ts';
import { shopTime } from '../world/shop-time.ts';
import type { Order, Shop } from '../world/types.ts';

/** An order as the merchant's pages show it: everything ready to print. */
export function orderView(shop: Shop, order: Order): Record<string, unknown> {
  const totals = orderTotals(order, shop.currencyDigits);
  const money = (amount: string) => formatMoney(amount, shop);
  const customer = shop.customers.find(({ id }) => id === order.customerId);
  const address = order.shippingAddress;
  return {
    id: order.id,
    name: order.name,
    test: order.test,
    email: order.email,
    createdAt: shopTime(order.createdAt, shop.timeZone),
    customer: customer ? `${customer.firstName} ${customer.lastName}`.trim() || customer.email : 'No customer',
    address: address && [address.address1, address.zip, address.city, address.country].filter(Boolean).join(', '),
    codes: order.discountCodes.map(({ code }) => code).join(', '),
    financialStatus: order.financialStatus,
    fulfillmentStatus: order.fulfillmentStatus ?? 'unfulfilled',
    cancelledAt: order.cancelledAt,
    total: money(totals.total),
    canPay: order.cancelledAt === null && order.paidAt === null,
    canFulfill: order.cancelledAt === null && order.fulfillmentStatus !== 'fulfilled',
    canCancel: order.cancelledAt === null,
    canRefund: order.paidAt !== null && order.financialStatus !== 'refunded',
    lines: order.lines.map((line) => ({
      id: line.id,
      title: line.title,
      variantTitle: line.variantTitle,
      price: money(line.price),
      quantity: line.quantity,
      refundedQuantity: line.refundedQuantity,
      left: line.quantity - line.refundedQuantity,
      discount: line.allocations.length > 0 ? `−${money(lineDiscount(line, shop.currencyDigits))}` : '',
    })),
    sums: [
      { label: 'Lines', amount: money(totals.lines) },
      ...order.discountCodes.map(({ code, amount }) => ({ label: `Code ${code}`, amount: `−${money(amount)}` })),
      { label: 'Shipping', amount: money(totals.shipping) },
      { label: 'Total', amount: money(totals.total) },
      { label: 'Refunded', amount: money(totals.refunded) },
    ],
    timeline: timeline(shop, order),
    facts: [
      { label: 'Source', text: order.sourceName },
      { label: 'Landing page', text: order.landingSite },
      { label: 'Referring site', text: order.referringSite },
      { label: 'Address on the network', text: order.browserIp },
      ...order.noteAttributes.map(({ name, value }) => ({ label: name, text: value })),
    ].filter(({ text }) => text),
  };
}

function timeline(shop: Shop, order: Order): { at: string; text: string }[] {
  const events = [
    { at: order.createdAt, text: `Placed (${order.sourceName})` },
    { at: order.paidAt, text: 'Paid' },
    { at: order.fulfilledAt ?? null, text: 'Fulfilled' },
    ...order.refunds.map((refund) => ({
      at: refund.createdAt,
      text: `Refunded ${formatMoney(refund.amount, shop)}${refund.note ? `: ${refund.note}` : ''}`,
    })),
    { at: order.cancelledAt, text: `Cancelled (${order.cancelReason ?? 'other'})` },
  ];
  return events
    .flatMap(({ at, text }) => (at === null ? [] : [{ at, text }]))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ at, text }) => ({ at: shopTime(at, shop.timeZone), text }));
}
