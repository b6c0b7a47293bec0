import '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { gid } from '../../sandbox/world/ids.ts';
import { orderBody } from '../../sandbox/orders/order-body.ts';
import { cancelOrder } from '../../sandbox/orders/change-order.ts';
import type { Order as SandboxOrder } from '../../sandbox/world/types.ts';
import { claim, join, longAgo, referOrder, runProgram } from '../../tests/support/people.ts';
import { listJobs } from '../../tests/support/queue.ts';
import { running, strike } from '../../tests/support/sandbox.ts';
import {
  buy,
  deliveredWebhook,
  installShop,
  newcomer,
  person,
  RIVE,
  sandboxShop,
  sendWebhook,
} from '../../tests/support/sandbox-shop.ts';
import { attributeOrder } from './attribute-order.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { markUninstalled } from '#app/db/shops.ts';
import { parseDecision, reasonsOf, type Decision } from '#app/domain/decision.ts';
import type { ReferralId } from '#app/domain/ids.ts';
import { settleReferral } from './settle-referral.ts';

let luma: Shop;
let invite: string;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
  invite = await join(luma);
});

const gidOf = (order: SandboxOrder) => gid('Order', order.id);
const aMinuteAgo = () => new Date(Date.now() - 60_000).toISOString();
const work = (webhookId: string, shop = luma, now = new Date()) =>
  attributeOrder({ shopDomain: shop.domain, webhookId, now });
const outcomeOf = async (webhookId: string) =>
  (await database.webhookDelivery.findFirstOrThrow({ where: { webhookId } })).outcome;

async function referralOf(order: SandboxOrder): Promise<{ id: ReferralId; status: string; decision: Decision } | null> {
  const row = await database.referral.findFirst({ where: { orderId: gidOf(order) } });
  return row === null ? null : { id: row.id as ReferralId, status: row.status, decision: parseDecision(row.decision) };
}
async function reasonsFor(order: SandboxOrder): Promise<string[]> {
  const referral = await referralOf(order);
  return referral === null ? [] : reasonsOf(referral.decision);
}
const rewardsOf = async (order: SandboxOrder) =>
  database.reward.findMany({
    where: { referralId: (await referralOf(order))?.id ?? '' },
    orderBy: { side: 'asc' },
  });

/** An order of somebody who gave no address, so that Shopify has no customer for it. */
async function guestOrder(code: string): Promise<{ order: SandboxOrder; webhookId: string }> {
  const order = buy({ email: '', codes: [code] });
  return { order, webhookId: await deliveredWebhook('orders/paid') };
}

describe('a friend’s first order', () => {
  test('rewards both: the friend’s code is used already, the advocate’s is written down and its issuing queued', async () => {
    const { order, webhookId, friendCode } = await referOrder(luma, invite);
    await work(webhookId);

    expect(await referralOf(order)).toMatchObject({
      status: 'rewarded',
      decision: { kind: 'reward', reason: 'conditions_met' },
    });
    const [advocates, friends] = await rewardsOf(order);
    expect(friends).toMatchObject({ side: 'friend', status: 'issued', code: friendCode });
    expect(advocates).toMatchObject({ side: 'advocate', status: 'approved', code: expect.stringMatching(/^THANKS-/) });
    const parent = { version: 1, shopId: luma.id, parentDiscountId: advocates?.parentDiscountId };
    expect(await listJobs('issue-codes')).toContainEqual(expect.objectContaining({ payload: parent }));
    const story = await database.ledgerEntry.findMany({
      where: { orderId: gidOf(order) },
      orderBy: { id: 'asc' },
    });
    expect(story.map(({ kind }) => kind)).toEqual([
      'order_paid',
      'referral_decided',
      'reward_approved',
      'reward_approved',
    ]);
    expect(await outcomeOf(webhookId)).toBe('rewarded');
  });

  test('keeps the order’s id with every digit, and its subtotal to the cent', async () => {
    const { order, webhookId } = await referOrder(luma, invite);
    await work(webhookId);
    expect(BigInt(order.id)).toBeGreaterThan(2n ** 53n);
    const stored = await database.order.findFirstOrThrow({ where: { name: order.name } });
    expect(stored.id).toBe(gidOf(order));
    const [line] = order.lines;
    const subtotal = Number(line?.price) - Number(line?.allocations[0]?.amount);
    expect(stored.subtotalMinor).toBe(BigInt(Math.round(subtotal * 100)));
  });

  test('worked twice and ten times at once is one referral with one reward each', async () => {
    const { order, webhookId } = await referOrder(luma, invite);
    await Promise.all(Array.from({ length: 10 }, () => work(webhookId)));
    await work(webhookId);
    expect(await database.referral.count({ where: { orderId: gidOf(order) } })).toBe(1);
    expect(await rewardsOf(order)).toHaveLength(2);
    const paid = { shopId: luma.id, kind: 'order_paid', orderId: gidOf(order) };
    expect(await database.ledgerEntry.count({ where: paid })).toBe(1);
  });

  test('told again under another webhook id changes nothing', async () => {
    strike('webhook.duplicate', { operation: 'orders/paid', code: 'new-webhook-id' });
    const { order, webhookId } = await referOrder(luma, invite);
    const { eventId } = await database.webhookDelivery.findFirstOrThrow({ where: { webhookId } });
    const both = await database.webhookDelivery.findMany({ where: { eventId, topic: 'orders/paid' } });
    expect(both).toHaveLength(2);
    await Promise.all(both.map((delivery) => work(delivery.webhookId)));
    expect(await rewardsOf(order)).toHaveLength(2);
    expect((await Promise.all(both.map((delivery) => outcomeOf(delivery.webhookId)))).toSorted()).toEqual([
      'decided_before',
      'rewarded',
    ]);
    expect(both.map((delivery) => delivery.webhookId)).toContain(webhookId);
  });
});

describe('what speaks against a referral', () => {
  test('one’s own order, as the same customer, in a private window', async () => {
    const ada = person('Ada');
    const code = await claim(luma, invite);
    const order = buy({ email: ada.email, customerId: ada.id, codes: [code], createdAt: aMinuteAgo() });
    await work(await deliveredWebhook('orders/paid'));
    expect(await reasonsFor(order)).toEqual(['same_customer', 'same_email', 'not_first_order']);
    expect(await rewardsOf(order)).toEqual([]);
  });

  test('one’s own order, as a guest with the same address in other capitals', async () => {
    const { order } = await guestOrder(await claim(luma, invite));
    order.email = ' ADA@Example.com ';
    await work(await sendWebhook('orders/paid', orderBody(sandboxShop(), order)));
    expect(await reasonsFor(order)).toEqual(['same_email']);
  });

  test('a customer who has ordered before', async () => {
    const { order, webhookId } = await referOrder(luma, invite, {
      friend: person('Grace'),
      checkout: { createdAt: aMinuteAgo() },
    });
    await work(webhookId);
    expect(await reasonsFor(order)).toEqual(['not_first_order']);
  });

  test('a test order, at once, although Shopify never counts those', async () => {
    const { order, webhookId } = await referOrder(luma, invite, { checkout: { test: true } });
    await work(webhookId);
    expect(await reasonsFor(order)).toEqual(['test_order']);
  });

  test('an order that was cancelled before its payment was worked, which only Shopify knows', async () => {
    const { order, webhookId } = await referOrder(luma, invite);
    cancelOrder(running.sandbox, sandboxShop(), order);
    await work(webhookId);
    expect(await reasonsFor(order)).toEqual(['order_cancelled']);
    expect((await database.order.findFirstOrThrow({ where: { name: order.name } })).cancelledAt).not.toBeNull();
  });

  test('an order placed after the claim ended', async () => {
    const code = await claim(luma, invite, null, longAgo());
    const friend = newcomer();
    const order = buy({ email: friend.email, customerId: friend.id });
    const discount_codes = [{ code, amount: '1.00', type: 'percentage' }];
    // The checkout does not take the code any more; an order whose code was typed in before may still carry it.
    await work(await sendWebhook('orders/paid', { ...orderBody(sandboxShop(), order), discount_codes }));
    expect(await reasonsFor(order)).toEqual(['claim_expired']);
  });

  test('the evidence is kept with the reasons', async () => {
    const { order, webhookId, friendCode } = await referOrder(luma, invite);
    await work(webhookId);
    expect((await referralOf(order))?.decision.evidence).toEqual(
      expect.arrayContaining([
        { kind: 'friend_code', code: friendCode },
        { kind: 'order_position', position: 1 },
        { kind: 'rule', rule: 'same_email', saw: 'clear', action: 'decline', figures: null },
      ]),
    );
  });
});

describe('what cannot be seen', () => {
  test('while Shopify still counts the customer’s orders nothing is decided; soon after it is', async () => {
    const { order, webhookId } = await referOrder(luma, invite, { friend: person('Mallory') });
    await expect(work(webhookId)).rejects.toThrow('Shopify is still counting');
    expect(await referralOf(order)).toBeNull();
    expect(await outcomeOf(webhookId)).toBeNull();
    running.advanceClock(5000);
    await work(webhookId);
    expect(await reasonsFor(order)).toEqual(['not_first_order']);
  });

  test.each([
    ['approve', 'rewarded', ['merchant_approved'], 2],
    ['decline', 'declined', ['merchant_declined'], 0],
  ] as const)(
    'a guest’s order waits for the merchant, who may %s it once',
    async (verdict, status, reasons, rewards) => {
      const { order, webhookId } = await guestOrder(await claim(luma, invite));
      await work(webhookId);
      const held = await referralOf(order);
      expect(held).toMatchObject({ status: 'held', decision: { reasons: ['order_history_unknown'] } });
      expect(await rewardsOf(order)).toEqual([]);

      const referralId = held?.id ?? 'rf_none';
      const settle = () => settleReferral({ shop: luma, referralId, verdict, now: new Date() });
      const answers = await Promise.all([settle(), settle(), settle()]);
      expect(answers.filter((answer) => 'ok' in answer)).toHaveLength(1);
      expect(await settle()).toEqual({ refused: 'settled_before' });
      expect(await referralOf(order)).toMatchObject({ status, decision: { evidence: held?.decision.evidence } });
      expect(await reasonsFor(order)).toEqual(reasons);
      expect(await rewardsOf(order)).toHaveLength(rewards);
    },
  );

  test('without an answer of Shopify nothing is decided, and the next try decides', async () => {
    const { order, webhookId } = await referOrder(luma, invite);
    strike('admin.server-error', { operation: 'FindOrderFacts' });
    await expect(work(webhookId)).rejects.toThrow('Shopify answered 503');
    expect(await referralOf(order)).toBeNull();
    await work(webhookId);
    expect(await referralOf(order)).toMatchObject({ status: 'rewarded' });
  });
});

describe('orders that nobody is credited with', () => {
  test.each([
    ['without a code', []],
    ['with a code of the shop’s own', ['WELCOME10']],
  ])('an order %s is noted and left alone', async (_name, codes) => {
    const order = buy({ email: newcomer().email, codes });
    const webhookId = await deliveredWebhook('orders/paid');
    await work(webhookId);
    expect(await outcomeOf(webhookId)).toBe('not_referred');
    expect(await database.order.count({ where: { name: order.name } })).toBe(0);
  });

  test('a friend code of another shop credits nobody here', async () => {
    const rive = await installShop(RIVE);
    const code = await claim(luma, invite);
    const order = buy({ email: 'florian@example.fr' }, RIVE);
    const body = {
      ...orderBody(sandboxShop(RIVE), order),
      discount_codes: [{ code, amount: '1.00', type: 'percentage' }],
    };
    const webhookId = await sendWebhook('orders/paid', body, RIVE);
    await work(webhookId, rive);
    expect(await outcomeOf(webhookId)).toBe('not_referred');
  });

  test('after the app was uninstalled nothing is decided', async () => {
    const { order, webhookId } = await referOrder(luma, invite);
    await markUninstalled(luma.id, new Date(), database);
    try {
      await work(webhookId);
    } finally {
      await database.shop.update({ where: { id: luma.id }, data: { uninstalledAt: null } });
    }
    expect(await outcomeOf(webhookId)).toBe('shop_not_installed');
    expect(await referralOf(order)).toBeNull();
  });
});
