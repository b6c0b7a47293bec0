import { formatMoney } from '../world/money.ts';
import { lineDiscount, orderTotals } from '../world/order-totals.ts';
import { toPresentment } from '../world/presentment.ts';
import { shopTime } from '../world/shop-time.ts';
import type { Order, Shop } from '../world/types.ts';
import { openDisputeOf } from './disputes.ts';
import { fulfillableLines, fulfillmentsOf } from './fulfillments.ts';
import { riskOf } from './order-risk.ts';
import { paymentsOf, receivedOf } from './payments.ts';

/** An order as the merchant's pages show it: everything ready to print. */
export function orderView(shop: Shop, order: Order): Record<string, unknown> {
  const totals = orderTotals(order, shop.currencyDigits);
  const money = (amount: string) => formatMoney(amount, shop);
  const customer = shop.customers.find(({ id }) => id === order.customerId);
  const address = order.shippingAddress;
  const payments = paymentsOf(shop, order);
  const unsent = new Map(fulfillableLines(order).map(({ lineId, quantity }) => [lineId, quantity]));
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
    canRefund: order.financialStatus !== 'refunded' && Number(receivedOf(shop, order)) > 0,
    canDispute: order.paidAt !== null && openDisputeOf(order) === null,
    dispute: openDisputeOf(order),
    disputes: order.disputes ?? [],
    risk: riskOf(order),
    payments: payments.map(({ gateway, amount }) => ({ gateway, amount: money(amount) })),
    canShareRefund: payments.length > 1,
    lines: order.lines.map((line) => ({
      id: line.id,
      title: line.title,
      variantTitle: line.variantTitle,
      price: money(line.price),
      quantity: line.quantity,
      refundedQuantity: line.refundedQuantity,
      left: line.quantity - line.refundedQuantity,
      unsent: unsent.get(line.id) ?? 0,
      plan: line.sellingPlan?.name ?? null,
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
      {
        label: 'Paid in',
        text: order.presentment
          ? `${order.presentment.currency} (${toPresentment(totals.total, order)})`
          : order.currency,
      },
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
    ...fulfillmentsOf(order).map(({ createdAt, lines }) => ({
      at: createdAt,
      text: `Sent ${lines.reduce((sum, { quantity }) => sum + quantity, 0)} pieces`,
    })),
    { at: order.fulfillmentStatus === 'fulfilled' ? (order.fulfilledAt ?? null) : null, text: 'Fulfilled' },
    ...(order.disputes ?? []).flatMap(({ type, initiatedAt, finalizedAt, status }) => [
      { at: initiatedAt, text: `${type === 'CHARGEBACK' ? 'Chargeback' : 'Inquiry'} opened` },
      { at: finalizedAt, text: `Dispute ${status.toLowerCase()}` },
    ]),
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
