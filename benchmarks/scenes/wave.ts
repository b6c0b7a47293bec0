import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setTimeout as wait } from 'node:timers/promises';
import { placeOrder } from '../../sandbox/orders/place-order.ts';
import { gid } from '../../sandbox/world/ids.ts';
import { claimFriendCodes } from '../claims.ts';
import type { Figure } from '../figures.ts';
import { quantile, sendAtRate } from '../latencies.ts';
import type { SceneOptions } from '../scene.ts';
import type { Stage } from '../stage.ts';

const patienceMs = 240_000;
const lookEveryMs = 50;

/**
 * Friends pay, so many a second, and every webhook goes its way: how long until both rewards are issued, and whether
 * each is issued once. Shopify's standard bucket is in force. The sandbox has two shops, so the same load spread over
 * a hundred of them is not measured here.
 */
export async function measureWave(stage: Stage, { seconds, ordersPerSecond, say }: SceneOptions): Promise<Figure[]> {
  const count = ordersPerSecond * seconds;
  say(`${count} friends claim a code beforehand …`);
  const codes = await claimFriendCodes(stage, count);
  // The bucket that the claims' minting drew from is full again when the wave begins.
  await wait(5000);

  say(`${ordersPerSecond} orders a second for ${seconds} s …`);
  const paidAt = new Map<string, number>();
  const before = stage.processes.computedMs('worker');
  const calls = countAdminCalls();
  const watching = watchIssued(stage, count);
  await sendAtRate({
    perSecond: ordersPerSecond,
    count,
    send: async (index) => pay(stage, codes[index] ?? '', index, paidAt),
  });
  const issuedAt = await watching;
  const callsOfOrders = calls.stop();
  const workerMs = (stage.processes.computedMs('worker') - before) / count;
  await stage.sandbox.webhooks.idle(10_000);

  const took = [...issuedAt].map(([orderId, at]) => at - (paidAt.get(orderId) ?? Number.NaN)).sort((a, b) => a - b);
  const { twice, lost } = await countWrong(stage, [...paidAt.keys()]);
  const load = `${ordersPerSecond} orders/s for ${seconds} s`;
  return [
    {
      id: 'wave.p50',
      what: `order paid → both rewards issued, ${load}: p50`,
      measured: quantile(took, 0.5),
      unit: 'ms',
    },
    {
      id: 'wave.p95',
      what: `order paid → both rewards issued, ${load}: p95`,
      measured: lost > 0 ? Number.POSITIVE_INFINITY : quantile(took, 0.95),
      unit: 'ms',
      wanted: { atMost: 2000 },
    },
    {
      id: 'wave.lost',
      what: `orders without both rewards after ${patienceMs / 1000} s`,
      measured: lost,
      unit: '',
      wanted: { atMost: 0 },
    },
    { id: 'wave.twice', what: 'rewards or codes made twice', measured: twice, unit: '', wanted: { atMost: 0 } },
    { id: 'wave.cpu', what: 'computing time in the worker, for an order', measured: workerMs, unit: 'ms' },
    {
      id: 'wave.calls',
      what: 'Admin API calls for an order, throttled ones included',
      measured: callsOfOrders / count,
      unit: '',
    },
  ];
}

function pay({ sandbox, shop }: Stage, code: string, index: number, paidAt: Map<string, number>): void {
  const variantId = shop.products[0]?.variants[0]?.id ?? '';
  const at = performance.now();
  const order = placeOrder(sandbox.sandbox, shop, {
    lines: [{ variantId, quantity: 1 }],
    email: `friend-${index}-${code}@example.com`.toLowerCase(),
    codes: [code],
  });
  if (order.discountCodes.length === 0) throw new Error(`Shopify did not take the friend code ${code}.`);
  paidAt.set(gid('Order', order.id), at);
}

/** When both rewards of each order were seen issued; ends when all of them were, or when patience does. */
async function watchIssued({ database }: Stage, count: number): Promise<Map<string, number>> {
  const seenAt = new Map<string, number>();
  const giveUpAt = performance.now() + patienceMs;
  while (seenAt.size < count && performance.now() < giveUpAt) {
    await wait(lookEveryMs);
    const { rows } = await database.query<{ order_id: string }>(bothIssued);
    const now = performance.now();
    for (const { order_id: orderId } of rows) if (!seenAt.has(orderId)) seenAt.set(orderId, now);
  }
  return seenAt;
}

const bothIssued = `
  select referral.order_id from referral
    join reward on reward.shop_id = referral.shop_id and reward.referral_id = referral.id and reward.status = 'issued'
   group by referral.order_id having count(distinct reward.side) = 2`;

/** Orders whose rewards are missing, and codes that are in the shop though no reward, or two of them, has them. */
async function countWrong({ database, shop }: Stage, orderIds: string[]): Promise<{ lost: number; twice: number }> {
  const { rows: complete } = await database.query<{ order_id: string }>(bothIssued);
  const rewarded = new Set(complete.map((row) => row.order_id));
  const { rows } = await database.query<{ code: string }>(
    `select code from reward where side = 'advocate' and status = 'issued'`,
  );
  const issued = new Set(rows.map(({ code }) => code));
  const made = shop.discounts
    .flatMap(({ codes }) => codes.map(({ code }) => code))
    .filter((code) => code.startsWith('THANKS-'));
  const extra = made.filter((code) => !issued.has(code)).length;
  return { lost: orderIds.filter((id) => !rewarded.has(id)).length, twice: extra + (rows.length - issued.size) };
}

interface AdminCalls {
  stop(): number;
}

/** Counts requests to the Admin API by the server that answers them, which is in this process. */
function countAdminCalls(): AdminCalls {
  let calls = 0;
  const count = (message: unknown) => {
    const { request } = message as { request: { url?: string } };
    if (request.url?.endsWith('/graphql.json')) calls += 1;
  };
  subscribe('http.server.request.start', count);
  return {
    stop() {
      unsubscribe('http.server.request.start', count);
      return calls;
    },
  };
}
