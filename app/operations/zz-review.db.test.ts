import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { refundOrder } from '../../sandbox/orders/refund-order.ts';
import { gid } from '../../sandbox/world/ids.ts';
import { storeCreditBalance } from '../../sandbox/world/store-credit.ts';
import { newAdvocate, owe, rewardNow } from '../../tests/support/owed-reward.ts';
import { join, publishNewProgram, prepareNewestVersion, referOrder } from '../../tests/support/people.ts';
import { dropJobs, listJobs, workUntilIdle } from '../../tests/support/queue.ts';
import { running, strike, countSent } from '../../tests/support/sandbox.ts';
import { installShop, LUMA, newcomer, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { getBalance } from '#app/db/earned-rewards.ts';
import { listReversals } from '#app/db/reversals.ts';
import { findRewards } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ReferralId, AdvocateId } from '#app/domain/ids.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings, encodeProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { settleReferral } from './settle-referral.ts';
import { takeBackReward } from './take-back-reward.ts';
import { finishTask } from './finish-task.ts';
import { issueReward } from './issue-reward.ts';
import { issueCodes } from './issue-codes.ts';
import { mintFriendCodes } from './mint-friend-codes.ts';
import { reverseReward } from './reverse-reward.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import { verifyLedger } from './verify-ledger.ts';

let luma: Shop;
let invite: string;
const usd = (amountMinor: bigint) => ({ amountMinor, currency: 'USD' });
const withReward = (benefit: Benefit, change: Partial<ProgramSettings> = {}): ProgramSettings => ({
  ...defaultProgramSettings,
  advocate: { ...defaultProgramSettings.advocate, tiers: [{ fromFriend: 1, offer: offerOf(benefit) }] },
  conditions: { ...defaultProgramSettings.conditions, firstOrderOnly: false },
  ...change,
});
async function use(settings: ProgramSettings) {
  await database.programVersion.updateMany({ where: { shopId: luma.id }, data: { settings: encodeProgramSettings(settings) } });
}
beforeAll(async () => {
  luma = await installShop(LUMA);
  const programId = await publishNewProgram(luma, toProgramForm('Credit', withReward({ kind: 'percentage', percent: 10 })));
  await prepareNewestVersion(luma, programId);
});
beforeEach(async () => {
  await dropJobs();
  invite = await join(luma, newcomer().firstName);
  await dropJobs();
});
async function settle() {
  expect(await running.webhooks.idle(10_000)).toBe(true);
  await workUntilIdle();
  await database.$executeRaw`update graphile_worker._private_jobs set run_at = now() where key like 'reverse:%'`;
  await workUntilIdle();
}
async function state(order: { id: string }) {
  const referral = await database.referral.findFirstOrThrow({ where: { orderId: gid('Order', order.id) } });
  const rewards = await findRewards({ shopId: luma.id, referralId: referral.id, side: 'advocate' }, 10);
  const reversals = await listReversals(luma.id, rewards.map((r) => r.id));
  return {
    referralId: referral.id as ReferralId, advocateId: referral.advocateId as AdvocateId, referral: referral.status,
    rewards: rewards.map((r) => `${r.status}/${r.reason} netted ${r.nettedMinor} code ${r.code !== null}`),
    reversals: reversals.map((r) => `${r.status} amount ${r.amountMinor} taken ${r.takenMinor} owed ${r.owedMinor}`),
    raw: rewards,
  };
}
const say = (name: string, value: unknown) =>
  process.stderr.write(`\n### ${name}: ${JSON.stringify(value, (_k, v: unknown) => (typeof v === 'bigint' ? `${v}` : v))}\n`);

test('1 all goods returned, shipping kept', async () => {
  await use(withReward({ kind: 'percentage', percent: 10 }));
  const { order } = await referOrder(luma, invite);
  await settle();
  refundOrder(running.sandbox, sandboxShop(), order, { lines: order.lines.map(({ id, quantity }) => ({ lineId: id, quantity })) });
  await settle();
  const row = await database.order.findFirstOrThrow({ where: { id: gid('Order', order.id) } });
  say('1', { total: row.totalMinor, refunded: row.refundedMinor, ...(await state(order)), raw: 0 });
});

test('2 held, refunded in full, then approved', async () => {
  await use(withReward({ kind: 'custom', description: 'tour' }, { timing: { after: 'paid', days: 0, approval: 'manual' } }));
  const { order } = await referOrder(luma, invite);
  await settle();
  refundOrder(running.sandbox, sandboxShop(), order, { whole: true });
  await settle();
  const before = await state(order);
  const outcome = await settleReferral({ shop: luma, referralId: before.referralId, verdict: 'approve', now: new Date() });
  await settle();
  const after = await state(order);
  const row = await database.order.findFirstOrThrow({ where: { id: gid('Order', order.id) } });
  say('2 custom', { outcome, total: row.totalMinor, refunded: row.refundedMinor, ...after, raw: 0 });
  const [reward] = after.raw;
  if (reward) {
    say('2 done', await finishTask({ shop: luma, rewardId: reward.id, answer: 'done', now: new Date() }));
    await settle();
    say('2 after', { ...(await state(order)), raw: 0 });
  }
});

test('3 debt netted, then the unused code deleted', async () => {
  await use(withReward({ kind: 'fixed_amount', amount: usd(1000n) }));
  const { order: first } = await referOrder(luma, invite);
  await settle();
  refundOrder(running.sandbox, sandboxShop(), first, { amount: '10.00' });
  await settle();
  say('3a', { ...(await state(first)), raw: 0 });
  const { order: second } = await referOrder(luma, invite);
  await settle();
  say('3b', { ...(await state(second)), raw: 0 });
  refundOrder(running.sandbox, sandboxShop(), first, { whole: true });
  await settle();
  await database.$executeRaw`update reversal set reversing_since = now() - interval '1 hour' where status = 'reversing'`;
  await settle();
  const end = await state(first);
  say('3c', { ...end, raw: 0, balance: await getBalance(luma.id, { advocateId: end.advocateId, purse: 'money:USD' }) });
});

test('4 unclear, taken back whole, then "it is not there"', async () => {
  const { advocateId, customerId } = await newAdvocate(luma);
  const reward = await owe(luma, { kind: 'store_credit', amount: usd(1000n) }, { advocateId, status: 'unclear', reason: 'effect_unknown', issuingSince: new Date() });
  say('4 take', await takeBackReward({ shop: luma, rewardId: reward.id, now: new Date() }));
  await workUntilIdle(); // reverse-reward: later
  say('4 finish', await finishTask({ shop: luma, rewardId: reward.id, answer: 'it_is_not_there', now: new Date() }));
  await workUntilIdle();
  const account = sandboxShop().storeCreditAccounts.find((a) => a.customerId === customerId.split('/').at(-1));
  say('4', { status: (await rewardNow(reward)).status, balance: account ? storeCreditBalance(account) : null, jobs: (await listJobs()).map((j) => j.name),
    messages: await database.message.count({ where: { rewardId: reward.id } }) });
});

test('5 a code that Shopify refuses', async () => {
  const { advocateId } = await newAdvocate(luma);
  const programs = await database.program.findFirstOrThrow({ where: { shopId: luma.id } });
  const benefit: Benefit = { kind: 'free_product', items: { kind: 'products', productIds: ['gid://shopify/Product/999999999'], variantIds: [] } };
  const reward = await owe(luma, benefit, { advocateId, programId: programs.id as never });
  for (let i = 0; i < 3; i += 1)
    await issueCodes({ shopId: luma.id, parentDiscountId: reward.parentDiscountId as never, now: new Date() }).catch((e: unknown) => say('5 threw', String(e)));
  say('5', { status: (await rewardNow(reward)).status, reason: (await rewardNow(reward)).reason });
});

test('6 store credit that expired unused is owed', async () => {
  const { advocateId, customerId } = await newAdvocate(luma);
  const reward = await owe(luma, { kind: 'store_credit', amount: usd(1000n) }, { advocateId });
  await issueReward({ shopId: luma.id, rewardId: reward.id, now: new Date() });
  const account = sandboxShop().storeCreditAccounts.find((a) => a.customerId === customerId.split('/').at(-1));
  say('6 before', account ? storeCreditBalance(account) : null);
  say('6 account', account);
});

test('7 a friend discount deleted by the merchant', async () => {
  const parent = await database.parentDiscount.findFirstOrThrow({ where: { shopId: luma.id, side: 'friend', shopifyId: { not: null } } });
  await database.friendCode.updateMany({ where: { parentDiscountId: parent.id, status: 'available' }, data: { status: 'abandoned' } });
  await database.parentDiscount.updateMany({ where: { id: parent.id }, data: { shopifyId: 'gid://shopify/DiscountCodeNode/1' } });
  for (let i = 0; i < 2; i += 1)
    await mintFriendCodes({ shopId: luma.id, parentDiscountId: parent.id as never, now: new Date() }).catch((e: unknown) => say('7 threw', String(e)));
  say('7', await database.friendCode.count({ where: { parentDiscountId: parent.id, status: 'available' } }));
});

test('8 handed over by hand, then taken back: whose credit goes?', async () => {
  const { advocateId, customerId } = await newAdvocate(luma);
  const other = await owe(luma, { kind: 'store_credit', amount: usd(1000n) }, { advocateId });
  await issueReward({ shopId: luma.id, rewardId: other.id, now: new Date() });
  const reward = await owe(luma, { kind: 'store_credit', amount: usd(1000n) }, { advocateId, status: 'to_hand_over', reason: 'refused_by_shopify' });
  await finishTask({ shop: luma, rewardId: reward.id, answer: 'done', now: new Date() });
  await takeBackReward({ shop: luma, rewardId: reward.id, now: new Date() });
  for (const { id } of await listReversals(luma.id, [reward.id])) await reverseReward({ shopId: luma.id, reversalId: id, now: new Date() });
  const account = sandboxShop().storeCreditAccounts.find((a) => a.customerId === customerId.split('/').at(-1));
  say('8', { balance: account ? storeCreditBalance(account) : null, other: (await rewardNow(other)).status, reward: (await rewardNow(reward)).status });
  say('8 ledger', (await verifyLedger({ shopId: luma.id })).differences.length);
  void strike; void countSent;
});
