import { describe, expect, it } from 'vitest';
import { amountOff, discountOf, percentOff } from '../discounts/fixtures.ts';
import { createTestSandbox, type TestSandbox } from '../testing/sandbox.ts';
import type { Order } from '../world/types.ts';
import { cancelOrder, fulfillOrder, payOrder } from './change-order.ts';
import type { Checkout } from './checkout.ts';
import { placeOrder } from './place-order.ts';
import { refundOrder } from './refund-order.ts';

const topics = (sandbox: TestSandbox) => sandbox.sentWebhooks.map(({ topic }) => topic);

function buy(sandbox: TestSandbox, more: Partial<Checkout> = {}): Order {
  const variantId = sandbox.luma.products[0]?.variants[0]?.id ?? '';
  return placeOrder(sandbox, sandbox.luma, { lines: [{ variantId, quantity: 2 }], email: 'new@example.com', ...more });
}

describe('placing an order', () => {
  it('of a guest makes a customer and sends create, paid and updated', () => {
    const sandbox = createTestSandbox();
    const before = sandbox.luma.customers.length;
    const order = buy(sandbox);
    expect(topics(sandbox)).toEqual(['orders/create', 'orders/paid', 'orders/updated']);
    expect(sandbox.luma.customers).toHaveLength(before + 1);
    expect(sandbox.luma.customers.at(-1)).toMatchObject({ id: order.customerId, email: 'new@example.com' });
    expect(buy(sandbox, { email: 'NEW@example.com' }).customerId).toBe(order.customerId);
  });

  it('pending sends no orders/paid until the merchant marks it as paid, and then once', () => {
    const sandbox = createTestSandbox();
    const order = buy(sandbox, { payment: 'pending' });
    expect(topics(sandbox)).toEqual(['orders/create', 'orders/updated']);
    expect(payOrder(sandbox, sandbox.luma, order)).toEqual({ ok: true });
    expect(payOrder(sandbox, sandbox.luma, order)).toEqual({ refused: 'already-paid' });
    expect(topics(sandbox).filter((topic) => topic === 'orders/paid')).toHaveLength(1);
  });

  it('at the till has no shipping and, without an e-mail address, no customer', () => {
    const sandbox = createTestSandbox();
    const order = buy(sandbox, { sourceName: 'pos', email: '', test: true, createdAt: '2026-11-01T09:00:00.000Z' });
    expect(order).toMatchObject({
      customerId: null,
      shippingPrice: '0.00',
      test: true,
      sourceName: 'pos',
      paidAt: '2026-11-01T09:00:00.000Z',
    });
    expect(sandbox.sentWebhooks[0]?.body).toMatchObject({ shipping_lines: [], customer: null, source_name: 'pos' });
  });

  it('uses up a single-use code: the second order does without', () => {
    const sandbox = createTestSandbox();
    sandbox.luma.discounts.push(discountOf('TEN', { ...percentOff(0.1), usageLimit: 1 }));
    const first = buy(sandbox, { codes: ['ten'] });
    const second = buy(sandbox, { codes: ['TEN'], email: 'other@example.com' });
    expect(first.discountCodes).toEqual([{ code: 'ten', amount: '4.80', type: 'percentage' }]);
    expect(first.discountApplications).toMatchObject([
      { value: '10.0', valueType: 'percentage', targetSelection: 'all' },
    ]);
    expect(second.discountCodes).toEqual([]);
    expect(sandbox.luma.discounts[0]?.codes[0]).toMatchObject({ usageCount: 1, usedByCustomerIds: [first.customerId] });
  });

  it('with free shipping shows it on the shipping line', () => {
    const sandbox = createTestSandbox();
    sandbox.luma.discounts.push(discountOf('SHIP', { destination: { all: true } }, { kind: 'freeShipping' }));
    buy(sandbox, { codes: ['SHIP'] });
    expect(sandbox.sentWebhooks[0]?.body).toMatchObject({
      total_price: '48.00',
      discount_codes: [{ code: 'SHIP', amount: '6.00', type: 'shipping' }],
      shipping_lines: [
        {
          price: '6.00',
          discounted_price: '0.00',
          discount_allocations: [{ amount: '6.00', discount_application_index: 0 }],
        },
      ],
    });
  });
});

describe('after the sale', () => {
  it('fulfilling sends orders/fulfilled once', () => {
    const sandbox = createTestSandbox();
    const order = buy(sandbox);
    sandbox.sentWebhooks.length = 0;
    expect(fulfillOrder(sandbox, sandbox.luma, order)).toEqual({ ok: true });
    expect(fulfillOrder(sandbox, sandbox.luma, order)).toEqual({ refused: 'already-fulfilled' });
    expect(topics(sandbox)).toEqual(['fulfillments/create', 'orders/fulfilled', 'orders/updated']);
    expect(sandbox.sentWebhooks[1]?.body).toMatchObject({
      fulfillment_status: 'fulfilled',
      fulfillments: [{ status: 'success' }],
    });
  });

  it('cancelling a paid order pays it back', () => {
    const sandbox = createTestSandbox();
    const order = buy(sandbox);
    sandbox.sentWebhooks.length = 0;
    sandbox.advance(1000);
    cancelOrder(sandbox, sandbox.luma, order, { reason: 'fraud' });
    expect(topics(sandbox)).toEqual(['refunds/create', 'orders/updated', 'orders/cancelled', 'orders/updated']);
    expect(sandbox.sentWebhooks[2]?.body).toMatchObject({
      cancel_reason: 'fraud',
      cancelled_at: '2026-11-21T07:00:01-05:00',
      financial_status: 'refunded',
      current_total_price: '0.00',
    });
    expect(cancelOrder(sandbox, sandbox.luma, order)).toEqual({ refused: 'already-cancelled' });
  });

  it('cancelling an order that nobody paid voids it', () => {
    const sandbox = createTestSandbox();
    const order = buy(sandbox, { payment: 'pending' });
    cancelOrder(sandbox, sandbox.luma, order);
    expect(order).toMatchObject({ financialStatus: 'voided', refunds: [] });
    expect(payOrder(sandbox, sandbox.luma, order)).toEqual({ refused: 'already-cancelled' });
  });

  it('pieces refunded one by one add up to what was paid for the line', () => {
    const sandbox = createTestSandbox();
    sandbox.luma.discounts.push(discountOf('ODD', amountOff('9.99')));
    const order = buy(sandbox, { codes: ['ODD'] });
    const lineId = order.lines[0]?.id ?? '';
    const refunds = [1, 2].map(() => refundOrder(sandbox, sandbox.luma, order, { lines: [{ lineId, quantity: 1 }] }));
    expect(refunds.map((outcome) => ('ok' in outcome ? outcome.refund.amount : outcome.refused))).toEqual([
      '19.01',
      '19.00',
    ]);
    expect(order.financialStatus).toBe('partially_refunded');
    expect(refundOrder(sandbox, sandbox.luma, order, { shipping: '6' })).toMatchObject({ ok: true });
    expect(order.financialStatus).toBe('refunded');
  });

  it('an amount by itself is a discrepancy that touches no line', () => {
    const sandbox = createTestSandbox();
    const order = buy(sandbox);
    sandbox.sentWebhooks.length = 0;
    refundOrder(sandbox, sandbox.luma, order, { amount: '5', note: 'Sorry' });
    expect(sandbox.sentWebhooks[0]).toMatchObject({
      topic: 'refunds/create',
      body: {
        note: 'Sorry',
        refund_line_items: [],
        transactions: [{ amount: '5.00' }],
        order_adjustments: [{ kind: 'refund_discrepancy', amount: '-5.00' }],
      },
    });
    expect(sandbox.sentWebhooks[1]?.body).toMatchObject({
      current_subtotal_price: '48.00',
      financial_status: 'partially_refunded',
    });
  });

  it('a whole refund pays back what earlier ones left', () => {
    const sandbox = createTestSandbox();
    const order = buy(sandbox);
    refundOrder(sandbox, sandbox.luma, order, { amount: '5' });
    const last = refundOrder(sandbox, sandbox.luma, order, { whole: true });
    expect(last).toMatchObject({ ok: true, refund: { amount: '49.00', shippingAmount: '6.00' } });
    expect(order.financialStatus).toBe('refunded');
  });

  it.each([
    [
      'too many pieces',
      (order: Order) => ({ lines: [{ lineId: order.lines[0]?.id ?? '', quantity: 3 }] }),
      'quantity-too-high',
    ],
    ['a line of another order', () => ({ lines: [{ lineId: '1', quantity: 1 }] }), 'no-such-line'],
    ['more than was paid', () => ({ amount: '54.01' }), 'amount-too-high'],
    ['nothing', () => ({}), 'nothing-to-refund'],
  ])('%s is refused and changes nothing', (_, request, refused) => {
    const sandbox = createTestSandbox();
    const order = buy(sandbox);
    sandbox.sentWebhooks.length = 0;
    expect(refundOrder(sandbox, sandbox.luma, order, request(order))).toEqual({ refused });
    expect(order.refunds).toEqual([]);
    expect(sandbox.sentWebhooks).toEqual([]);
  });
});
