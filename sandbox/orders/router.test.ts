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

  it('makes draft, till and test orders from a form, and says when nothing was chosen', async () => {
    const page = await merchant.get('/store/luma-goods/orders/new');
    expect(page.text).toContain('Cedar &amp; Fig Candle');
    const [candle, wash] = [sandbox.luma.products[0], sandbox.luma.products[3]].map(
      (product) => product?.variants[0]?.sku ?? '',
    );
    const { text } = await merchant.post('/store/luma-goods/orders', {
      [`quantity[${candle ?? ''}]`]: '2',
      [`quantity[${wash ?? ''}]`]: '1',
      [`subscription[${wash ?? ''}]`]: 'yes',
      email: 'ada@example.com',
      codes: '',
      source: 'draft',
      payment: 'pending',
      currency: 'USD',
      test: 'yes',
    });
    const order = sandbox.luma.orders.at(-1);
    expect(text).toContain(order?.name);
    expect(order).toMatchObject({
      sourceName: 'shopify_draft_order',
      test: true,
      financialStatus: 'pending',
      customerId: sandbox.luma.customers[0]?.id,
      lines: [{ quantity: 2 }, { quantity: 1, sellingPlan: { name: 'Every month' } }],
    });
    expect((await merchant.post('/store/luma-goods/orders', { email: 'x@example.com' })).text).toContain(
      'Choose at least one product.',
    );
  });

  it('opens a dispute and loses it, and changes the risk', async () => {
    const order = pending();
    expect((await merchant.post(at(order, '/dispute'), { status: 'open', type: 'CHARGEBACK' })).text).toContain(
      'Only what a card was charged for can be disputed.',
    );
    const paid = placeOrder(sandbox, sandbox.luma, {
      lines: order.lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
      email: 'x@example.com',
    });
    expect((await merchant.post(at(paid, '/dispute'), { status: 'open', type: 'CHARGEBACK' })).text).toContain(
      'disputed',
    );
    await merchant.post(at(paid, '/dispute'), { status: 'LOST' });
    expect((await merchant.get(at(paid))).text).toContain('Dispute lost');
    expect(
      (await merchant.post(at(paid, '/risk'), { recommendation: 'CANCEL', level: 'HIGH', fact: 'Proxy' })).text,
    ).toContain('CANCEL (HIGH)');
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
