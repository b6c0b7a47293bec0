import { fulfillmentsOf } from '../../orders/fulfillments.ts';
import { riskOf } from '../../orders/order-risk.ts';
import { receivedOf } from '../../orders/payments.ts';
import { paymentGatewayNames } from '../../orders/source.ts';
import { gid } from '../../world/ids.ts';
import { subtractMoney } from '../../world/money.ts';
import { orderTotals } from '../../world/order-totals.ts';
import { presentmentCurrencyOf } from '../../world/presentment.ts';
import type { Decimal, Order } from '../../world/types.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { AdminContext, View } from '../context.ts';
import { addressView } from './address.ts';
import { customerView } from './customer.ts';
import { disputeSummaryView } from './dispute.ts';
import { fulfillmentView } from './fulfillment.ts';
import { journeyView } from './journey.ts';
import { lineItemView } from './line-item.ts';
import { metafieldFields } from './metafield.ts';
import { moneyBagView } from './money.ts';
import { orderTransactionViews } from './order-transaction.ts';
import { refundView } from './refund.ts';

export function orderView(context: AdminContext, order: Order): View {
  const { shop } = context;
  const id = gid('Order', order.id);
  const customer = shop.customers.find((candidate) => candidate.id === order.customerId);
  return {
    __typename: 'Order',
    id,
    legacyResourceId: order.id,
    name: order.name,
    number: order.number,
    test: order.test,
    sourceName: order.sourceName,
    email: order.email || null,
    phone: order.phone,
    customerLocale: order.locale,
    currencyCode: order.currency,
    presentmentCurrencyCode: presentmentCurrencyOf(order),
    createdAt: order.createdAt,
    processedAt: order.processedAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelReason?.toUpperCase() ?? null,
    closedAt: order.closedAt,
    closed: order.closedAt !== null,
    confirmed: true,
    tags: order.tags,
    note: order.note || null,
    clientIp: order.browserIp,
    cartToken: order.cartToken,
    checkoutToken: order.checkoutToken,
    customAttributes: order.noteAttributes.map(({ name, value }) => ({ __typename: 'Attribute', key: name, value })),
    discountCode: order.discountCodes[0]?.code ?? null,
    discountCodes: order.discountCodes.map(({ code }) => code),
    displayFinancialStatus: order.financialStatus.toUpperCase(),
    displayFulfillmentStatus: fulfillmentStatus(order),
    fullyPaid: order.paidAt !== null,
    unpaid: order.paidAt === null,
    customer: () => (customer ? customerView(context, customer) : null),
    customerJourneySummary: () => journeyView(context, order),
    billingAddress: () => (order.billingAddress ? addressView(order.billingAddress, id) : null),
    shippingAddress: () => (order.shippingAddress ? addressView(order.shippingAddress, id) : null),
    lineItems: (args: PageArgs) =>
      connection(
        'LineItem',
        order.lines,
        args,
        (line) => line.id,
        (line) => lineItemView(context, order, line),
      ),
    refunds: ({ first }: { first?: number | null }) =>
      order.refunds.slice(0, first ?? undefined).map((refund) => refundView(context, order, refund)),
    risk: () => riskView(order),
    disputes: (order.disputes ?? []).map(disputeSummaryView),
    fulfillments: ({ first }: { first?: number | null }) =>
      fulfillmentsOf(order)
        .slice(0, first ?? undefined)
        .map((fulfillment) => fulfillmentView(context, order, fulfillment)),
    transactions: ({ first }: { first?: number | null }) =>
      orderTransactionViews(context, order).slice(0, first ?? undefined),
    paymentGatewayNames: () => paymentGatewayNames(shop, order),
    refundable: order.paidAt !== null && order.financialStatus !== 'refunded',
    ...amounts(context, order),
    ...metafieldFields(context, id),
  };
}

function amounts({ shop }: AdminContext, order: Order): Record<string, unknown> {
  const totals = orderTotals(order, shop.currencyDigits);
  const bag = (amount: Decimal) => moneyBagView(amount, order);
  const received = receivedOf(shop, order);
  return {
    subtotalPriceSet: bag(totals.subtotal),
    currentSubtotalPriceSet: bag(totals.currentSubtotal),
    totalPriceSet: bag(totals.total),
    originalTotalPriceSet: bag(totals.total),
    currentTotalPriceSet: bag(totals.currentTotal),
    totalDiscountsSet: bag(totals.discounts),
    currentTotalDiscountsSet: bag(totals.currentDiscounts),
    currentShippingPriceSet: bag(subtractMoney(totals.shipping, totals.refundedShipping, shop.currencyDigits)),
    totalShippingPriceSet: bag(order.shippingPrice),
    totalRefundedSet: bag(totals.refunded),
    totalRefundedShippingSet: bag(totals.refundedShipping),
    totalReceivedSet: bag(received),
    totalOutstandingSet: bag(subtractMoney(totals.total, received, shop.currencyDigits)),
    netPaymentSet: bag(subtractMoney(received, totals.refunded, shop.currencyDigits)),
  };
}

function riskView(order: Order): View {
  const { recommendation, level, facts } = riskOf(order);
  return {
    __typename: 'OrderRiskSummary',
    recommendation,
    assessments: [
      {
        __typename: 'OrderRiskAssessment',
        riskLevel: level,
        facts: facts.map((fact) => ({ __typename: 'RiskFact', ...fact })),
        // Nobody but Shopify itself assesses orders here.
        provider: null,
      },
    ],
  };
}

function fulfillmentStatus(order: Order): string {
  if (order.fulfillmentStatus === 'fulfilled') return 'FULFILLED';
  return order.fulfillmentStatus === 'partial' ? 'PARTIALLY_FULFILLED' : 'UNFULFILLED';
}
