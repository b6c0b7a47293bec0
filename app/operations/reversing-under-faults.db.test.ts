import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { giftCardBalance } from '../../sandbox/world/gift-cards.ts';
import { addRedeemCode } from '../../sandbox/world/redeem-codes.ts';
import { debitStoreCredit, storeCreditBalance } from '../../sandbox/world/store-credit.ts';
import { ledgerOf, newAdvocate, owe, rewardNow } from '../../tests/support/owed-reward.ts';
import { publishNewProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { countSent, running, strike } from '../../tests/support/sandbox.ts';
import { installShop, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { getParentDiscount } from '#app/db/parent-discounts.ts';
import { listReversals } from '#app/db/reversals.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, ProgramId } from '#app/domain/ids.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import { wholeOf } from '#app/domain/reward/reversal-sums.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { applyReversalSteps } from './apply-reversal-steps.ts';
import { issueCodes } from './issue-codes.ts';
import { issueReward } from './issue-reward.ts';
import { reverseReward } from './reverse-reward.ts';

let luma: Shop;
let ada: { advocateId: AdvocateId; customerId: string };
let programId: ProgramId;
beforeAll(async () => {
  luma = await installShop();
  programId = await publishNewProgram(luma);
});
beforeEach(async () => {
  await dropJobs();
  ada = await newAdvocate(luma);
});

const amount = { amountMinor: 1000n, currency: 'USD' };
const credit: Benefit = { kind: 'store_credit', amount };
const giftCard: Benefit = { kind: 'gift_card', amount };
const code: Benefit = { kind: 'fixed_amount', amount };
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** A reward that the advocate has. */
async function give(benefit: Benefit): Promise<Reward> {
  const reward = await owe(luma, benefit, { advocateId: ada.advocateId, programId });
  const { parentDiscountId } = reward;
  const now = new Date();
  await (parentDiscountId === null
    ? issueReward({ shopId: luma.id, rewardId: reward.id, now })
    : issueCodes({ shopId: luma.id, parentDiscountId, now }));
  const issued = await rewardNow(reward);
  expect(issued.status).toBe('issued');
  return issued;
}
/** Has a part of it taken back, or the whole. */
async function takeBack(reward: Reward, amountMinor = wholeOf(reward)): Promise<void> {
  const step = { kind: 'reverse', cause: 'order_refunded', amountMinor, causeKey: `refunded:${amountMinor}` } as const;
  const steps = [{ ...step, rewardId: reward.id }];
  await inTransaction((transaction) =>
    applyReversalSteps({ rewards: [reward], steps, orderId: null, actor: 'ricochet', now: new Date() }, transaction),
  );
}
async function attempt(reward: Reward, now = new Date()): Promise<void> {
  for (const { id } of await listReversals(luma.id, [reward.id]))
    await reverseReward({ shopId: luma.id, reversalId: id, now });
}
async function reversalsOf(reward: Reward): Promise<object[]> {
  const reversals = await listReversals(luma.id, [reward.id]);
  return reversals.map(({ status, takenMinor, owedMinor }) => ({ status, takenMinor, owedMinor }));
}
const settled = (takenMinor: bigint, owedMinor: bigint) => ({ status: 'settled', takenMinor, owedMinor });
const digits = () => ada.customerId.split('/').at(-1);
function account() {
  const found = sandboxShop().storeCreditAccounts.find(({ customerId }) => customerId === digits());
  if (found === undefined) throw new Error('There is no store credit.');
  return found;
}
const debits = () => account().transactions.filter(({ kind }) => kind === 'debit');
function card() {
  const found = sandboxShop().giftCards.find(({ customerId }) => customerId === digits());
  if (found === undefined) throw new Error('There is no gift card.');
  return found;
}
/** Lets the first credit of the account expire. */
function expire(): void {
  const first = account().transactions.find((each) => each.kind === 'credit');
  if (first?.kind === 'credit') first.expiresAt = '2020-01-01T00:00:00Z';
}

describe('worked by two at the same moment', () => {
  test('a part of a gift card is debited once', async () => {
    const reward = await give(giftCard);
    await takeBack(reward, 300n);
    await Promise.all([attempt(reward), attempt(reward)]);
    await attempt(reward, later(2));
    expect(countSent('DebitGiftCard')).toBe(1);
    expect(giftCardBalance(card())).toBe('7.00');
    expect(await reversalsOf(reward)).toEqual([settled(300n, 0n)]);
  });

  test.each([
    ['store credit', credit, 'DebitStoreCredit'],
    ['a gift card', giftCard, 'DebitGiftCard'],
  ])('%s is asked for once more after a server error', async (_name, benefit, operation) => {
    const reward = await give(benefit);
    if (benefit === credit) await give(credit);
    await takeBack(reward, 300n);
    strike('admin.server-error', { operation });
    await expect(attempt(reward)).rejects.toThrow();
    await Promise.all([attempt(reward, later(2)), attempt(reward, later(2)), attempt(reward, later(3))]);
    await attempt(reward, later(5));
    expect(countSent(operation)).toBe(2);
    expect(await reversalsOf(reward)).toEqual([settled(300n, 0n)]);
  });
});

describe('store credit that expired', () => {
  test('unspent is lost to the advocate, and no other credit is taken for it', async () => {
    const reward = await give(credit);
    await give(credit);
    expire();
    await takeBack(reward, 400n);
    await attempt(reward);
    await takeBack(reward, 600n);
    await attempt(reward);
    expect(await reversalsOf(reward)).toEqual([settled(400n, 0n), settled(600n, 0n)]);
    expect((await rewardNow(reward)).status).toBe('reversed');
    expect(storeCreditBalance(account())).toBe('10.00');
    expect(debits()).toEqual([]);
  });

  test('half spent is owed as far as it was spent', async () => {
    const reward = await give(credit);
    debitStoreCredit(running.sandbox, account(), '4.00');
    expire();
    await takeBack(reward, 700n);
    await attempt(reward);
    await takeBack(reward, 300n);
    await attempt(reward);
    expect(await reversalsOf(reward)).toEqual([settled(600n, 100n), settled(0n, 300n)]);
  });

  test('after a part was taken counts for the rest', async () => {
    const reward = await give(credit);
    await takeBack(reward, 300n);
    await attempt(reward);
    expire();
    await takeBack(reward, 700n);
    await attempt(reward);
    expect(await reversalsOf(reward)).toEqual([settled(300n, 0n), settled(700n, 0n)]);
  });
});

test('what the merchant gave by hand is not taken from another reward', async () => {
  const byHand = await owe(luma, credit, {
    advocateId: ada.advocateId,
    programId,
    status: 'issued',
    reason: 'refused_by_shopify',
    issuedAt: new Date(),
  });
  await give(credit);
  await takeBack(byHand);
  await attempt(byHand);
  expect(await reversalsOf(byHand)).toEqual([settled(0n, 1000n)]);
  expect(storeCreditBalance(account())).toBe('10.00');
});

describe('what Shopify refuses', () => {
  test.each([
    ['store credit', credit, 'DebitStoreCredit', 300n, 'NEGATIVE_OR_ZERO_AMOUNT'],
    ['a gift card', giftCard, 'DebitGiftCard', 300n, 'MISMATCHING_CURRENCY'],
    ['a whole gift card', giftCard, 'DeactivateGiftCard', 1000n, 'GIFT_CARD_NOT_FOUND'],
    ['a code', code, 'DeleteRedeemCodes', 1000n, 'INVALID'],
    ['a tag', { kind: 'customer_tag', tag: 'Friend' } satisfies Benefit, 'RemoveCustomerTags', 1n, ''],
  ])('of %s is owed, and the ledger says why', async (_name, benefit, operation, minor, refusal) => {
    const reward = await give(benefit);
    await takeBack(reward, minor);
    await dropJobs();
    strike('admin.user-error', { operation, code: refusal, message: 'Not like this.' });
    await attempt(reward);
    const [reversal] = await listReversals(luma.id, [reward.id]);
    expect(reversal).toMatchObject({ status: 'settled', owedMinor: minor, reason: 'refused_by_shopify' });
    expect((await ledgerOf(reward)).find(({ kind }) => kind === 'reversal_settled')?.data).toMatchObject({
      said: expect.stringContaining('Not like this.') as string,
    });
    expect(await listJobs('reverse-reward')).toEqual([]);
  });

  test('after an attempt was begun is left to the merchant', async () => {
    const reward = await give(code);
    await takeBack(reward);
    await attempt(reward);
    const { shopifyId } = await getParentDiscount(luma.id, reward.parentDiscountId ?? 'pd_');
    const discount = sandboxShop().discounts.find(({ id }) => shopifyId?.endsWith(`/${id}`));
    if (discount === undefined) throw new Error('There is no discount.');
    // The merchant makes the same code once more.
    addRedeemCode(running.sandbox, sandboxShop(), discount, reward.code ?? '');
    strike('admin.user-error', { operation: 'DeleteRedeemCodes', code: 'INVALID' });
    await attempt(reward, later(3));
    expect(await listReversals(luma.id, [reward.id])).toMatchObject([{ status: 'unclear' }]);
    expect((await rewardNow(reward)).status).toBe('issued');
  });
});
