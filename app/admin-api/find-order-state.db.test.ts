import '../../tests/support/sandbox.ts';
import { beforeAll, expect, test } from 'vitest';
import { cancelOrder } from '../../sandbox/orders/change-order.ts';
import { moveDispute, openDispute } from '../../sandbox/orders/disputes.ts';
import type { Order } from '../../sandbox/world/types.ts';
import { running } from '../../tests/support/sandbox.ts';
import { buy, installShop, LUMA, newcomer, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { openAdminApi } from './client.server.ts';
import { findOrderState } from './find-order-state.ts';

beforeAll(async () => {
  await installShop();
});

const place = (change = {}) => buy({ email: newcomer().email, ...change });
const stateOf = (order: Order) => findOrderState(openAdminApi(LUMA), `gid://shopify/Order/${order.id}`);

test('an order that nothing happened to stands as it was paid, in the shop’s money', async () => {
  const order = place({ currency: 'EUR' });
  const state = await stateOf(order);
  expect(state).toMatchObject({ cancelledAt: null, fulfilledAt: null, dispute: null });
  expect(state?.total.currency).toBe('USD');
  expect(state?.refunded).toEqual({ amountMinor: 0n, currency: 'USD' });
  expect(state?.subtotal.amountMinor).toBeLessThanOrEqual(state?.total.amountMinor ?? 0n);
});

test('a cancelled order says when', async () => {
  const order = place();
  cancelOrder(running.sandbox, sandboxShop(), order);
  expect((await stateOf(order))?.cancelledAt).toBeInstanceOf(Date);
});

test.each([
  ['WON', 'won'],
  ['LOST', 'lost'],
  ['ACCEPTED', 'lost'],
] as const)('a dispute is open until the bank says %s', async (status, dispute) => {
  const order = place();
  openDispute(running.sandbox, sandboxShop(), order, { type: 'CHARGEBACK' });
  expect((await stateOf(order))?.dispute).toBe('open');
  moveDispute(running.sandbox, sandboxShop(), order, status);
  expect((await stateOf(order))?.dispute).toBe(dispute);
});

test('an order that is gone has no state', async () => {
  expect(await findOrderState(openAdminApi(LUMA), 'gid://shopify/Order/1')).toBeNull();
});
