import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cancelOrder } from '../../sandbox/orders/change-order.ts';
import { refundOrder } from '../../sandbox/orders/refund-order.ts';
import { gid } from '../../sandbox/world/ids.ts';
import type { Order as SandboxOrder } from '../../sandbox/world/types.ts';
import { join, prepareNewestVersion, publishNewProgram, referOrder } from '../../tests/support/people.ts';
import { dropJobs, listJobs, workUntilIdle } from '../../tests/support/queue.ts';
import { running, strike } from '../../tests/support/sandbox.ts';
import { installShop, newcomer, sandboxShop, sendWebhook } from '../../tests/support/sandbox-shop.ts';
import { clearPayloads } from './clear-payloads.ts';
import { reviewOrder } from './review-order.ts';
import { sweepUnfinishedWork } from './sweep-unfinished-work.ts';
import { verifyLedger } from './verify-ledger.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { OrderGid } from '#app/domain/ids.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { addDays } from '#app/domain/time.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  const credit = offerOf({ kind: 'store_credit', amount: { amountMinor: 1000n, currency: 'USD' } });
  const { advocate } = defaultProgramSettings;
  const settings = { ...defaultProgramSettings, advocate: { ...advocate, tiers: [{ fromFriend: 1, offer: credit }] } };
  await prepareNewestVersion(luma, await publishNewProgram(luma, toProgramForm('Credit', settings)));
});
beforeEach(dropJobs);

const settle = async () => {
  expect(await running.webhooks.idle(10_000)).toBe(true);
  await workUntilIdle();
};
const orderGid = (order: SandboxOrder): OrderGid => `gid://shopify/Order/${order.id}`;
const orderRow = (order: SandboxOrder) => database.order.findFirstOrThrow({ where: { id: gid('Order', order.id) } });

/** An order whose advocate was rewarded. */
async function rewarded(): Promise<SandboxOrder> {
  const { order } = await referOrder(luma, await join(luma, newcomer().firstName));
  await settle();
  expect(await reward(order)).toMatchObject({ status: 'issued' });
  return order;
}
/** The same, of which Shopify shows nothing any more. */
async function unseen(): Promise<SandboxOrder> {
  const order = await rewarded();
  const { orders } = sandboxShop();
  orders.splice(orders.indexOf(order), 1);
  return order;
}
async function reward(order: SandboxOrder) {
  const { id: referralId } = await database.referral.findFirstOrThrow({ where: { orderId: orderGid(order) } });
  return await database.reward.findFirstOrThrow({ where: { referralId, side: 'advocate' } });
}
const takenOf = async (order: SandboxOrder) => {
  const rows = await database.reversal.findMany({ where: { rewardId: (await reward(order)).id } });
  return rows.reduce((sum, { takenMinor }) => sum + takenMinor, 0n);
};

describe('an order that Shopify does not show any more', () => {
  test('takes its reward back when it is cancelled', async () => {
    const order = await unseen();
    cancelOrder(running.sandbox, sandboxShop(), order, { refund: false });
    await settle();
    expect(await reward(order)).toMatchObject({ status: 'reversed', reason: 'order_cancelled' });
    expect((await verifyLedger({ shopId: luma.id })).differences).toEqual([]);
  });

  test('takes back as much as was refunded, whatever was forgotten since, then the rest', async () => {
    const order = await unseen();
    const total = (await orderRow(order)).totalMinor ?? 0n;
    refundOrder(running.sandbox, sandboxShop(), order, { amount: '5.00' });
    await settle();
    expect(await takenOf(order)).toBe((1000n * 500n) / total);
    await clearPayloads({ now: addDays(new Date(), 70) });
    refundOrder(running.sandbox, sandboxShop(), order, { amount: '3.00' });
    await settle();
    expect(await takenOf(order)).toBe((1000n * 800n) / total);
    refundOrder(running.sandbox, sandboxShop(), order, { whole: true });
    await settle();
    expect(await orderRow(order)).toMatchObject({ refundedMinor: total });
    expect(await reward(order)).toMatchObject({ status: 'reversed', reason: 'order_refunded' });
    expect(await takenOf(order)).toBe(1000n);
  });

  test('shows a refund in another currency to the merchant, once, and takes nothing by guess', async () => {
    const order = await unseen();
    const body = {
      id: running.sandbox.newId(),
      order_id: order.id,
      created_at: new Date().toISOString(),
      transactions: [{ amount: '4.00', currency: 'EUR', kind: 'refund', status: 'success' }],
    };
    await sendWebhook('refunds/create', body);
    await settle();
    await reviewOrder({ shopId: luma.id, orderId: orderGid(order), now: new Date() });
    expect(await reward(order)).toMatchObject({ status: 'issued', reason: 'refund_unknown' });
    expect(await takenOf(order)).toBe(0n);
    const where = { orderId: orderGid(order), kind: 'refund_unknown' };
    expect(await database.ledgerEntry.count({ where })).toBe(1);
  });
});

describe('a look at an order that fails for days', () => {
  test('is asked for again until it was done', async () => {
    const order = await rewarded();
    refundOrder(running.sandbox, sandboxShop(), order, { whole: true });
    strike('admin.server-error', { operation: 'FindOrderState', count: 50 });
    await settle();
    await dropJobs();
    expect((await orderRow(order)).reviewWantedAt).not.toBeNull();
    running.misbehaviours.clear();
    await sweepUnfinishedWork({ now: new Date() });
    expect(await listJobs('review-order')).toEqual([]);
    await sweepUnfinishedWork({ now: addDays(new Date(), 1) });
    expect(await listJobs('review-order')).toMatchObject([{ payload: { orderId: orderGid(order) } }]);
    await settle();
    expect(await reward(order)).toMatchObject({ status: 'reversed' });
    expect((await orderRow(order)).reviewWantedAt).toBeNull();
  });
});
