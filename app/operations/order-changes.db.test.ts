import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cancelOrder } from '../../sandbox/orders/change-order.ts';
import { orderBody } from '../../sandbox/orders/order-body.ts';
import { refundBody } from '../../sandbox/orders/refund-body.ts';
import { refundOrder } from '../../sandbox/orders/refund-order.ts';
import { bareId, gid } from '../../sandbox/world/ids.ts';
import { findRedeemCode } from '../../sandbox/world/redeem-codes.ts';
import type { Order as SandboxOrder } from '../../sandbox/world/types.ts';
import { claim, join, referOrder, runProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { running, strike } from '../../tests/support/sandbox.ts';
import {
  buy,
  deliveredWebhook,
  installShop,
  newcomer,
  sandboxShop,
  sendWebhook,
} from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { parseDecision, reasonsOf } from '#app/domain/decision.ts';
import type { ParentDiscountId, ReferralId, RewardId } from '#app/domain/ids.ts';
import { attributeOrder } from './attribute-order.ts';
import { issueCodes } from './issue-codes.ts';
import { noteOrderChange } from './note-order-change.ts';
import { recordCancellation } from './record-cancellation.ts';
import { recordRefund } from './record-refund.ts';
import { reviewOrder } from './review-order.ts';
import { settleReferral } from './settle-referral.ts';

let luma: Shop;
let invite: string;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
  invite = await join(luma);
});
beforeEach(dropJobs);

const delivery = (webhookId: string) => ({ shopDomain: luma.domain, webhookId, now: new Date() });
const pay = (webhookId: string) => attributeOrder(delivery(webhookId));
const outcomeOf = async (webhookId: string) =>
  (await database.webhookDelivery.findFirstOrThrow({ where: { webhookId } })).outcome;

/** The merchant cancels; Shopify tells of it. Shopify itself forgets it again, as a copy that lags behind would. */
async function cancelUnseen(order: SandboxOrder): Promise<string> {
  cancelOrder(running.sandbox, sandboxShop(), order, { refund: false });
  const webhookId = await deliveredWebhook('orders/cancelled');
  order.cancelledAt = null;
  return webhookId;
}
async function refund(order: SandboxOrder, amount = '5.00'): Promise<string> {
  expect(refundOrder(running.sandbox, sandboxShop(), order, { amount })).toMatchObject({ ok: true });
  return await deliveredWebhook('refunds/create');
}
async function referralOf(order: SandboxOrder): Promise<{ id: ReferralId; status: string; reasons: string[] }> {
  const row = await database.referral.findFirstOrThrow({ where: { orderId: gid('Order', order.id) } });
  return { id: row.id as ReferralId, status: row.status, reasons: reasonsOf(parseDecision(row.decision)) };
}
const storedOrder = (order: SandboxOrder) => database.order.findFirstOrThrow({ where: { id: gid('Order', order.id) } });
const storyOf = async (order: SandboxOrder) =>
  (await database.ledgerEntry.findMany({ where: { orderId: gid('Order', order.id) }, orderBy: { id: 'asc' } })).map(
    ({ kind }) => kind,
  );
async function rewardOf(
  order: SandboxOrder,
): Promise<{ id: RewardId; status: string; code: string; parentDiscountId: string }> {
  const { id: referralId } = await referralOf(order);
  const row = await database.reward.findFirstOrThrow({ where: { referralId, side: 'advocate' } });
  return {
    id: row.id as RewardId,
    status: row.status,
    code: row.code ?? '',
    parentDiscountId: row.parentDiscountId ?? '',
  };
}
const issue = async (order: SandboxOrder) => {
  const parentDiscountId = (await rewardOf(order)).parentDiscountId as ParentDiscountId;
  await issueCodes({ shopId: luma.id, parentDiscountId, now: new Date() });
};
/** Looks at the order as it is now. */
const review = (order: SandboxOrder) =>
  reviewOrder({ shopId: luma.id, orderId: `gid://shopify/Order/${order.id}`, now: new Date() });
/** An order of somebody whom Shopify does not know, which is held. */
async function heldOrder(code?: string): Promise<SandboxOrder> {
  const order = buy({ email: '', codes: [code ?? (await claim(luma, invite))] });
  await pay(await deliveredWebhook('orders/paid'));
  expect(await referralOf(order)).toMatchObject({ status: 'held' });
  return order;
}
const settle = async (order: SandboxOrder, verdict: 'approve' | 'decline') =>
  settleReferral({ shop: luma, referralId: (await referralOf(order)).id, verdict, now: new Date() });

describe('what overtakes the payment', () => {
  test('a cancellation is kept and declines the order, although Shopify’s answer does not show it yet', async () => {
    const { order, webhookId } = await referOrder(luma, invite);
    const cancellation = await cancelUnseen(order);
    await recordCancellation(delivery(cancellation));
    expect(await outcomeOf(cancellation)).toBe('not_referred');
    await pay(webhookId);
    expect(await referralOf(order)).toMatchObject({ status: 'declined', reasons: ['order_cancelled'] });
    expect((await storedOrder(order)).cancelledAt).not.toBeNull();
    expect(await storyOf(order)).toEqual(['order_paid', 'referral_decided', 'order_cancelled']);
  });

  test('a refund is kept, counted once and told in the story', async () => {
    const { order, webhookId } = await referOrder(luma, invite);
    const refundId = await refund(order);
    await recordRefund(delivery(refundId));
    await pay(webhookId);
    const [refunded] = order.refunds;
    const body = refunded && refundBody(sandboxShop(), order, refunded);
    const again = await sendWebhook('refunds/create', body);
    await recordRefund(delivery(again));
    await review(order);
    expect((await storedOrder(order)).refundedMinor).toBe(500n);
    expect((await storyOf(order)).filter((kind) => kind === 'order_refunded')).toHaveLength(1);
  });

  test('worked at the same moment, in any order, they end in the same place', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { order, webhookId } = await referOrder(luma, invite);
      const refunded = await refund(order);
      const cancelled = await cancelUnseen(order);
      await Promise.all([pay(webhookId), recordRefund(delivery(refunded)), recordCancellation(delivery(cancelled))]);
      const stored = await storedOrder(order);
      expect(stored.cancelledAt).not.toBeNull();
      await review(order);
      expect((await storedOrder(order)).refundedMinor).toBe(500n);
      const { status } = await referralOf(order);
      if (status === 'rewarded') await issue(order);
      const advocates = await database.reward.findMany({
        where: { referralId: (await referralOf(order)).id, side: 'advocate' },
      });
      expect(advocates.filter((reward) => reward.status !== 'withheld')).toEqual([]);
    }
  });

  test('a newer word of the order does not take its cancellation back', async () => {
    const { order, webhookId } = await referOrder(luma, invite);
    await pay(webhookId);
    await recordCancellation(delivery(await cancelUnseen(order)));
    order.updatedAt = new Date(Date.now() + 60_000).toISOString();
    await pay(await sendWebhook('orders/paid', orderBody(sandboxShop(), order)));
    expect((await storedOrder(order)).cancelledAt).not.toBeNull();
  });
});

describe('a refund in the buyer’s currency', () => {
  test.each([
    ['another currency', [{ amount: '4.00', currency: 'EUR', kind: 'refund', status: 'success' }]],
    [
      'two currencies',
      [
        { amount: '4.00', currency: 'EUR', kind: 'refund', status: 'success' },
        { amount: '4.00', currency: 'USD', kind: 'refund', status: 'success' },
      ],
    ],
  ])('of %s is told and not added to the shop’s', async (_name, transactions) => {
    const { order, webhookId } = await referOrder(luma, invite);
    await pay(webhookId);
    const body = {
      id: running.sandbox.newId(),
      order_id: order.id,
      created_at: new Date().toISOString(),
      transactions,
    };
    const refunded = await sendWebhook('refunds/create', body);
    await recordRefund(delivery(refunded));
    expect(await outcomeOf(refunded)).toBe('recorded');
    expect((await storedOrder(order)).refundedMinor).toBe(0n);
    expect(await storyOf(order)).toContain('order_refunded');
  });
});

describe('a cancellation while the referral is on hold', () => {
  test('approving is refused and declining is not', async () => {
    const order = await heldOrder();
    await recordCancellation(delivery(await cancelUnseen(order)));
    expect(await settle(order, 'approve')).toEqual({ refused: 'order_cancelled' });
    expect(await referralOf(order)).toMatchObject({ status: 'held' });
    expect(await settle(order, 'decline')).toEqual({ ok: true });
  });
});

describe('a cancellation before the reward is issued', () => {
  test('withholds it for good, with the reason, and asks Shopify for nothing', async () => {
    const { order, webhookId } = await referOrder(luma, invite);
    await pay(webhookId);
    await recordCancellation(delivery(await cancelUnseen(order)));
    await issue(order);
    await issue(order);
    expect(await rewardOf(order)).toMatchObject({ status: 'withheld' });
    expect(findRedeemCode(sandboxShop(), (await rewardOf(order)).code)).toBeNull();
    expect((await storyOf(order)).filter((kind) => kind === 'reward_withheld')).toHaveLength(1);
  });

  test('withholds it after an attempt whose answer was lost, and tells nobody of the code', async () => {
    const { order, webhookId } = await referOrder(luma, invite);
    await pay(webhookId);
    strike('admin.server-error', { operation: 'AddRedeemCodes' });
    await expect(issue(order)).rejects.toThrow();
    await recordCancellation(delivery(await cancelUnseen(order)));
    await issue(order);
    const reward = await rewardOf(order);
    expect(reward.status).toBe('withheld');
    expect(await database.message.count({ where: { rewardId: reward.id } })).toBe(0);
  });

  test('after it is issued, is noted and asks for it back', async () => {
    const { order, webhookId } = await referOrder(luma, invite);
    await pay(webhookId);
    await issue(order);
    await recordCancellation(delivery(await cancelUnseen(order)));
    await issue(order);
    expect(await rewardOf(order)).toMatchObject({ status: 'issued' });
    expect((await storyOf(order)).at(-1)).toBe('order_cancelled');
    expect((await listJobs('review-order')).at(-1)).toMatchObject({ payload: { orderId: gid('Order', order.id) } });
    // Shopify does not show the cancellation any more, but it was told.
    await review(order);
    await review(order);
    expect((await storyOf(order)).slice(-2)).toEqual(['referral_reversed', 'reversal_approved']);
    expect(await listJobs('reverse-reward')).toHaveLength(1);
  });
});

describe('a fulfilment', () => {
  const body = (order: SandboxOrder) => ({ id: bareId(order.id), updated_at: new Date().toISOString() });
  const note = async (topic: string, payload: object) => {
    const webhookId = await sendWebhook(topic, payload);
    await noteOrderChange(delivery(webhookId));
    return await outcomeOf(webhookId);
  };

  test('is kept when it overtakes the payment, and told once', async () => {
    const { order, webhookId } = await referOrder(luma, await join(luma, newcomer().firstName));
    expect(await note('orders/fulfilled', body(order))).toBe('not_referred');
    await pay(webhookId);
    expect((await storedOrder(order)).fulfilledAt).not.toBeNull();
    expect(await note('orders/fulfilled', body(order))).toBe('recorded');
    expect((await storyOf(order)).filter((kind) => kind === 'order_fulfilled')).toHaveLength(1);
    expect(await listJobs('review-order')).toHaveLength(1);
  });

  test('an update that comes with the payment says nothing new, a later one does', async () => {
    const { order, webhookId } = await referOrder(luma, await join(luma, newcomer().firstName));
    await pay(webhookId);
    const update = { ...orderBody(sandboxShop(), order), financial_status: 'paid', fulfillment_status: null };
    expect(await note('orders/updated', update)).toBe('no_news');
    expect(await listJobs('review-order')).toEqual([]);
    const later = new Date(Date.parse(order.createdAt) + 3_600_000).toISOString();
    expect(await note('orders/updated', { ...update, updated_at: later })).toBe('recorded');
    expect(await listJobs('review-order')).toHaveLength(1);
    expect(await note('orders/updated', { ...update, id: 42 })).toBe('not_referred');
  });
});

describe('one claim on two orders', () => {
  /** A second order that carries a code which was used before, as an edited or a replayed one does. */
  async function orderAgain(code: string): Promise<{ order: SandboxOrder; webhookId: string }> {
    const friend = newcomer();
    const order = buy({ email: friend.email, customerId: friend.id });
    await deliveredWebhook('orders/paid');
    const body = { ...orderBody(sandboxShop(), order), discount_codes: [{ code, amount: '1.00', type: 'percentage' }] };
    return { order, webhookId: await sendWebhook('orders/paid', body) };
  }

  test('earns once: the second order is declined with its reason', async () => {
    const first = await referOrder(luma, invite);
    await pay(first.webhookId);
    const second = await orderAgain(first.friendCode);
    await pay(second.webhookId);
    expect(await referralOf(first.order)).toMatchObject({ status: 'rewarded' });
    expect(await referralOf(second.order)).toMatchObject({ status: 'declined', reasons: ['claim_already_rewarded'] });
  });

  test('earns once when both are worked at the same moment', async () => {
    const first = await referOrder(luma, invite);
    const second = await orderAgain(first.friendCode);
    await Promise.all([pay(first.webhookId), pay(second.webhookId)]);
    const statuses = [(await referralOf(first.order)).status, (await referralOf(second.order)).status];
    expect(statuses.toSorted()).toEqual(['declined', 'rewarded']);
  });

  test('one on hold cannot be approved once another was rewarded', async () => {
    const code = await claim(luma, invite);
    const held = await heldOrder(code);
    const second = await orderAgain(code);
    await pay(second.webhookId);
    expect(await referralOf(second.order)).toMatchObject({ status: 'rewarded' });
    expect(await settle(held, 'approve')).toEqual({ refused: 'claim_already_rewarded' });
    expect(await settle(held, 'decline')).toEqual({ ok: true });
  });
});
