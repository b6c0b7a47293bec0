import { expect, test } from 'vitest';
import { createTestSandbox, type TestSandbox } from '../testing/sandbox.ts';
import type { Order } from '../world/types.ts';
import { fulfillOrder } from './change-order.ts';
import type { Checkout } from './checkout.ts';
import { moveDispute, openDispute } from './disputes.ts';
import { orderBody } from './order-body.ts';
import { assessOrder, riskOf } from './order-risk.ts';
import { placeOrder } from './place-order.ts';
import { refundOrder } from './refund-order.ts';

function buy(sandbox: TestSandbox, more: Partial<Checkout> = {}): Order {
  const lines = sandbox.luma.products
    .slice(0, 2)
    .map(({ variants }) => ({ variantId: variants[0]?.id ?? '', quantity: 2 }));
  const order = placeOrder(sandbox, sandbox.luma, { lines, email: 'new@example.com', ...more });
  sandbox.sentWebhooks.length = 0;
  return order;
}

const topics = (sandbox: TestSandbox) => sandbox.sentWebhooks.map(({ topic }) => topic);

test('an order is sent in parts: partial first, fulfilled with the last piece, each parcel once', () => {
  const sandbox = createTestSandbox();
  const order = buy(sandbox);
  const [first, second] = order.lines.map(({ id }) => id);
  const send = (lines?: { lineId: string; quantity: number }[]) => fulfillOrder(sandbox, sandbox.luma, order, lines);
  expect(send([{ lineId: first ?? '', quantity: 3 }])).toEqual({ refused: 'quantity-too-high' });
  expect(send([{ lineId: '1', quantity: 1 }])).toEqual({ refused: 'no-such-line' });
  expect(send([{ lineId: first ?? '', quantity: 2 }])).toEqual({ ok: true });
  expect(topics(sandbox)).toEqual(['fulfillments/create', 'orders/partially_fulfilled', 'orders/updated']);
  expect(orderBody(sandbox.luma, order)).toMatchObject({
    fulfillment_status: 'partial',
    fulfillments: [{ name: `${order.name}.1`, line_items: [{ quantity: 2 }] }],
    line_items: [
      { fulfillment_status: 'fulfilled', fulfillable_quantity: 0 },
      { fulfillment_status: null, fulfillable_quantity: 2 },
    ],
  });
  expect(send([{ lineId: second ?? '', quantity: 1 }])).toEqual({ ok: true });
  sandbox.sentWebhooks.length = 0;
  expect(send()).toEqual({ ok: true });
  expect(topics(sandbox)).toEqual(['fulfillments/create', 'orders/fulfilled', 'orders/updated']);
  expect(order).toMatchObject({ fulfillmentStatus: 'fulfilled', fulfillments: [{}, {}, { lines: [{ quantity: 1 }] }] });
  expect(send()).toEqual({ refused: 'already-fulfilled' });
});

test('pieces that came back before they were sent need not be sent', () => {
  const sandbox = createTestSandbox();
  const order = buy(sandbox);
  const [first, second] = order.lines.map(({ id }) => id);
  refundOrder(sandbox, sandbox.luma, order, { lines: [{ lineId: second ?? '', quantity: 2 }] });
  expect(fulfillOrder(sandbox, sandbox.luma, order, [{ lineId: first ?? '', quantity: 2 }])).toEqual({ ok: true });
  expect(order.fulfillmentStatus).toBe('fulfilled');
});

test('a chargeback is opened, answered and lost; the order’s own sums stay', () => {
  const sandbox = createTestSandbox();
  const order = buy(sandbox);
  expect(moveDispute(sandbox, sandbox.luma, order, 'WON')).toEqual({ refused: 'no-dispute' });
  expect(openDispute(sandbox, sandbox.luma, order)).toMatchObject({ ok: true });
  expect(openDispute(sandbox, sandbox.luma, order)).toEqual({ refused: 'already-disputed' });
  moveDispute(sandbox, sandbox.luma, order, 'UNDER_REVIEW');
  sandbox.advance(1000);
  moveDispute(sandbox, sandbox.luma, order, 'LOST');
  expect(topics(sandbox)).toEqual([
    'disputes/create',
    'orders/updated',
    'disputes/update',
    'orders/updated',
    'disputes/update',
    'orders/updated',
  ]);
  expect(sandbox.sentWebhooks[0]?.json).toContain(`"order_id":${order.id},`);
  expect(sandbox.sentWebhooks[0]?.body).toMatchObject({
    type: 'chargeback',
    status: 'needs_response',
    amount: '232.00',
    currency: 'USD',
    reason: 'fraudulent',
    finalized_on: null,
  });
  expect(sandbox.sentWebhooks[4]?.body).toMatchObject({ status: 'lost', finalized_on: '2026-11-21T07:00:01-05:00' });
  expect(orderBody(sandbox.luma, order)).toMatchObject({ financial_status: 'paid', current_total_price: '232.00' });
});

test('what no card paid for cannot be charged back', () => {
  const sandbox = createTestSandbox();
  const till = buy(sandbox, { sourceName: 'pos' });
  expect(openDispute(sandbox, sandbox.luma, till)).toEqual({ refused: 'not-charged' });
  expect(openDispute(sandbox, sandbox.luma, buy(sandbox, { payment: 'pending' }))).toEqual({ refused: 'not-charged' });
});

test('fraud analysis may change its mind, and says so without a recommendation', () => {
  const sandbox = createTestSandbox();
  const order = buy(sandbox);
  expect(riskOf(order)).toMatchObject({ recommendation: 'ACCEPT', level: 'LOW' });
  const facts = [{ description: 'Card and address are far apart', sentiment: 'NEGATIVE' as const }];
  assessOrder(sandbox, sandbox.luma, order, { recommendation: 'CANCEL', level: 'HIGH', facts });
  expect(topics(sandbox)).toEqual(['orders/risk_assessment_changed', 'orders/updated']);
  expect(sandbox.sentWebhooks[0]?.body).toMatchObject({ risk_level: 'HIGH' });
  expect(sandbox.sentWebhooks[0]?.json).not.toContain('CANCEL');
});
