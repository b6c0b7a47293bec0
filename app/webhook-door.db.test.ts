import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { dropJobs, listJobs } from '../tests/support/queue.ts';
import { database } from '#app/db/client.server.ts';
import { env } from '#app/env.server.ts';
import { receiveWebhook, type WebhookTopic } from '#app/operations/receive-webhook.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { findUnworkedPayload, insertDelivery, settleDelivery } from '#app/db/webhook-deliveries.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import * as paidRoute from '#app/routes/webhooks.orders.paid.ts';
import * as cancelledRoute from '#app/routes/webhooks.orders.cancelled.ts';
import * as refundRoute from '#app/routes/webhooks.refunds.create.ts';
import * as uninstalledRoute from '#app/routes/webhooks.app.uninstalled.ts';
import * as scopesRoute from '#app/routes/webhooks.app.scopes-update.ts';
import * as dataRequestRoute from '#app/routes/webhooks.customers.data-request.ts';
import * as customerRedactRoute from '#app/routes/webhooks.customers.redact.ts';
import * as shopRedactRoute from '#app/routes/webhooks.shop.redact.ts';

type Route = { action: typeof paidRoute.action; loader: typeof paidRoute.loader };
const routes: [WebhookTopic, Route][] = [
  ['orders/paid', paidRoute],
  ['orders/cancelled', cancelledRoute],
  ['refunds/create', refundRoute],
  ['app/uninstalled', uninstalledRoute],
  ['app/scopes_update', scopesRoute],
  ['customers/data_request', dataRequestRoute],
  ['customers/redact', customerRedactRoute],
  ['shop/redact', shopRedactRoute],
];
const domain = 'luma-goods.myshopify.com';
const body = '{"id":9107199254740993,"name":"#1001"}';

beforeEach(async () => {
  await dropJobs();
  await database.webhookDelivery.deleteMany();
});

interface Sent {
  topic?: string;
  body?: string;
  secret?: string;
  signature?: string;
  headers?: Record<string, string | null>;
}
/** A delivery as Shopify posts it; a header given as null is left out. */
function delivery({ topic = 'orders/paid', secret = env.SHOPIFY_API_SECRET, ...sent }: Sent = {}): Request {
  const text = sent.body ?? body;
  const headers = new Headers({
    'Content-Type': 'application/json',
    'X-Shopify-Topic': topic,
    'X-Shopify-Shop-Domain': domain,
    'X-Shopify-API-Version': '2026-10',
    'X-Shopify-Webhook-Id': 'webhook-1',
    'X-Shopify-Event-Id': 'event-1',
    'X-Shopify-Triggered-At': '2026-11-21T12:00:00.123456789Z',
    'X-Shopify-Hmac-Sha256': sent.signature ?? createHmac('sha256', secret).update(text).digest('base64'),
  });
  for (const [name, value] of Object.entries(sent.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return new Request('https://ricochet.test/webhooks', { method: 'POST', headers, body: text });
}
const post = (sent?: Sent, route: Route = paidRoute) =>
  route.action({ request: delivery(sent), params: {}, context: {} });
/** What is in the table, with its payload as a job reads it. */
async function stored() {
  const rows = await database.webhookDelivery.findMany();
  return await Promise.all(
    rows.map(async (row) => ({ ...row, payload: await findUnworkedPayload(row.shopDomain, row.webhookId) })),
  );
}

describe('the door', () => {
  test.each(routes)('of %s stores what Shopify signed with its work, and answers 200', async (topic, route) => {
    const answer = await post({ topic }, route);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(await stored()).toMatchObject([
      {
        shopDomain: domain,
        webhookId: 'webhook-1',
        eventId: 'event-1',
        topic,
        apiVersion: '2026-10',
        payload: body,
        triggeredAt: new Date('2026-11-21T12:00:00.123Z'),
        workedAt: null,
      },
    ]);
    expect(await listJobs()).toMatchObject([{ payload: { version: 1, shopDomain: domain, webhookId: 'webhook-1' } }]);
  });

  test('asks for the work that belongs to the topic', async () => {
    for (const [topic, route] of routes) await post({ topic, headers: { 'X-Shopify-Webhook-Id': topic } }, route);
    expect((await listJobs()).map(({ name }) => name)).toEqual([
      'attribute-order',
      'record-cancellation',
      'record-refund',
      'end-installation',
      'update-scopes',
      'answer-data-request',
      'redact-customer',
      'redact-shop',
    ]);
  });

  test.each(routes)('of %s is closed to a wrong signature', async (topic, route) => {
    for (const sent of [
      { secret: 'another secret' },
      { signature: 'AAAA' },
      { signature: '' },
      { body: `${body} `, signature: delivery({ topic }).headers.get('X-Shopify-Hmac-Sha256') ?? '' },
    ]) {
      expect((await post({ topic, ...sent }, route)).status).toBe(401);
    }
    expect((await post({ topic, headers: { 'X-Shopify-Hmac-Sha256': null } }, route)).status).toBe(401);
    expect(await stored()).toEqual([]);
    expect(await listJobs()).toEqual([]);
  });

  test('takes the previous secret too, with which Shopify signs while secrets are rotated', async () => {
    expect((await post({ secret: env.SHOPIFY_API_SECRET_PREVIOUS ?? '' })).status).toBe(200);
    expect(await stored()).toHaveLength(1);
  });

  test.each(['X-Shopify-Webhook-Id', 'X-Shopify-Shop-Domain', 'X-Shopify-API-Version', 'X-Shopify-Topic'])(
    'refuses a delivery without %s',
    async (header) => {
      expect((await post({ headers: { [header]: null } })).status).toBe(400);
      expect(await stored()).toEqual([]);
    },
  );

  test('refuses another topic than its own, and an empty body', async () => {
    expect((await post({ topic: 'orders/updated' })).status).toBe(400);
    expect((await post({ body: '' })).status).toBe(400);
    expect(await stored()).toEqual([]);
  });

  test.each(routes)('of %s answers 405 to a request that is no POST', async (topic, route) => {
    const read = route.loader();
    expect([read.status, read.headers.get('Allow')]).toEqual([405, 'POST']);
    const put = new Request(delivery({ topic }), { method: 'PUT' });
    expect((await route.action({ request: put, params: {}, context: {} })).status).toBe(405);
    expect(await stored()).toEqual([]);
  });

  test('needs neither a known shop nor a session, so that what comes after an uninstall is taken', async () => {
    expect(await database.shop.count()).toBe(0);
    expect((await post({ topic: 'shop/redact' }, shopRedactRoute)).status).toBe(200);
  });

  test('lives with times and event ids that are missing or wrong', async () => {
    await post({ headers: { 'X-Shopify-Event-Id': null, 'X-Shopify-Triggered-At': 'yesterday' } });
    expect(await stored()).toMatchObject([{ eventId: null, triggeredAt: null }]);
  });
});

describe('the same delivery again', () => {
  test('five times is one row and one job, each time answered 200', async () => {
    for (let time = 0; time < 5; time += 1) expect((await post()).status).toBe(200);
    expect(await stored()).toHaveLength(1);
    expect(await listJobs()).toHaveLength(1);
  });

  test('ten times at once is one row and one job', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post()));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(await stored()).toHaveLength(1);
    expect(await listJobs()).toHaveLength(1);
  });

  test('in another shop is another delivery', async () => {
    await post();
    await post({ headers: { 'X-Shopify-Shop-Domain': 'atelier-rive.myshopify.com' } });
    expect(await stored()).toHaveLength(2);
  });

  test('after its payload was cleared is still known', async () => {
    await post();
    await database.webhookDelivery.updateMany({ data: { payload: null, workedAt: new Date() } });
    expect((await post()).status).toBe(200);
    expect(await stored()).toMatchObject([{ payload: null }]);
    expect(await listJobs()).toHaveLength(1);
  });
});

describe('what is stored', () => {
  test.each(['order.code-discount.customer.json', 'order.draft.guest.json'])(
    'is the recorded body %s byte for byte',
    async (name) => {
      const recorded = readFileSync(`sandbox/orders/fixtures/${name}`);
      expect((await post({ body: recorded.toString('utf8') })).status).toBe(200);
      const [row] = await stored();
      expect(Buffer.from(row?.payload ?? '', 'utf8').equals(recorded)).toBe(true);
    },
  );

  test('cannot be read in the table', async () => {
    await post();
    const [row] = await database.webhookDelivery.findMany();
    expect(row?.payload).toMatch(/^v1\./);
    expect(row?.payload).not.toContain('#1001');
  });

  test('is forgotten at once when it was about nobody of ours', async () => {
    await post();
    await post({ headers: { 'X-Shopify-Webhook-Id': 'webhook-2' } });
    await settleDelivery(domain, 'webhook-1', 'not_referred', new Date());
    await settleDelivery(domain, 'webhook-2', 'rewarded', new Date());
    const rows = await database.webhookDelivery.findMany({ orderBy: { webhookId: 'asc' } });
    expect(rows.map(({ payload }) => payload === null)).toEqual([true, false]);
  });

  test('and its job commit together, or not at all', async () => {
    const broken = inTransaction(async (transaction) => {
      const row = { shopDomain: domain, webhookId: 'w', eventId: null, topic: 'orders/paid', apiVersion: '2026-10' };
      await insertDelivery({ ...row, triggeredAt: null, receivedAt: new Date(), payload: body }, transaction);
      await enqueue(transaction, 'attribute-order', { shopDomain: domain, webhookId: 'w' });
      throw new Error('the process died here');
    });
    await expect(broken).rejects.toThrow('the process died here');
    expect(await stored()).toEqual([]);
    expect(await listJobs()).toEqual([]);
  });

  test('a delivery whose job cannot be queued is not stored, and Shopify hears no 200', async () => {
    await database.$executeRaw`alter table graphile_worker._private_jobs rename to away`;
    try {
      await expect(post()).rejects.toThrow();
      expect(await stored()).toEqual([]);
    } finally {
      await database.$executeRaw`alter table graphile_worker.away rename to _private_jobs`;
    }
    expect((await post()).status).toBe(200);
    expect(await listJobs()).toHaveLength(1);
  });

  test('receiving says which of the two it was', async () => {
    const given = { shopDomain: domain, webhookId: 'w', eventId: null, apiVersion: '2026-10', payload: body };
    const receive = () => receiveWebhook({ ...given, topic: 'orders/paid', triggeredAt: null, receivedAt: new Date() });
    expect(await receive()).toBe('accepted');
    expect(await receive()).toBe('duplicate');
  });
});
