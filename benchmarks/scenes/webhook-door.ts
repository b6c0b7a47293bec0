import { createHmac, randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { placeOrder } from '../../sandbox/orders/place-order.ts';
import { orderBody } from '../../sandbox/orders/order-body.ts';
import { webhookPayload } from '../../sandbox/webhooks/payload.ts';
import type { Figure } from '../figures.ts';
import { median, quantile, sendAtRate } from '../latencies.ts';
import type { SceneOptions } from '../scene.ts';
import type { Stage } from '../stage.ts';

const accepting = '/webhooks/orders/paid';
const bare = '/bare-webhook';
const rounds = 3;

/**
 * A webhook that is verified, stored and queued against one that is only verified. Both are asked in turn, so that a
 * busy moment of the machine meets both; the worker rests, so that accepting alone is measured.
 */
export async function measureWebhookDoor(stage: Stage, { seconds, say }: SceneOptions): Promise<Figure[]> {
  const post = poster(stage);
  return await stage.withoutWorker(async () => {
    const volleys: Record<string, Volley[]> = { [accepting]: [], [bare]: [] };
    for (const path of [accepting, bare]) await shoot(stage, post, path, 2);
    for (let round = 1; round <= rounds; round += 1) {
      for (const path of [bare, accepting]) {
        const volley = await shoot(stage, post, path, seconds / 2);
        volleys[path]?.push(volley);
        say(`round ${round}: ${path} ${volley.perSecond.toFixed(0)} a second`);
      }
    }
    const middle = (path: string, part: keyof Volley) => median((volleys[path] ?? []).map((volley) => volley[part]));
    const accepted = middle(accepting, 'perSecond');
    const verified = middle(bare, 'perSecond');
    const perSecond = Math.floor(accepted / 2);
    const atHalf = await sendAtRate({ perSecond, count: perSecond * seconds, send: () => post.once(accepting) });
    if (atHalf.firstFailure !== null) throw new Error(`${atHalf.failures} webhooks failed. ${atHalf.firstFailure}`);
    await forgetDeliveries(stage);
    return [
      { id: 'webhook.bare', what: 'webhooks a second, only verified', measured: verified, unit: '/s' },
      {
        id: 'webhook.accepted',
        what: 'webhooks a second, verified, stored and queued',
        measured: accepted,
        unit: '/s',
      },
      {
        id: 'webhook.ratio',
        what: 'accepted against only verified',
        measured: accepted / verified,
        unit: '',
        wanted: { atLeast: 0.8 },
      },
      {
        id: 'webhook.bare.cpu',
        what: 'computing time in web, only verified',
        measured: middle(bare, 'webMs'),
        unit: 'ms',
      },
      {
        id: 'webhook.accepted.cpu',
        what: 'computing time in web, accepted',
        measured: middle(accepting, 'webMs'),
        unit: 'ms',
      },
      {
        id: 'webhook.p99',
        what: `p99 of the answer at half our maximum (${perSecond}/s)`,
        measured: quantile(atHalf.sorted, 0.99),
        unit: 'ms',
        wanted: { atMost: 100 },
      },
    ];
  });
}

interface Poster {
  url: string;
  headers(): Record<string, string>;
  body: string;
  once(path: string): Promise<void>;
}

/** Posts a real order that nobody referred: what is measured is the door, not what comes behind it. */
function poster({ sandbox, shop, webUrl, secret }: Stage): Poster {
  const variantId = shop.products[0]?.variants[0]?.id ?? '';
  const order = placeOrder(sandbox.sandbox, shop, { lines: [{ variantId, quantity: 2 }], email: 'grace@example.com' });
  const { subscriptions, apiVersion } = sandbox.sandbox.app.webhooks;
  const fields = subscriptions.find(({ topic }) => topic === 'orders/paid')?.includeFields ?? null;
  const body = webhookPayload(orderBody(shop, order), fields);
  const signature = createHmac('sha256', secret).update(body).digest('base64');
  const headers = () => ({
    'content-type': 'application/json',
    'user-agent': 'Shopify-Captain-Hook',
    'x-shopify-topic': 'orders/paid',
    'x-shopify-shop-domain': shop.domain,
    'x-shopify-api-version': apiVersion,
    'x-shopify-hmac-sha256': signature,
    'x-shopify-webhook-id': randomUUID(),
    'x-shopify-event-id': randomUUID(),
    'x-shopify-triggered-at': new Date().toISOString(),
  });
  return {
    url: webUrl,
    headers,
    body,
    async once(path) {
      const answer = await fetch(webUrl + path, { method: 'POST', headers: headers(), body });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`A webhook was answered ${answer.status}.`);
    },
  };
}

interface Volley {
  perSecond: number;
  /** Computing time of the web process for one request. */
  webMs: number;
}

/** As many as the server takes from 32 connections. */
async function shoot({ processes }: Stage, post: Poster, path: string, seconds: number): Promise<Volley> {
  const before = processes.computedMs('web');
  const result = await autocannon({
    url: post.url + path,
    connections: 32,
    duration: seconds,
    method: 'POST',
    body: post.body,
    requests: [{ setupRequest: (request) => ({ ...request, headers: { ...request.headers, ...post.headers() } }) }],
  });
  const failed = result.non2xx + result.errors;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests to ${path} failed.`);
  const answered = result['2xx'];
  return { perSecond: answered / result.duration, webMs: (processes.computedMs('web') - before) / answered };
}

/** What was accepted here is not left for the worker to work through during the next scene. */
async function forgetDeliveries({ database }: Stage): Promise<void> {
  await database.query(`delete from graphile_worker._private_jobs as job using graphile_worker._private_tasks as task
    where task.id = job.task_id and task.identifier = 'attribute-order'`);
}
