import '../../tests/support/sandbox.ts';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cancelOrder, fulfillOrder } from '../../sandbox/orders/change-order.ts';
import { moveDispute, openDispute } from '../../sandbox/orders/disputes.ts';
import { refundOrder } from '../../sandbox/orders/refund-order.ts';
import { gid } from '../../sandbox/world/ids.ts';
import { storeCreditBalance } from '../../sandbox/world/store-credit.ts';
import type { Order as SandboxOrder } from '../../sandbox/world/types.ts';
import { join, publishNewProgram, prepareNewestVersion, referOrder } from '../../tests/support/people.ts';
import { dropJobs, workUntilIdle } from '../../tests/support/queue.ts';
import { running } from '../../tests/support/sandbox.ts';
import { installShop, LUMA, newcomer, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { listReversals } from '#app/db/reversals.ts';
import { findRewards } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { OrderGid } from '#app/domain/ids.ts';
import { formatDecimal, parseMoney } from '#app/domain/money.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { sumsOf } from '#app/domain/reward/reversal-sums.ts';
import { reviewOrder } from './review-order.ts';
import { verifyLedger } from './verify-ledger.ts';

/** A shop whose advocates get store credit of so many of its smallest units. */
async function openProgram(domain: string, amountMinor: bigint, change: Partial<ProgramSettings> = {}): Promise<Shop> {
  const shop = await installShop(domain);
  const credit = offerOf({ kind: 'store_credit', amount: { amountMinor, currency: shop.currency } });
  const { advocate, conditions } = defaultProgramSettings;
  const settings: ProgramSettings = {
    ...defaultProgramSettings,
    advocate: { ...advocate, tiers: [{ fromFriend: 1, offer: credit }] },
    conditions: { ...conditions, firstOrderOnly: false },
    ...change,
  };
  const programId = await publishNewProgram(shop, toProgramForm('Credit', settings));
  await prepareNewestVersion(shop, programId);
  return shop;
}

let luma: Shop;
let invite: string;
beforeAll(async () => {
  const tour = offerOf({ kind: 'custom', description: 'A tour of the workshop' });
  const { advocate } = defaultProgramSettings;
  const credit = offerOf({ kind: 'store_credit', amount: { amountMinor: 1000n, currency: 'USD' } });
  luma = await openProgram(LUMA, 1000n, {
    advocate: {
      ...advocate,
      tiers: [{ fromFriend: 1, offer: credit }],
      milestones: [{ atFriends: 2, offer: tour }],
    },
  });
});
beforeEach(dropJobs);

/** Everything that Shopify told is worked, and everything that follows from it. */
async function settle(): Promise<void> {
  expect(await running.webhooks.idle(10_000)).toBe(true);
  // A newcomer is not published to the storefront here.
  const left = (await workUntilIdle()).filter(({ name }) => name !== 'publish-invite');
  // What found its reward on its way looks again a little later.
  await database.$executeRaw`update graphile_worker._private_jobs set run_at = now() where key like 'reverse:%'`;
  expect(left.every(({ name }) => name === 'reverse-reward')).toBe(true);
  if (left.length > 0) await workUntilIdle();
}
const someone = async (shop = luma) => await join(shop, newcomer(shop.domain).firstName);
async function refer(shop = luma, code = invite): Promise<SandboxOrder> {
  const { order } = await referOrder(shop, code);
  await settle();
  return order;
}
async function rewardsOf(order: SandboxOrder): Promise<Reward[]> {
  const { id, shopId } = await database.referral.findFirstOrThrow({ where: { orderId: gid('Order', order.id) } });
  return await findRewards({ shopId: shopId as Shop['id'], referralId: id, side: 'advocate' }, 10);
}
async function standing(order: SandboxOrder): Promise<object> {
  const [reward] = await rewardsOf(order);
  if (reward === undefined) return { status: 'none' };
  const { takenMinor, owedMinor } = sumsOf(await listReversals(reward.shopId, [reward.id]));
  return { status: reward.status, reason: reward.reason, takenMinor, owedMinor };
}
const referralStatus = async (order: SandboxOrder) =>
  (await database.referral.findFirstOrThrow({ where: { orderId: gid('Order', order.id) } })).status;
const refund = (order: SandboxOrder, amount: string, shop = luma) =>
  expect(refundOrder(running.sandbox, sandboxShop(shop.domain), order, { amount })).toMatchObject({ ok: true });
const cancel = (order: SandboxOrder) => cancelOrder(running.sandbox, sandboxShop(), order);

describe('an order of an advocate’s friend', () => {
  beforeEach(async () => void (invite = await someone()));

  test('that is refunded in parts takes back in proportion, then the rest', async () => {
    const order = await refer();
    expect(await standing(order)).toMatchObject({ status: 'issued', takenMinor: 0n });
    const total = (await database.order.findFirstOrThrow({ where: { id: gid('Order', order.id) } })).totalMinor ?? 0n;
    refund(order, '5.00');
    await settle();
    expect(await standing(order)).toMatchObject({ status: 'issued', takenMinor: (1000n * 500n) / total });
    expect(await referralStatus(order)).toBe('rewarded');
    refundOrder(running.sandbox, sandboxShop(), order, { whole: true });
    await settle();
    expect(await standing(order)).toMatchObject({ status: 'reversed', takenMinor: 1000n, owedMinor: 0n });
    expect(await referralStatus(order)).toBe('reversed');
    expect(await database.order.findFirst({ where: { id: gid('Order', order.id) } })).toMatchObject({
      refundedMinor: total,
    });
    expect((await verifyLedger({ shopId: luma.id })).differences).toEqual([]);
  });

  test('that is disputed after the reward loses it when the bank says so', async () => {
    const order = await refer();
    order.createdAt = new Date(Date.now() - 3_600_000).toISOString();
    openDispute(running.sandbox, sandboxShop(), order);
    await settle();
    expect(await standing(order)).toMatchObject({ status: 'issued' });
    moveDispute(running.sandbox, sandboxShop(), order, 'LOST');
    await settle();
    expect(await standing(order)).toMatchObject({ status: 'reversed', reason: 'chargeback', takenMinor: 1000n });
  });

  test('takes the bonus for two friends back when it is cancelled', async () => {
    const [first] = [await refer(), await refer()];
    const where = { shopId: luma.id, cause: 'milestone', status: 'to_hand_over' };
    expect(await database.reward.count({ where })).toBe(1);
    cancel(first);
    await settle();
    expect(await database.reward.count({ where })).toBe(0);
    expect(await database.reward.findFirst({ where: { ...where, status: 'withheld' } })).toMatchObject({
      reason: 'milestone_lost',
    });
    expect(await referralStatus(first)).toBe('reversed');
    expect((await verifyLedger({ shopId: luma.id })).differences).toEqual([]);
  });

  test('whose credit is spent leaves a debt that the next reward pays', async () => {
    const order = await refer();
    const account = sandboxShop().storeCreditAccounts.at(-1);
    expect(account).toBeDefined();
    if (account === undefined) return;
    account.transactions.splice(0, account.transactions.length);
    cancel(order);
    await settle();
    expect(await standing(order)).toMatchObject({ status: 'reversed', takenMinor: 0n, owedMinor: 1000n });
    const next = await refer();
    expect(await standing(next)).toMatchObject({ status: 'withheld', reason: 'set_off' });
    cancel(next);
    await settle();
    expect(await standing(next)).toMatchObject({ status: 'withheld', owedMinor: 1000n });
    expect(await standing(await refer())).toMatchObject({ status: 'withheld', reason: 'set_off' });
  });
});

describe('a program that waits for fulfilment', () => {
  let rive: Shop;
  beforeAll(async () => {
    const timing = { after: 'fulfilled', days: 0, approval: 'automatic' } as const;
    rive = await openProgram('atelier-rive.myshopify.com', 1000n, { timing });
  });

  test('issues when the order is fulfilled, waits while it is disputed, and cuts what was refunded before', async () => {
    const order = await refer(rive, await someone(rive));
    const shop = sandboxShop(rive.domain);
    expect(await standing(order)).toMatchObject({ status: 'waiting', reason: null });
    order.createdAt = new Date(Date.now() - 3_600_000).toISOString();
    openDispute(running.sandbox, shop, order);
    await settle();
    expect(await standing(order)).toMatchObject({ status: 'waiting', reason: 'chargeback' });
    fulfillOrder(running.sandbox, shop, order);
    await settle();
    expect(await standing(order)).toMatchObject({ status: 'waiting', reason: 'chargeback' });
    refund(order, '5.00', rive);
    await settle();
    moveDispute(running.sandbox, shop, order, 'WON');
    await settle();
    const total = (await database.order.findFirstOrThrow({ where: { id: gid('Order', order.id) } })).totalMinor ?? 0n;
    const takenMinor = (1000n * 500n) / total;
    expect(await standing(order)).toMatchObject({ status: 'issued', takenMinor });
    const account = sandboxShop(rive.domain).storeCreditAccounts.at(-1);
    expect(account && storeCreditBalance(account)).toBe(
      formatDecimal({ amountMinor: 1000n - takenMinor, currency: 'EUR' }),
    );
    expect((await verifyLedger({ shopId: rive.id })).differences).toEqual([]);
  });
});

describe.each([
  ['hoshi', 1000n],
  ['marsa', 10_000n],
] as const)('in %s, where money has no cents or thousandths', (name, worth) => {
  let shop: Shop;
  beforeAll(async () => {
    const answer = await fetch(`${running.urls.admin}/control/shops`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
    const { domain } = (await answer.json()) as { domain: string };
    shop = await openProgram(domain, worth);
  });

  test('whatever happens in whatever order, ledger and Shopify agree to the last unit', async () => {
    const happening = fc.constantFrom('refund', 'refund', 'whole', 'cancel', 'fulfil', 'work', 'review twice');
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 4 }), async (happenings) => {
        const { order } = await referOrder(shop, await someone(shop));
        const world = sandboxShop(shop.domain);
        for (const what of happenings) {
          if (what === 'refund')
            refundOrder(running.sandbox, world, order, { amount: shop.currency === 'JPY' ? '7' : '0.123' });
          else if (what === 'whole') refundOrder(running.sandbox, world, order, { whole: true });
          else if (what === 'cancel') cancelOrder(running.sandbox, world, order, { refund: false });
          else if (what === 'fulfil') fulfillOrder(running.sandbox, world, order);
          else if (what === 'work') await settle();
          else {
            const review = { shopId: shop.id, orderId: gid('Order', order.id) as OrderGid, now: new Date() };
            await Promise.all([reviewOrder(review), reviewOrder(review)]);
          }
        }
        await settle();
        const row = await database.order.findFirstOrThrow({ where: { id: gid('Order', order.id) } });
        const total = row.totalMinor ?? 0n;
        const isLost = order.cancelledAt !== null || row.refundedMinor === total;
        const left = isLost ? 0n : worth - (worth * row.refundedMinor) / total;

        const { advocateId } = await database.referral.findFirstOrThrow({ where: { orderId: row.id } });
        const { customerId } = await database.advocate.findFirstOrThrow({ where: { id: advocateId } });
        const account = world.storeCreditAccounts.find((each) => gid('Customer', each.customerId) === customerId);
        const balance = account === undefined ? '0' : storeCreditBalance(account);
        expect(parseMoney(balance, shop.currency)?.amountMinor).toBe(left);

        const entries = await database.ledgerEntry.findMany({ where: { shopId: shop.id, advocateId } });
        const digits = (kind: string, field: string) =>
          entries
            .filter((entry) => entry.kind === kind)
            .reduce((sum, { data }) => sum + BigInt((data as Record<string, string>)[field] ?? '0'), 0n);
        const isGiven = entries.some(({ kind }) => kind === 'reward_issued');
        expect(isGiven ? worth - digits('reversal_settled', 'takenMinor') : 0n).toBe(left);
      }),
      { numRuns: 4 },
    );
    expect((await verifyLedger({ shopId: shop.id })).differences).toEqual([]);
  }, 120_000);
});
