import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expireTokens } from '../../sandbox/control/shops.ts';
import { addRedeemCode, findRedeemCode } from '../../sandbox/world/redeem-codes.ts';
import { advocateOf, ledgerOf, owe, referralWithOrder, rewardNow } from '../../tests/support/owed-reward.ts';
import { runProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { countSent, running, strike } from '../../tests/support/sandbox.ts';
import { buy, installShop, person, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { markUninstalled } from '#app/db/shops.ts';
import type { AdvocateId, ParentDiscountId, ProgramId } from '#app/domain/ids.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { addDays } from '#app/domain/time.ts';
import { finishTask } from './finish-task.ts';
import { issueCodes } from './issue-codes.ts';
import { issueReward } from './issue-reward.ts';
import { sweepUnfinishedWork } from './sweep-unfinished-work.ts';

let luma: Shop;
let programId: ProgramId;
let advocateId: AdvocateId;
beforeAll(async () => {
  luma = await installShop();
  programId = await runProgram(luma);
  advocateId = await advocateOf(luma);
});
beforeEach(dropJobs);

type Owed = Reward & { code: string; parentDiscountId: ParentDiscountId };
/** Approved rewards of Ada’s, not issued yet, under one discount. */
async function owed(count: number, change: Partial<Reward> = {}): Promise<Owed[]> {
  const rewards: Owed[] = [];
  for (let each = 0; each < count; each += 1)
    rewards.push((await owe(luma, { kind: 'percentage', percent: 10 }, { programId, advocateId, ...change })) as Owed);
  return rewards;
}
async function owedOne(change: Partial<Reward> = {}): Promise<Owed> {
  const [reward] = await owed(1, change);
  if (reward === undefined) throw new Error('Nothing is owed.');
  return reward;
}
const issue = ({ parentDiscountId }: Owed) => issueCodes({ shopId: luma.id, parentDiscountId, now: new Date() });
/** Every code in Shopify with this text, whatever discount it hangs under. */
const codesInShopify = (text: string) =>
  sandboxShop().discounts.flatMap(({ codes }) => codes.filter(({ code }) => code === text));

async function expectIssuedOnce(...rewards: Owed[]): Promise<void> {
  for (const reward of rewards) {
    const issued = await rewardNow(reward);
    expect(issued).toMatchObject({ status: 'issued', issuedAt: expect.any(Date) as Date });
    expect(codesInShopify(issued.code ?? '')).toHaveLength(1);
    expect(await database.message.count({ where: { rewardId: reward.id } })).toBe(1);
    expect(await ledgerOf(reward)).toEqual([{ kind: 'reward_issued', data: { side: 'advocate', code: issued.code } }]);
  }
}

describe('issuing codes', () => {
  test('makes all that wait under a discount with one call and queues a mail for each', async () => {
    const rewards = await owed(5);
    await issue(rewards[0] as Owed);
    await expectIssuedOnce(...rewards);
    expect(countSent('AddRedeemCodes')).toBe(1);
    expect(await listJobs('send-message')).toHaveLength(5);
    expect(await listJobs('issue-codes')).toEqual([]);
    const discounts = rewards.map(({ code }) => findRedeemCode(sandboxShop(), code)?.discount.id);
    expect(new Set(discounts).size).toBe(1);
  });

  test('of more than one call takes, it asks itself again', async () => {
    const rewards = await owed(251);
    const first = rewards[0] as Owed;
    await issue(first);
    expect(await listJobs('issue-codes')).toMatchObject([{ payload: { parentDiscountId: first.parentDiscountId } }]);
    expect(
      await database.reward.count({ where: { parentDiscountId: first.parentDiscountId, status: 'approved' } }),
    ).toBe(1);
    await dropJobs();
    await issue(first);
    expect(await listJobs('issue-codes')).toEqual([]);
    await expectIssuedOnce(first, rewards[250] as Owed);
  });

  test('twice is once, one after the other and at the same moment', async () => {
    const rewards = await owed(2);
    const [first] = rewards as [Owed];
    await Promise.all([issue(first), issue(first)]);
    await issue(first);
    await expectIssuedOnce(...rewards);
  });

  test('a job for a single code takes the others of its discount along', async () => {
    const rewards = await owed(2);
    await issueReward({ shopId: luma.id, rewardId: (rewards[1] as Owed).id, now: new Date() });
    await expectIssuedOnce(...rewards);
  });

  test('an advocate can use each of several rewards', async () => {
    const rewards = await owed(2);
    await issue(rewards[0] as Owed);
    const ada = person('Ada');
    for (const { code } of rewards) {
      const order = buy({ email: ada.email, customerId: ada.id, codes: [code] });
      expect(order.discountCodes.map((used) => used.code)).toEqual([code]);
    }
  });

  test('nothing is done for a discount that is unknown, and for a shop that left', async () => {
    const reward = await owedOne();
    await issueCodes({ shopId: luma.id, parentDiscountId: 'pd_00000000000000000000000000', now: new Date() });
    await markUninstalled(luma.id, new Date(), database);
    await issue(reward);
    await database.shop.update({ where: { id: luma.id }, data: { uninstalledAt: null } });
    expect((await rewardNow(reward)).status).toBe('approved');
    expect(countSent('AddRedeemCodes')).toBe(0);
  });

  test('rewards of a cancelled order are left out, the others are issued', async () => {
    const { referralId, orderId } = await referralWithOrder(luma, advocateId);
    const [cancelled, good] = [await owedOne({ referralId }), await owedOne()];
    await database.order.updateMany({ where: { id: orderId }, data: { cancelledAt: new Date() } });
    await issue(good);
    await expectIssuedOnce(good);
    expect(await rewardNow(cancelled)).toMatchObject({ status: 'withheld', reason: 'order_cancelled' });
    expect(codesInShopify(cancelled.code)).toEqual([]);
    expect(await ledgerOf(cancelled)).toMatchObject([{ kind: 'reward_withheld' }]);
  });

  test('a code that was made for an order cancelled meanwhile is deleted and told to nobody', async () => {
    const { referralId, orderId } = await referralWithOrder(luma, advocateId);
    const reward = await owedOne({ referralId });
    strike('admin.timeout-after-effect', { operation: 'PollRedeemCodes' });
    await expect(issue(reward)).rejects.toThrow('no answer');
    await expect.poll(() => codesInShopify(reward.code).length).toBe(1);
    await database.order.updateMany({ where: { id: orderId }, data: { cancelledAt: new Date() } });
    await issue(reward);
    expect(await rewardNow(reward)).toMatchObject({ status: 'withheld', code: reward.code });
    expect(codesInShopify(reward.code)).toEqual([]);
    expect(await database.message.count({ where: { rewardId: reward.id } })).toBe(0);
  });

  test('a reward that is withheld while Shopify works has its code deleted again', async () => {
    const reward = await owedOne();
    const issuing = issue(reward);
    await expect.poll(() => countSent('AddRedeemCodes')).toBe(1);
    await database.reward.updateMany({ where: { id: reward.id }, data: { status: 'withheld', reason: 'merchant' } });
    await issuing;
    expect((await rewardNow(reward)).status).toBe('withheld');
    expect(codesInShopify(reward.code)).toEqual([]);
    expect(await ledgerOf(reward)).toEqual([]);
  });

  test('an order with a refund is looked at again once its reward is there', async () => {
    const { referralId, orderId } = await referralWithOrder(luma, advocateId);
    const reward = await owedOne({ referralId });
    await database.order.updateMany({ where: { id: orderId }, data: { refundedMinor: 1n } });
    await issue(reward);
    await expectIssuedOnce(reward);
    expect(await listJobs('review-order')).toMatchObject([{ payload: { orderId } }]);
  });
});

describe('when Shopify does not do as asked', () => {
  test.each(['AddRedeemCodes', 'PollRedeemCodes'])(
    'an answer of %s that is lost after the effect is found by the next try',
    async (operation) => {
      const rewards = await owed(3);
      const [first] = rewards as [Owed];
      strike('admin.timeout-after-effect', { operation });
      await expect(issue(first)).rejects.toMatchObject({ name: 'AdminApiFault', effectUnknown: true });
      expect((await rewardNow(first)).status).toBe('issuing');
      await expect.poll(() => codesInShopify(first.code).length).toBe(1);
      await issue(first);
      await expectIssuedOnce(...rewards);
    },
  );

  test('a worker that is killed between effect and commit leaves it to the next', async () => {
    const rewards = await owed(2);
    const [first] = rewards as [Owed];
    await database.$executeRaw`alter table message add constraint broken check (kind <> 'reward_issued') not valid`;
    await expect(issue(first)).rejects.toThrow();
    await database.$executeRaw`alter table message drop constraint broken`;
    expect((await rewardNow(first)).status).toBe('issuing');
    await issue(first);
    await expectIssuedOnce(...rewards);
  });

  test('a code of somebody else’s discount is replaced, and holds up no other', async () => {
    const [unlucky, other] = (await owed(2)) as [Owed, Owed];
    const { shopifyId } = await database.parentDiscount.findFirstOrThrow({ where: { id: unlucky.parentDiscountId } });
    const theirs = sandboxShop().discounts.find(({ id }) => shopifyId?.endsWith(`/${id}`) === false);
    if (theirs === undefined) throw new Error('There is no discount.');
    addRedeemCode(running.sandbox, sandboxShop(), theirs, unlucky.code.toLowerCase());
    await issue(unlucky);
    await expectIssuedOnce(other);
    expect(await listJobs('issue-codes')).toHaveLength(1);
    await issue(unlucky);
    await expectIssuedOnce(unlucky);
    expect((await rewardNow(unlucky)).code).not.toBe(unlucky.code);
  });

  test('a discount that the merchant deleted is made once more', async () => {
    const before = await owedOne();
    await issue(before);
    const shop = sandboxShop();
    const deleted = findRedeemCode(shop, before.code)?.discount;
    shop.discounts = shop.discounts.filter((discount) => discount !== deleted);
    const reward = await owedOne();
    await issue(reward);
    await expectIssuedOnce(reward);
  });

  test('throttled, it waits as long as Shopify’s numbers say and asks again', async () => {
    const reward = await owedOne();
    strike('admin.throttle', { operation: 'AddRedeemCodes' });
    await issue(reward);
    expect(countSent('AddRedeemCodes')).toBe(2);
    await expectIssuedOnce(reward);
  });

  test('told 429, it waits as long as Retry-After says and asks again', async () => {
    const reward = await owedOne();
    strike('admin.too-many-requests', { operation: 'AddRedeemCodes', retryAfterSeconds: 0.2 });
    const startedAt = performance.now();
    await issue(reward);
    expect(performance.now() - startedAt).toBeGreaterThan(200);
    await expectIssuedOnce(reward);
  });

  test.each([
    ['a server error', 'admin.server-error', 'Shopify answered 503'],
    ['a refusal that no person caused', 'admin.user-error', 'INTERNAL_ERROR: Something went wrong'],
  ] as const)('%s is a fault, and the next try issues', async (_name, kind, message) => {
    const reward = await owedOne();
    strike(kind, { operation: 'AddRedeemCodes' });
    await expect(issue(reward)).rejects.toThrow(message);
    expect(await database.message.count({ where: { rewardId: reward.id } })).toBe(0);
    await issue(reward);
    await expectIssuedOnce(reward);
  });

  test('what Shopify refuses is the merchant’s task, and is issued when it is tried again', async () => {
    const [first, second] = (await owed(2)) as [Owed, Owed];
    const refuse = () => strike('admin.user-error', { operation: 'AddRedeemCodes', code: 'INVALID', message: 'No.' });
    refuse();
    await issue(first);
    for (const reward of [first, second]) {
      expect(await rewardNow(reward)).toMatchObject({ status: 'to_hand_over', reason: 'refused_by_shopify' });
      const [due] = await ledgerOf(reward);
      expect(due).toMatchObject({ kind: 'reward_due', data: { state: 'to_hand_over' } });
      expect((due?.data as { said: string }).said).toContain('INVALID: No.');
    }
    const tryAgain = async () => {
      const tried = { shop: luma, rewardId: first.id, answer: 'try_again', now: new Date() } as const;
      expect(await finishTask(tried)).toEqual({ ok: true });
      await issue(first);
      return (await rewardNow(first)).status;
    };
    refuse();
    expect(await tryAgain()).toBe('to_hand_over');
    const dues = (await ledgerOf(first)).filter(({ kind }) => kind === 'reward_due');
    expect(dues).toHaveLength(3);
    expect(await tryAgain()).toBe('issued');
    expect(codesInShopify((await rewardNow(first)).code ?? '')).toHaveLength(1);
    expect((await rewardNow(second)).status).toBe('to_hand_over');
  });

  test('a token that Shopify refuses is refreshed on the way', async () => {
    const reward = await owedOne();
    expireTokens(running.sandbox, sandboxShop(), false);
    await issue(reward);
    await expectIssuedOnce(reward);
  });
});

describe('the sweep', () => {
  const inElevenMinutes = () => addDays(new Date(), 11 / (24 * 60));

  test('asks once for the codes of a discount, and for every other reward, also when an attempt died', async () => {
    const [begun, approved] = (await owed(2)) as [Owed, Owed];
    const amount = { amountMinor: 500n, currency: luma.currency };
    const credit = await owe(luma, { kind: 'store_credit', amount }, { programId, advocateId });
    strike('admin.server-error', { operation: 'AddRedeemCodes' });
    await expect(issue(begun)).rejects.toThrow('503');
    await dropJobs();
    for (const again of [1, 2]) {
      await sweepUnfinishedWork({ now: inElevenMinutes() });
      expect(await listJobs('issue-codes'), `sweep ${again}`).toMatchObject([
        { payload: { parentDiscountId: approved.parentDiscountId } },
      ]);
      expect(await listJobs('issue-reward')).toMatchObject([{ payload: { rewardId: credit.id } }]);
    }
    await issue(begun);
    await database.reward.deleteMany({ where: { id: credit.id } });
  });

  test('leaves alone what is new, what is issued and what belongs to a shop that left', async () => {
    const reward = await owedOne();
    await sweepUnfinishedWork({ now: new Date() });
    expect(await listJobs('issue-codes')).toEqual([]);
    await markUninstalled(luma.id, new Date(), database);
    await sweepUnfinishedWork({ now: inElevenMinutes() });
    await database.shop.update({ where: { id: luma.id }, data: { uninstalledAt: null } });
    expect(await listJobs('issue-codes')).toEqual([]);
    await issue(reward);
    await dropJobs();
    await sweepUnfinishedWork({ now: inElevenMinutes() });
    expect(await listJobs('issue-codes')).toEqual([]);
  });
});
