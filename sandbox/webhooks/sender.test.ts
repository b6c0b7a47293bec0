import '@shopify/shopify-api/adapters/node';
import { ApiVersion, LogSeverity, shopifyApi } from '@shopify/shopify-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMisbehaviours, type MisbehaviourRule, type Misbehaviours } from '../control/misbehaviour.ts';
import { createTestSandbox, TEST_CLIENT_ID, TEST_SECRET, type TestSandbox } from '../testing/sandbox.ts';
import { startTestApp, type Received, type TestApp } from '../tunnel/test-app.ts';
import { bareId } from '../world/ids.ts';
import { createWebhookSender, type SenderOptions, type WebhookSender } from './sender.ts';

let app: TestApp;
let sandbox: TestSandbox;
let misbehaviours: Misbehaviours;
let sender: WebhookSender;

function start(options: SenderOptions = {}): void {
  sender = createWebhookSender(sandbox, { speed: 100_000, ...options });
}

function misbehave(rule: Partial<MisbehaviourRule> & Pick<MisbehaviourRule, 'kind'>): void {
  misbehaviours.add({ count: 1, probability: 1, shop: null, operation: null, ...rule });
}

beforeEach(async () => {
  app = await startTestApp();
  misbehaviours = createMisbehaviours();
  sandbox = createTestSandbox({ urls: { tunnel: app.origin } });
  sandbox.misbehaviour = misbehaviours;
});

afterEach(async () => {
  await sender.close();
  await app.close();
});

const library = shopifyApi({
  apiKey: TEST_CLIENT_ID,
  apiSecretKey: TEST_SECRET,
  apiVersion: ApiVersion.October26,
  hostName: 'app.example',
  isEmbeddedApp: true,
  isTesting: true,
  logger: { level: LogSeverity.Error },
});

function validate(received: Received) {
  return library.webhooks.validate({
    rawBody: received.body,
    rawRequest: { method: received.method, url: received.url, headers: received.headers },
    rawResponse: {},
  });
}

describe('a delivery', () => {
  it('is accepted by the library that an app checks it with', async () => {
    start();
    sender.send(sandbox.luma, 'orders/paid', { name: '#1001' });
    expect(await sender.idle(2000)).toBe(true);
    const received = app.received[0]!;
    expect(received).toMatchObject({ method: 'POST', url: '/webhooks/orders/paid', body: '{"name":"#1001"}' });
    expect(received.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Shopify-Captain-Hook',
      'x-shopify-name': 'orders-paid',
      'x-shopify-triggered-at': sandbox.now().toISOString(),
    });
    expect(await validate(received)).toMatchObject({
      valid: true,
      topic: 'ORDERS_PAID',
      domain: sandbox.luma.domain,
      apiVersion: '2026-10',
      name: 'orders-paid',
    });
  });

  it('keeps every digit of a 64-bit id and only the fields the subscription includes', async () => {
    sandbox.app.webhooks.subscriptions = [
      { topic: 'orders/paid', uri: '/hook', includeFields: ['id', 'customer.id', 'lines.price'], name: null },
    ];
    start();
    sender.send(sandbox.luma, 'orders/paid', {
      id: bareId('9107199254740993'),
      email: 'ada@example.com',
      customer: { id: bareId('9107199254740995'), phone: '1' },
      lines: [{ price: '1.00', title: 'Lamp' }],
    });
    await sender.idle(2000);
    expect(app.received[0]?.body).toBe(
      '{"id":9107199254740993,"customer":{"id":9107199254740995},"lines":[{"price":"1.00"}]}',
    );
    expect(app.received[0]?.headers).not.toHaveProperty('x-shopify-name');
  });

  it('is signed with the oldest secret that is not revoked', async () => {
    sandbox.app.secrets = ['the-new-one', TEST_SECRET];
    start();
    sender.send(sandbox.luma, 'orders/paid', {});
    await sender.idle(2000);
    expect(await validate(app.received[0]!)).toMatchObject({ valid: true });
  });

  it('goes to every subscription of the topic with one event id and a webhook id each', async () => {
    sandbox.app.webhooks.subscriptions.push({ topic: 'orders/paid', uri: '/second', includeFields: null, name: null });
    start();
    sender.send(sandbox.luma, 'orders/paid', {});
    await sender.idle(2000);
    expect(new Set(app.received.map((each) => each.url))).toEqual(new Set(['/webhooks/orders/paid', '/second']));
    expect(new Set(app.received.map((each) => each.headers['x-shopify-event-id'])).size).toBe(1);
    expect(new Set(app.received.map((each) => each.headers['x-shopify-webhook-id'])).size).toBe(2);
  });

  it('reaches a shop that uninstalled only when it says so, or asks for data', async () => {
    sandbox.luma.installation = null;
    start();
    sender.send(sandbox.luma, 'orders/paid', {});
    sender.send(sandbox.luma, 'app/uninstalled', {});
    await sender.idle(2000);
    expect(app.received.map((each) => each.url)).toEqual(['/webhooks/app/uninstalled']);
  });
});

describe('a retry', () => {
  it('brings the same id and bytes until the app says yes', async () => {
    app.answer = (_request, response) => void response.writeHead(app.received.length < 3 ? 500 : 200).end();
    start();
    sender.send(sandbox.luma, 'orders/paid', { name: '#1001' });
    expect(await sender.idle(5000)).toBe(true);
    expect(new Set(app.received.map((each) => each.headers['x-shopify-webhook-id'])).size).toBe(1);
    expect(new Set(app.received.map((each) => each.body)).size).toBe(1);
    expect(sender.list()[0]).toMatchObject({
      state: 'delivered',
      attempts: [{ status: 500 }, { status: 500 }, { status: 200 }],
    });
  });

  it('is made eight times, then never again; a redirect is a failure', async () => {
    app.answer = (_request, response) => void response.writeHead(302, { location: '/elsewhere' }).end();
    start({ speed: 10_000_000 });
    sender.send(sandbox.luma, 'orders/paid', {});
    expect(await sender.idle(5000)).toBe(true);
    expect(app.received).toHaveLength(9);
    expect(sender.list()[0]?.state).toBe('given-up');
  });

  it('follows when the app takes longer than the limit', async () => {
    app.answer = (_request, response) => {
      if (app.received.length > 1) response.writeHead(200).end();
    };
    start({ timeoutMs: 60 });
    sender.send(sandbox.luma, 'orders/paid', {});
    expect(await sender.idle(5000)).toBe(true);
    expect(sender.list()[0]?.attempts[0]).toMatchObject({ status: null, error: 'No answer within 60 ms.' });
    expect(sender.list()[0]?.state).toBe('delivered');
  });

  it('waits its hours, unless the clock is moved forward', async () => {
    app.answer = (_request, response) => void response.writeHead(app.received.length === 1 ? 503 : 200).end();
    start({ speed: 1 });
    sender.send(sandbox.luma, 'orders/paid', {});
    expect(await sender.idle(100)).toBe(false);
    expect(app.received).toHaveLength(1);
    sender.advance(60 * 60 * 1000);
    expect(await sender.idle(2000)).toBe(true);
  });

  it('survives a restart of the sandbox', async () => {
    await app.close();
    start({ speed: 1 });
    sender.send(sandbox.luma, 'orders/paid', { name: '#1001' });
    await sender.idle(100);
    await sender.close();
    const saved = JSON.parse(JSON.stringify(sandbox.world)) as typeof sandbox.world;
    app = await startTestApp();
    sandbox.urls.tunnel = app.origin;
    sandbox.world = saved;
    start();
    sender.advance(24 * 60 * 60 * 1000 * 100_000);
    expect(await sender.idle(2000)).toBe(true);
    expect(app.received.map((each) => each.body)).toEqual(['{"name":"#1001"}']);
  });
});

describe('a misbehaviour', () => {
  it('sends copies of the same delivery', async () => {
    misbehave({ kind: 'webhook.duplicate', times: 2 });
    start();
    sender.send(sandbox.luma, 'orders/paid', {});
    await sender.idle(2000);
    expect(app.received).toHaveLength(3);
    expect(new Set(app.received.map((each) => each.headers['x-shopify-webhook-id'])).size).toBe(1);
  });

  it('sends copies under a webhook id of their own and the same event id', async () => {
    misbehave({ kind: 'webhook.duplicate', code: 'new-webhook-id', delayMs: 1 });
    start();
    sender.send(sandbox.luma, 'orders/paid', {});
    await sender.idle(2000);
    expect(new Set(app.received.map((each) => each.headers['x-shopify-webhook-id'])).size).toBe(2);
    expect(new Set(app.received.map((each) => each.headers['x-shopify-event-id'])).size).toBe(1);
  });

  it('loses a delivery', async () => {
    misbehave({ kind: 'webhook.lose' });
    start();
    sender.send(sandbox.luma, 'orders/paid', {});
    expect(await sender.idle(500)).toBe(true);
    expect(app.received).toHaveLength(0);
    expect(sender.list()[0]?.state).toBe('lost');
    await sender.redeliver(sender.list()[0]!.webhookId);
    expect(app.received).toHaveLength(1);
  });

  it('lets the next delivery overtake', async () => {
    misbehave({ kind: 'webhook.reorder' });
    start();
    sender.send(sandbox.luma, 'orders/paid', { name: 'first' });
    sender.send(sandbox.luma, 'orders/paid', { name: 'second' });
    await sender.idle(2000);
    expect(app.received.map((each) => each.body)).toEqual(['{"name":"second"}', '{"name":"first"}']);
  });

  it('delivers late', async () => {
    misbehave({ kind: 'webhook.late', delayMs: 80 });
    start();
    sender.send(sandbox.luma, 'orders/paid', {});
    expect(await sender.idle(30)).toBe(false);
    expect(app.received).toHaveLength(0);
    expect(await sender.idle(2000)).toBe(true);
  });

  it('signs wrongly, which the library refuses, and rightly on the retry', async () => {
    misbehave({ kind: 'webhook.wrong-signature', operation: 'orders/paid' });
    app.answer = (_request, response) => void response.writeHead(app.received.length === 1 ? 401 : 200).end();
    start();
    sender.send(sandbox.luma, 'orders/paid', { name: '#1001' });
    await sender.idle(3000);
    expect(await Promise.all(app.received.map(validate))).toMatchObject([
      { valid: false, reason: 'invalid_hmac' },
      { valid: true },
    ]);
  });
});
