import http from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Visitor } from '../storefront/fixtures/visitor.ts';
import { createTestSandbox, type TestSandbox } from '../testing/sandbox.ts';
import type { Order } from '../world/types.ts';
import { ordersRouter } from './router.ts';
import { placeOrder } from './place-order.ts';

let sandbox: TestSandbox;
let server: http.Server;
let merchant: Visitor;
beforeEach(async () => {
  sandbox = createTestSandbox();
  const app = express();
  app.use('/store/:shop/orders', ordersRouter(sandbox));
  server = http.createServer(app);
  await new Promise<void>((done) => void server.listen(0, 'localhost', done));
  merchant = new Visitor(`http://localhost:${(server.address() as AddressInfo).port}`);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function pending(attributes: Record<string, string> = {}): Order {
  const variantId = sandbox.luma.products[0]?.variants[0]?.id ?? '';
  return placeOrder(sandbox, sandbox.luma, {
    lines: [{ variantId, quantity: 2 }],
    email: 'x@example.com',
    payment: 'pending',
    attributes,
  });
}

const at = (order: Order, rest = '') => `/store/luma-goods/orders/${order.id}${rest}`;

describe('the orders in the admin', () => {
  it('lists the newest first, and one shop’s only', async () => {
    const order = pending();
    const { text } = await merchant.get('/store/luma-goods.myshopify.com/orders');
    expect(text.indexOf(order.name)).toBeLessThan(text.indexOf('#1001'));
    expect(text).not.toContain('#2001');
    expect((await merchant.get('/store/atelier-rive/orders')).text).not.toContain(order.name);
    expect((await merchant.get(`/store/atelier-rive/orders/${order.id}`)).status).toBe(404);
  });

  it('takes an order through paying, sending, and giving back piece by piece', async () => {
    const order = pending();
    await merchant.post(at(order, '/pay'), {});
    expect((await merchant.post(at(order, '/fulfill'), {})).text).toContain('badge--fulfilled');
    const lineId = order.lines[0]?.id ?? '';
    await merchant.post(at(order, '/refund'), {
      [`quantity[${lineId}]`]: '1',
      shipping: '',
      amount: '',
      note: 'Broken',
    });
    expect(order).toMatchObject({
      financialStatus: 'partially_refunded',
      refunds: [{ amount: '24.00', note: 'Broken' }],
    });
    expect((await merchant.get(at(order))).text).toContain('Refunded $24.00: Broken');
    await merchant.post(at(order, '/refund'), { whole: '1' });
    expect(order.financialStatus).toBe('refunded');
    expect(sandbox.sentWebhooks.map(({ topic }) => topic).filter((topic) => topic !== 'orders/updated')).toEqual([
      'orders/create',
      'orders/paid',
      'fulfillments/create',
      'orders/fulfilled',
      'refunds/create',
      'refunds/create',
    ]);
  });

  it('says why it would not', async () => {
    const order = pending();
    expect((await merchant.post(at(order, '/refund'), { amount: '1' })).text).toContain('Nothing is left to pay back.');
    await merchant.post(at(order, '/pay'), {});
    expect((await merchant.post(at(order, '/refund'), { amount: 'a lot' })).text).toContain(
      'One of the amounts is not a number.',
    );
    expect((await merchant.post(at(order, '/refund'), { amount: '1000' })).text).toContain(
      'That is more than is left to pay back.',
    );
    await merchant.post(at(order, '/cancel'), { reason: 'fraud', refund: 'no' });
    expect(order).toMatchObject({ cancelReason: 'fraud', financialStatus: 'paid' });
    expect((await merchant.post(at(order, '/cancel'), {})).text).toContain('This order is cancelled already.');
  });

  it('answers an order as JSON with all digits of its id', async () => {
    const order = pending();
    const { text, headers } = await merchant.get(at(order, '.json'));
    expect(headers.get('content-type')).toContain('application/json');
    expect(text).toContain(`"id": ${order.id},`);
    expect(JSON.parse(text)).toMatchObject({ order: { name: order.name } });
  });

  it('prints what a buyer wrote as text', async () => {
    const order = pending({ _ref: '<script>alert(1)</script>{{ 7 | times: 7 }}' });
    const { text } = await merchant.get(at(order));
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 | times: 7 }}');
    expect(text).not.toContain('<script>');
  });
});
