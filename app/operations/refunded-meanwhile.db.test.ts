import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refundOrder, type RefundRequest } from '../../sandbox/orders/refund-order.ts';
import type { Order as SandboxOrder } from '../../sandbox/world/types.ts';
import { join, prepareNewestVersion, publishNewProgram, referOrder } from '../../tests/support/people.ts';
import { dropJobs, listJobs, workUntilIdle } from '../../tests/support/queue.ts';
import { running } from '../../tests/support/sandbox.ts';
import { deliveredWebhook, installShop, newcomer, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { attributeOrder } from './attribute-order.ts';
import { recordRefund } from './record-refund.ts';
import { releaseDueRewards } from './release-due-rewards.ts';
import { reviewOrder } from './review-order.ts';
import { settleReferral } from './settle-referral.ts';
import { verifyLedger } from './verify-ledger.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ReferralId } from '#app/domain/ids.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings, encodeProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';

const usd = (amountMinor: bigint) => ({ amountMinor, currency: 'USD' });
const { advocate, timing } = defaultProgramSettings;
const code = offerOf({ kind: 'fixed_amount', amount: usd(1000n) });
const settings = { ...defaultProgramSettings, advocate: { ...advocate, tiers: [{ fromFriend: 1, offer: code }] } };

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  await prepareNewestVersion(luma, await publishNewProgram(luma, toProgramForm('Codes', settings)));
});
beforeEach(dropJobs);

const approval = (mode: 'automatic' | 'manual') =>
  database.programVersion.updateMany({
    where: { shopId: luma.id },
    data: { settings: encodeProgramSettings({ ...settings, timing: { ...timing, approval: mode } }) },
  });
const refer = async () => await referOrder(luma, await join(luma, newcomer().firstName));
const refund = (order: SandboxOrder, request: RefundRequest) =>
  expect(refundOrder(running.sandbox, sandboxShop(), order, request)).toMatchObject({ ok: true });
/** Everything but the shipping. */
const goodsOf = (order: SandboxOrder): RefundRequest => ({
  lines: order.lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
});
/** The refund is told before the payment. */
async function tellRefund(): Promise<void> {
  const webhookId = await deliveredWebhook('refunds/create');
  await recordRefund({ shopDomain: luma.domain, webhookId, now: new Date() });
}
const pay = (webhookId: string, now = new Date()) => attributeOrder({ shopDomain: luma.domain, webhookId, now });
const inAnHour = () => new Date(Date.now() + 3_600_000);
const referralOf = (order: SandboxOrder) =>
  database.referral.findFirstOrThrow({ where: { orderId: `gid://shopify/Order/${order.id}` } });
async function rewardOf(order: SandboxOrder) {
  const where = { referralId: (await referralOf(order)).id, side: 'advocate' };
  const found = await database.reward.findFirst({ where });
  const taken = await database.reversal.findMany({ where: { rewardId: found?.id ?? '' } });
  return {
    status: found?.status,
    takenMinor: taken.reduce((sum, { takenMinor }) => sum + takenMinor, 0n),
    owedMinor: taken.reduce((sum, { owedMinor }) => sum + owedMinor, 0n),
  };
}
async function shareOf(order: SandboxOrder, minor: bigint): Promise<bigint> {
  const row = await database.order.findFirstOrThrow({ where: { id: `gid://shopify/Order/${order.id}` } });
  return (1000n * minor) / (row.totalMinor ?? 1n);
}
const messagesAbout = async (order: SandboxOrder) => {
  const { advocateId } = await referralOf(order);
  const rows = await database.message.findMany({ where: { advocateId }, orderBy: { id: 'asc' } });
  return rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('reward_'));
};

describe('an order that was paid back before its payment was worked', () => {
  beforeEach(() => approval('automatic'));

  test.each([
    ['and Shopify says so', false],
    ['and the refund overtook the payment', true],
  ])('in full declines, %s', async (_name, isTold) => {
    const { order, webhookId } = await refer();
    refund(order, { whole: true });
    if (isTold) await tellRefund();
    await pay(webhookId, isTold ? new Date() : inAnHour());
    expect(await referralOf(order)).toMatchObject({
      status: 'declined',
      decision: { reasons: ['order_refunded'] },
    });
    expect(await rewardOf(order)).toMatchObject({ status: undefined });
  });

  test('in all its goods declines too, although the shipping was kept', async () => {
    const { order, webhookId } = await refer();
    refund(order, goodsOf(order));
    await pay(webhookId, inAnHour());
    expect(await referralOf(order)).toMatchObject({ status: 'declined', decision: { reasons: ['order_refunded'] } });
  });

  test.each([
    ['and Shopify says so', false],
    ['and the refund overtook the payment', true],
  ])('in part gives what is left at once, %s, and tells of that alone', async (_name, isTold) => {
    const { order, webhookId } = await refer();
    refund(order, { amount: '5.00' });
    if (isTold) await tellRefund();
    await pay(webhookId, isTold ? new Date() : inAnHour());
    const takenMinor = await shareOf(order, 500n);
    expect(await rewardOf(order)).toEqual({ status: 'waiting', takenMinor, owedMinor: 0n });
    await database.reward.updateMany({ where: { status: 'waiting' }, data: { dueAt: new Date() } });
    expect((await listJobs()).map(({ name }) => name)).toContain('release-due-rewards');
    await workUntilIdle();
    expect(await rewardOf(order)).toEqual({ status: 'issued', takenMinor, owedMinor: 0n });
    expect(await messagesAbout(order)).toEqual(['reward_issued']);
    expect((await verifyLedger({ shopId: luma.id })).differences).toEqual([]);
  });
});

describe('an order that was paid back while its referral was on hold', () => {
  beforeEach(() => approval('manual'));
  async function held(request: RefundRequest | ((order: SandboxOrder) => RefundRequest)): Promise<SandboxOrder> {
    const { order, webhookId } = await refer();
    await pay(webhookId);
    expect(await referralOf(order)).toMatchObject({ status: 'held' });
    refund(order, typeof request === 'function' ? request(order) : request);
    await tellRefund();
    await reviewOrder({ shopId: luma.id, orderId: `gid://shopify/Order/${order.id}`, now: new Date() });
    await dropJobs();
    return order;
  }
  const approve = async (order: SandboxOrder) => {
    const { id } = await referralOf(order);
    return await settleReferral({ shop: luma, referralId: id as ReferralId, verdict: 'approve', now: new Date() });
  };

  test('in full cannot be approved', async () => {
    const order = await held({ whole: true });
    expect(await approve(order)).toEqual({ refused: 'order_refunded' });
    expect(await referralOf(order)).toMatchObject({ status: 'held' });
  });

  test('in part is approved for what is left, and looked at once more', async () => {
    const order = await held({ amount: '5.00' });
    expect(await approve(order)).toEqual({ ok: true });
    const takenMinor = await shareOf(order, 500n);
    expect(await rewardOf(order)).toEqual({ status: 'waiting', takenMinor, owedMinor: 0n });
    expect((await listJobs()).map(({ name }) => name)).toEqual(['review-order']);
    await workUntilIdle();
    await releaseDueRewards({ now: new Date() });
    await workUntilIdle();
    expect(await rewardOf(order)).toEqual({ status: 'issued', takenMinor, owedMinor: 0n });
    expect(await messagesAbout(order)).toEqual(['reward_issued']);
  });

  test('in all its goods gives nothing, as soon as Shopify is asked, and tells nobody', async () => {
    const order = await held(goodsOf);
    expect(await approve(order)).toEqual({ ok: true });
    await workUntilIdle();
    await releaseDueRewards({ now: new Date() });
    await workUntilIdle();
    expect(await referralOf(order)).toMatchObject({ status: 'reversed' });
    expect(await rewardOf(order)).toMatchObject({ status: 'withheld', owedMinor: 0n });
    expect(await messagesAbout(order)).toEqual([]);
  });
});
