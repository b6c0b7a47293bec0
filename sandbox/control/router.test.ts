import express from 'express';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestSandbox, type TestSandbox } from '../testing/sandbox.ts';
import { listenLocally, type Listening } from '../tunnel/listen.ts';
import { startTestApp, type TestApp } from '../tunnel/test-app.ts';
import { createWebhookSender, type WebhookSender } from '../webhooks/sender.ts';
import type { ExtraShop } from '../world/extra-shops.ts';
import { addExtraShop } from '../world/people.ts';
import { createMisbehaviours } from './misbehaviour.ts';
import { controlRouter } from './router.ts';

let app: TestApp;
let sandbox: TestSandbox;
let webhooks: WebhookSender;
let server: Listening;
let resets: number;

beforeEach(async () => {
  app = await startTestApp();
  sandbox = createTestSandbox({ urls: { tunnel: app.origin } });
  const misbehaviours = createMisbehaviours();
  sandbox.misbehaviour = misbehaviours;
  webhooks = createWebhookSender(sandbox, { speed: 1 });
  sandbox.sendWebhook = webhooks.send;
  resets = 0;
  const openShop = (name: ExtraShop) => {
    const shop = addExtraShop(sandbox.world, name, sandbox.now());
    return Promise.resolve({ shop, storefront: 'http://localhost:4012' });
  };
  const reset = () => void (resets += 1);
  const parts = { sandbox, webhooks, misbehaviours, advanceClock: sandbox.advance, openShop, reset };
  server = await listenLocally('the control interface', 0, express().use('/control', controlRouter(parts)));
});

afterEach(async () => {
  await server.close();
  await webhooks.close();
  await app.close();
});

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(`${server.origin}/control${path}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

it('says where everything is and which shop has the app', async () => {
  expect((await call('GET', '/')).body).toMatchObject({
    urls: { tunnel: app.origin },
    webhookSpeed: 1,
    shops: [{ domain: 'luma-goods.myshopify.com', installed: true }, { domain: 'atelier-rive.myshopify.com' }],
  });
});

it('adds, lists and clears misbehaviours', async () => {
  const added = await call('POST', '/misbehaviours', { kind: 'admin.throttle', shop: 'luma-goods', probability: 0.5 });
  expect(added.body['misbehaviour']).toMatchObject({ shop: 'luma-goods.myshopify.com', count: null, probability: 0.5 });
  await call('POST', '/misbehaviours', { kind: 'webhook.lose' });
  expect((await call('GET', '/misbehaviours')).body['misbehaviours']).toMatchObject([{ id: 1 }, { id: 2, count: 1 }]);
  await call('DELETE', '/misbehaviours/1');
  expect((await call('GET', '/misbehaviours')).body['misbehaviours']).toMatchObject([{ id: 2 }]);
  await call('DELETE', '/misbehaviours');
  expect((await call('GET', '/misbehaviours')).body).toEqual({ misbehaviours: [] });
});

it('refuses a misbehaviour it does not know, in words', async () => {
  const refused = await call('POST', '/misbehaviours', { kind: 'webhook.explode' });
  expect(refused.status).toBe(400);
  expect(refused.body['error']).toContain('kind');
});

it('sends a webhook by hand without rounding its ids, waits for it and sends it again', async () => {
  await call('POST', '/webhooks', '{"shop":"luma-goods","topic":"orders/paid","body":{"id":9107199254740993}}');
  expect((await call('GET', '/webhooks/idle?timeout=2000')).body).toEqual({ idle: true });
  const { deliveries } = (await call('GET', '/webhooks?topic=orders/paid')).body as {
    deliveries: { webhookId: string }[];
  };
  expect(deliveries).toMatchObject([{ state: 'delivered', shop: 'luma-goods.myshopify.com' }]);
  await call('POST', `/webhooks/${deliveries[0]!.webhookId}/redeliver`);
  expect(app.received.map((each) => each.body)).toEqual(['{"id":9107199254740993}', '{"id":9107199254740993}']);
});

it('says that it is not idle while an app refuses a webhook, and makes retries faster on request', async () => {
  app.answer = (_request, response) => void response.writeHead(app.received.length === 1 ? 500 : 200).end();
  await call('POST', '/webhooks', { shop: 'luma-goods', topic: 'orders/paid', body: {} });
  expect((await call('GET', '/webhooks/idle?timeout=100')).body).toEqual({ idle: false });
  expect((await call('POST', '/webhooks/speed', { speed: 100_000 })).body).toEqual({ speed: 100_000 });
  expect((await call('GET', '/webhooks/idle?timeout=2000')).body).toEqual({ idle: true });
});

it('uninstalls, tells the app so, and installs again', async () => {
  await call('POST', '/shops/luma-goods/uninstall');
  expect(sandbox.luma.installation).toBeNull();
  await call('GET', '/webhooks/idle');
  expect(app.received.map((each) => each.url)).toEqual(['/webhooks/app/uninstalled']);
  expect((await call('POST', '/shops/luma-goods/install')).body['scopes']).toContain('read_orders');
  expect((await call('POST', '/shops/luma-goods/scopes', { scopes: ['read_orders'] })).body).toEqual({
    scopes: ['read_orders'],
  });
});

it('asks for a person to be forgotten, with their orders', async () => {
  sandbox.app.webhooks.subscriptions.push({
    topic: 'customers/redact',
    uri: '/redact',
    includeFields: null,
    name: null,
  });
  const customer = sandbox.luma.customers.find((each) =>
    sandbox.luma.orders.some((order) => order.customerId === each.id),
  )!;
  await call('POST', '/shops/luma-goods/compliance', { topic: 'customers/redact', customer: customer.email });
  await call('GET', '/webhooks/idle');
  const order = sandbox.luma.orders.find((each) => each.customerId === customer.id)!;
  expect(app.received[0]?.body).toContain(`"shop_domain":"luma-goods.myshopify.com","customer":{"id":${customer.id},`);
  expect(app.received[0]?.body).toContain(order.id);
  expect(
    (await call('POST', '/shops/luma-goods/compliance', { topic: 'customers/redact', customer: 'nobody' })).status,
  ).toBe(404);
});

it('lets every access token of a shop expire', async () => {
  sandbox.luma.installation!.tokens.push({
    accessToken: 'token',
    kind: 'offline',
    expiresAt: '2999-01-01T00:00:00Z',
    refreshToken: 'r',
    refreshExpiresAt: '2999-01-01T00:00:00Z',
    replaces: null,
    revoked: false,
    userId: null,
  });
  expect((await call('POST', '/shops/luma-goods/expire-tokens')).body).toEqual({ expired: 1 });
  const token = sandbox.luma.installation!.tokens[0]!;
  expect(Date.parse(token.expiresAt!)).toBeLessThan(Date.now());
  expect(token.refreshExpiresAt).toBe('2999-01-01T00:00:00Z');
});

it('adds a secret and revokes the oldest, but never the last', async () => {
  expect((await call('POST', '/secrets', { secret: 'fresh' })).body).toEqual({ secrets: 2 });
  expect((await call('DELETE', '/secrets/oldest')).body).toEqual({ secrets: 1 });
  expect(sandbox.app.secrets).toEqual(['fresh']);
  expect((await call('DELETE', '/secrets/oldest')).status).toBe(409);
});

it('moves the clock, mints a session token, shows the world and starts it over', async () => {
  expect((await call('POST', '/clock', { days: 2, hours: 1 })).body).toEqual({ now: '2026-11-23T13:00:00.000Z' });
  expect((await call('POST', '/session-token', { shop: 'luma-goods' })).body['token']).toMatch(/^ey.+\..+\..+$/);
  expect((await call('GET', '/world')).body).toHaveProperty(['shops', 'luma-goods.myshopify.com', 'products']);
  await call('POST', '/reset');
  expect(resets).toBe(1);
});

it('lists mails by recipient and clears them', async () => {
  const mail = { receivedAt: '', from: 'a@x.example', messageId: '', headers: {}, html: null, text: 'hi', raw: '' };
  sandbox.world.mails.push(
    { ...mail, id: '1', to: ['ada@x.example'], subject: 'One' },
    { ...mail, id: '2', to: ['finn@x.example'], subject: 'Two' },
  );
  expect((await call('GET', '/mails?to=finn@x.example')).body['mails']).toMatchObject([{ subject: 'Two' }]);
  expect((await call('GET', '/mails/1')).body['mail']).toMatchObject({ subject: 'One' });
  await call('DELETE', '/mails');
  expect((await call('GET', '/mails')).body).toEqual({ mails: [] });
});

it('answers in JSON what it does not have', async () => {
  expect(await call('GET', '/nothing')).toEqual({
    status: 404,
    body: { error: 'The control interface has no GET /nothing.' },
  });
  expect((await call('POST', '/shops/nowhere/install')).status).toBe(404);
  expect((await call('POST', '/clock', '{"days"')).status).toBe(400);
});

it('takes nothing from a form on another website', async () => {
  const response = await fetch(`${server.origin}/control/reset`, {
    method: 'POST',
    body: new URLSearchParams({ a: 'b' }),
  });
  expect(response.status).toBe(415);
  expect(resets).toBe(0);
});

it('makes an order at the till, sends it in parts, pays some of it back and has it disputed', async () => {
  const [candle, throwBlanket] = sandbox.luma.products.map(({ variants }) => variants[0]?.sku ?? '');
  const made = await call('POST', '/shops/luma-goods/orders', {
    lines: [{ sku: candle, quantity: 2 }, { sku: throwBlanket }],
    email: 'ada@example.com',
    source: 'web',
    currency: 'CAD',
  });
  const order = sandbox.luma.orders.at(-1)!;
  expect(made).toMatchObject({ status: 200, body: { order: { id: order.id, name: order.name, codes: [] } } });
  expect(order).toMatchObject({ customerId: sandbox.luma.customers[0]!.id, presentment: { currency: 'CAD' } });
  const act = (action: string, body: unknown = {}) =>
    call('POST', `/shops/luma-goods/orders/${order.id}/${action}`, body);
  const line = order.lines[0]!.id;
  expect((await act('fulfill', { quantity: { [line]: 1 } })).body['body']).toMatchObject({
    fulfillment_status: 'partial',
  });
  await act('refund', { quantity: { [line]: 1 }, restock: 'no', note: 'Chipped' });
  expect(order.refunds).toMatchObject([{ amount: '24.00', restock: false, note: 'Chipped' }]);
  await act('risk', { recommendation: 'INVESTIGATE', level: 'MEDIUM', fact: 'A first order' });
  expect(order.risk).toMatchObject({ recommendation: 'INVESTIGATE', facts: [{ description: 'A first order' }] });
  await act('dispute');
  expect((await act('dispute', { status: 'LOST' })).status).toBe(200);
  expect(order.disputes).toMatchObject([{ status: 'LOST' }]);
  expect((await act('dispute', { status: 'LOST' })).body).toEqual({ error: 'Refused: no-dispute.' });
  expect((await act('dance')).status).toBe(404);
});

it('says what the shop does not have, and makes no order of it', async () => {
  const before = sandbox.luma.orders.length;
  const make = (body: unknown) => call('POST', '/shops/luma-goods/orders', body);
  expect((await make({ lines: [{ sku: 'NONE' }] })).body).toEqual({ error: 'The shop has no variant NONE.' });
  expect((await make({ currency: 'XAU' })).body).toEqual({ error: 'The shop does not sell in XAU.' });
  expect(
    (await make({ lines: [{ sku: sandbox.luma.products[0]!.variants[0]!.sku, subscription: true }] })).status,
  ).toBe(400);
  expect((await make({ colour: 'red' })).status).toBe(400);
  expect(sandbox.luma.orders).toHaveLength(before);
});

it('switches store credit, gift cards, the cookie banner and languages, and opens a shop in yen', async () => {
  expect((await call('POST', '/shops/luma-goods/features', { storeCredit: false, languages: ['de'] })).body).toEqual({
    storeCredit: false,
    giftCards: true,
    cookieBanner: false,
    languages: ['en', 'de'],
  });
  expect((await call('POST', '/shops/luma-goods/features', { cookieBanner: true })).body).toMatchObject({
    cookieBanner: true,
    languages: ['en', 'de'],
  });
  expect((await call('POST', '/shops/luma-goods/features', { languages: ['tlh'] })).status).toBe(400);
  expect(sandbox.luma.storeCreditEnabled).toBe(false);
  expect((await call('POST', '/shops', { name: 'hoshi' })).body).toMatchObject({ domain: 'hoshi-zakka.myshopify.com' });
  expect(sandbox.world.shops['hoshi-zakka.myshopify.com']).toMatchObject({ currency: 'JPY', currencyDigits: 0 });
  expect((await call('POST', '/shops', { name: 'atlantis' })).status).toBe(400);
});
