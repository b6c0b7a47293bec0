import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { debitStoreCredit } from '../../sandbox/world/store-credit.ts';
import { ledgerOf, newAdvocate, owe, rewardNow } from '../../tests/support/owed-reward.ts';
import { publishNewProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { countSent, running, strike } from '../../tests/support/sandbox.ts';
import { buy, deliveredWebhook, installShop, RIVE, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { listReversals } from '#app/db/reversals.ts';
import { findUsableReward } from '#app/db/reward-use.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, ProgramId } from '#app/domain/ids.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { askForBalances } from './ask-for-balances.ts';
import { attributeOrder } from './attribute-order.ts';
import { issueCodes } from './issue-codes.ts';
import { issueReward } from './issue-reward.ts';
import { lapseRewards } from './lapse-rewards.ts';
import { noteUsedCodes } from './note-used-codes.ts';
import { readRewardBalances } from './read-reward-balances.ts';
import { reverseReward } from './reverse-reward.ts';
import { takeBackReward } from './take-back-reward.ts';
import { verifyLedger } from './verify-ledger.ts';

let luma: Shop;
let rive: Shop;
let ada: { advocateId: AdvocateId; customerId: string };
let programId: ProgramId;
beforeAll(async () => {
  [luma, rive] = [await installShop(), await installShop(RIVE)];
  programId = await publishNewProgram(luma);
});
beforeEach(async () => {
  await dropJobs();
  // What other tests left is asked about no more.
  await database.reward.updateMany({ data: { readAt: nextNight(), lapsedAt: new Date() } });
  ada = await newAdvocate(luma);
});

const dollars = (amountMinor: bigint) => ({ amountMinor, currency: 'USD' });
const credit: Benefit = { kind: 'store_credit', amount: dollars(1000n) };
const card: Benefit = { kind: 'gift_card', amount: dollars(1000n) };
const fixed: Benefit = { kind: 'fixed_amount', amount: dollars(1000n) };
const day = 24 * 60 * 60_000;
const nextNight = () => new Date(Date.now() + day);

async function give(benefit: Benefit, change: Partial<Reward> = {}): Promise<Reward> {
  const reward = await owe(luma, benefit, { advocateId: ada.advocateId, programId, ...change });
  const now = new Date();
  const { parentDiscountId } = reward;
  await (parentDiscountId === null
    ? issueReward({ shopId: luma.id, rewardId: reward.id, now })
    : issueCodes({ shopId: luma.id, parentDiscountId, now }));
  return await rewardNow(reward);
}
/** The advocate pays with credit of theirs. */
function spend(amount: string): void {
  const account = sandboxShop().storeCreditAccounts.find(({ customerId }) => ada.customerId.endsWith(`/${customerId}`));
  if (account === undefined) throw new Error('The advocate has no credit.');
  debitStoreCredit(running.sandbox, account, amount, 'ORDER_PAYMENT');
}
const look = (now = new Date()) => readRewardBalances({ shopId: luma.id, now });
const useOf = async ({ id }: Reward) => {
  const { usedMinor, usedAt, lapsedAt } = (await findUsableReward(luma.id, id)) ?? expect.fail();
  return { usedMinor, isUsedUp: usedAt !== null, hasLapsed: lapsedAt !== null };
};
const entriesOf = async (reward: Reward, kind: string) =>
  (await ledgerOf(reward)).filter((entry) => entry.kind === kind).map(({ data }) => data);
async function takeBackNow(reward: Reward): Promise<void> {
  await takeBackReward({ shop: luma, rewardId: reward.id, now: new Date() });
  for (const { id } of await listReversals(luma.id, [reward.id]))
    await reverseReward({ shopId: luma.id, reversalId: id, now: new Date() });
}

describe('a code', () => {
  test('is used by the order that carries it, once, whoever tells of it how often', async () => {
    const reward = await give(fixed);
    const webhooks: string[] = [];
    buy({ email: 'ada@example.com', codes: [reward.code ?? ''] });
    webhooks.push(await deliveredWebhook('orders/paid'));
    const now = new Date();
    for (let time = 0; time < 2; time += 1) {
      for (const webhookId of webhooks) await attributeOrder({ shopDomain: luma.domain, webhookId, now });
      await database.webhookDelivery.updateMany({ data: { workedAt: null } });
    }
    expect(await useOf(reward)).toEqual({ usedMinor: 1000n, isUsedUp: true, hasLapsed: false });
    expect(await entriesOf(reward, 'reward_used')).toEqual([
      expect.objectContaining({ minor: '1000', currency: 'USD', amount: '10.00', usedUp: true }),
    ]);
    expect((await verifyLedger({ shopId: luma.id })).differences).toEqual([]);
  });

  test('of which less was taken off than it is worth leaves nothing open', async () => {
    const reward = await give({ kind: 'fixed_amount', amount: dollars(100_000n) });
    buy({ email: 'ada@example.com', codes: [reward.code ?? ''] });
    const webhookId = await deliveredWebhook('orders/paid');
    await attributeOrder({ shopDomain: luma.domain, webhookId, now: new Date() });
    const [entry] = (await entriesOf(reward, 'reward_used')) as { minor: string; unusedMinor: string }[];
    expect(Number(entry?.minor)).toBeGreaterThan(0);
    expect(BigInt(entry?.minor ?? 0) + BigInt(entry?.unusedMinor ?? 0)).toBe(100_000n);
  });

  test('of another shop with the same letters stays as it is', async () => {
    const reward = await give(fixed);
    const discounts = [{ code: reward.code ?? '', amount: dollars(1000n) }];
    await noteUsedCodes({ shop: rive, order: { id: 'gid://shopify/Order/1', discounts }, now: new Date() });
    expect(await useOf(reward)).toMatchObject({ isUsedUp: false });
  });
});

describe('money', () => {
  test('is asked about once a night, and each rise is written once', async () => {
    const [credited, carded] = [await give(credit), await give(card)];
    await look();
    expect(await useOf(credited)).toEqual({ usedMinor: 0n, isUsedUp: false, hasLapsed: false });
    spend('4.00');
    const before = countSent('AskRewardBalances');
    await look();
    expect(countSent('AskRewardBalances')).toBe(before);
    await look(nextNight());
    expect(await useOf(credited)).toEqual({ usedMinor: 400n, isUsedUp: false, hasLapsed: false });
    expect(await useOf(carded)).toMatchObject({ usedMinor: 0n });
    spend('6.00');
    await look(new Date(Date.now() + 2 * day));
    await look(new Date(Date.now() + 3 * day));
    expect(await useOf(credited)).toEqual({ usedMinor: 1000n, isUsedUp: true, hasLapsed: false });
    expect(await entriesOf(credited, 'reward_used')).toEqual([
      expect.objectContaining({ minor: '400', currency: 'USD', usedUp: false }),
      expect.objectContaining({ minor: '600', currency: 'USD', usedUp: true }),
    ]);
    expect((await verifyLedger({ shopId: luma.id })).differences).toEqual([]);
  });

  test('on a gift card that paid for something was used', async () => {
    const reward = await give(card);
    buy({ email: 'someone@example.com', giftCardCodes: [reward.code ?? ''] });
    await look();
    expect(await useOf(reward)).toEqual({ usedMinor: 1000n, isUsedUp: true, hasLapsed: false });
  });

  test('of two looks at the same moment only one writes', async () => {
    const reward = await give(credit);
    spend('4.00');
    const now = new Date();
    await Promise.all([look(now), look(now), look(now)]);
    expect(await entriesOf(reward, 'reward_used')).toHaveLength(1);
    expect(await useOf(reward)).toMatchObject({ usedMinor: 400n });
  });

  test('that was taken back was not used, also when Shopify took it from another credit', async () => {
    const [first, second] = [await give(credit), await give(credit)];
    await takeBackNow(second);
    await look();
    expect(await useOf(first)).toMatchObject({ usedMinor: 0n, isUsedUp: false });
    expect(await useOf(second)).toMatchObject({ usedMinor: 0n, isUsedUp: false });
    spend('10.00');
    await look(nextNight());
    expect(await useOf(first)).toMatchObject({ usedMinor: 1000n, isUsedUp: true });
  });

  test('that was used in part is taken back as far as it is there, and the rest is owed', async () => {
    const reward = await give(credit);
    spend('4.00');
    await look();
    await takeBackNow(reward);
    const [reversal] = await listReversals(luma.id, [reward.id]);
    expect(reversal).toMatchObject({ status: 'settled', takenMinor: 600n, owedMinor: 400n });
    await look(nextNight());
    expect(await useOf(reward)).toMatchObject({ usedMinor: 400n });
    expect((await verifyLedger({ shopId: luma.id })).differences).toEqual([]);
  });

  test('that is being taken back was not used, also while nobody knows what came of it', async () => {
    const [taken, other] = [await give(credit), await give(credit)];
    await takeBackReward({ shop: luma, rewardId: taken.id, now: new Date() });
    const [reversal] = await listReversals(luma.id, [taken.id]);
    const take = (now: Date) => reverseReward({ shopId: luma.id, reversalId: reversal?.id ?? expect.fail(), now });
    strike('admin.timeout-after-effect', { operation: 'DebitStoreCredit' });
    await take(new Date()).catch(() => null);
    expect(await listReversals(luma.id, [taken.id])).toMatchObject([{ status: 'reversing' }]);
    await look();
    for (const reward of [taken, other]) expect(await useOf(reward)).toMatchObject({ usedMinor: 0n, isUsedUp: false });
    await take(new Date());
    spend('4.00');
    await look(nextNight());
    expect(await useOf(taken)).toMatchObject({ usedMinor: 0n, isUsedUp: false });
    expect(await useOf(other)).toMatchObject({ usedMinor: 400n, isUsedUp: false });
  });

  test('stays as it was while Shopify is down, and is asked about again', async () => {
    const reward = await give(credit);
    spend('4.00');
    strike('admin.server-error', { operation: 'AskRewardBalances' });
    await expect(look()).rejects.toThrow(/503|AskRewardBalances/);
    expect(await useOf(reward)).toMatchObject({ usedMinor: 0n });
    await look();
    expect(await useOf(reward)).toMatchObject({ usedMinor: 400n });
  });

  test('of every installed shop is asked about by a job of its own', async () => {
    await askForBalances();
    await askForBalances();
    const jobs = await listJobs('read-reward-balances');
    expect(jobs.map(({ payload }) => (payload as { shopId: string }).shopId).toSorted()).toEqual(
      [luma.id, rive.id].toSorted(),
    );
  });
});

describe('a reward that ended', () => {
  const ended = new Date(Date.now() - day);
  const expire = async ({ id }: Reward) => database.reward.updateMany({ where: { id }, data: { expiresAt: ended } });

  test('lapses once, with what was left of it', async () => {
    const reward = await give(credit);
    spend('4.00');
    await look();
    await expire(reward);
    for (let time = 0; time < 2; time += 1) await lapseRewards({ now: new Date() });
    expect(await useOf(reward)).toEqual({ usedMinor: 400n, isUsedUp: false, hasLapsed: true });
    expect(await entriesOf(reward, 'reward_lapsed')).toEqual([
      expect.objectContaining({ minor: '600', currency: 'USD', amount: '6.00' }),
    ]);
    expect((await verifyLedger({ shopId: luma.id })).differences).toEqual([]);
  });

  test('waits for orders that Shopify may still tell of', async () => {
    const reward = await give(fixed);
    await expire(reward);
    await lapseRewards({ now: new Date(ended.getTime() + 60 * 60_000) });
    expect(await useOf(reward)).toMatchObject({ hasLapsed: false });
    await lapseRewards({ now: new Date() });
    expect(await useOf(reward)).toMatchObject({ hasLapsed: true });
  });

  test('does not lapse when it was used up or taken back', async () => {
    const [used, taken] = [await give(card), await give(credit)];
    buy({ email: 'someone@example.com', giftCardCodes: [used.code ?? ''] });
    await look();
    await takeBackNow(taken);
    for (const reward of [used, taken]) await expire(reward);
    await lapseRewards({ now: new Date() });
    expect(await useOf(used)).toMatchObject({ isUsedUp: true, hasLapsed: false });
    expect(await useOf(taken)).toMatchObject({ hasLapsed: false });
  });

  test('of a kind without a price lapses without an amount', async () => {
    const reward = await give({ kind: 'percentage', percent: 10 });
    await expire(reward);
    await lapseRewards({ now: new Date() });
    const [entry] = await entriesOf(reward, 'reward_lapsed');
    expect(entry).not.toHaveProperty('minor');
  });
});
