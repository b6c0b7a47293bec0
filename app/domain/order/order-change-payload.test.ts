import { expect, test } from 'vitest';
import { parseFulfilmentPayload, parseOrderUpdatePayload } from './order-change-payload.ts';

const created = '2026-11-21T12:00:00Z';
const update = (change: Record<string, unknown>) =>
  JSON.stringify({
    id: '9107199254740993',
    created_at: created,
    updated_at: created,
    cancelled_at: null,
    financial_status: 'paid',
    fulfillment_status: null,
    ...change,
  });

test('a fulfilment keeps id and time', () => {
  expect(parseFulfilmentPayload('{"id":9107199254740993,"updated_at":"2026-11-21T07:00:00-05:00"}')).toEqual({
    orderId: 'gid://shopify/Order/9107199254740993',
    fulfilledAt: new Date(created),
  });
  expect(() => parseFulfilmentPayload('{"id":1}')).toThrow();
});

test.each([
  ['with the payment', {}, false],
  ['while the payment is still to come', { financial_status: 'pending' }, false],
  ['an hour later, such as a dispute', { updated_at: '2026-11-21T13:00:00Z' }, true],
  ['at once, by a cancellation', { cancelled_at: created }, true],
  ['at once, by a refund', { financial_status: 'partially_refunded' }, true],
  ['at once, by a parcel', { fulfillment_status: 'partial' }, true],
  ['without a word of its payment', { financial_status: null }, true],
])('an update %s', (_name, change, isNews) => {
  expect(parseOrderUpdatePayload(update(change))).toEqual({ orderId: 'gid://shopify/Order/9107199254740993', isNews });
});
