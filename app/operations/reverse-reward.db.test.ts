import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { giftCardBalance } from '../../sandbox/world/gift-cards.ts';
import { findRedeemCode } from '../../sandbox/world/redeem-codes.ts';
import { debitStoreCredit, storeCreditBalance } from '../../sandbox/world/store-credit.ts';
import { newAdvocate, owe, rewardNow } from '../../tests/support/owed-reward.ts';
import { publishNewProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { countSent, running, strike } from '../../tests/support/sandbox.ts';
import { buy, installShop, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import { listReversals } from '#app/db/reversals.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, ProgramId } from '#app/domain/ids.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { applyReversalSteps } from './apply-reversal-steps.ts';
import { finishReversal } from './finish-reversal.ts';
import { issueCodes } from './issue-codes.ts';
import { issueReward } from './issue-reward.ts';
import { reverseReward } from './reverse-reward.ts';
import { takeBackReward } from './take-back-reward.ts';
import { verifyLedger } from './verify-ledger.ts';

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

const dollars = (amountMinor: bigint) => ({ amountMinor, currency: 'USD' });
const benefits = {
  store_credit: { kind: 'store_credit', amount: dollars(1000n) },
  gift_card: { kind: 'gift_card', amount: dollars(1000n) },
  customer_tag: { kind: 'customer_tag', tag: 'Friend of Luma' },
  custom: { kind: 'custom', description: 'A tour of the workshop' },
  percentage: { kind: 'percentage', percent: 10 },
  fixed_amount: { kind: 'fixed_amount', amount: dollars(1000n) },
} satisfies Record<string, Benefit>;
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** A reward that the advocate has. */
async function give(kind: keyof typeof benefits, change: Partial<Reward> = {}): Promise<Reward> {
  const { advocateId } = ada;
  if (kind === 'custom')
    return await owe(luma, benefits[kind], { advocateId, status: 'issued', issuedAt: new Date(), ...change });
  const reward = await owe(luma, benefits[kind], { advocateId, programId, ...change });
  const now = new Date();
  const parentDiscountId = reward.parentDiscountId;
  await (parentDiscountId === null
    ? issueReward({ shopId: luma.id, rewardId: reward.id, now })
    : issueCodes({ shopId: luma.id, parentDiscountId, now }));
  const issued = await rewardNow(reward);
  expect(issued.status).toBe('issued');
  return issued;
}
async function takeBack(reward: Reward): Promise<void> {
  expect(await takeBackReward({ shop: luma, rewardId: reward.id, now: new Date() })).toEqual({ ok: true });
}
/** One attempt at everything that is to be taken back. */
async function attempt(reward: Reward, now = new Date()): Promise<void> {
  for (const { id } of await listReversals(luma.id, [reward.id]))
    await reverseReward({ shopId: luma.id, reversalId: id, now });
}
async function outcomeOf(reward: Reward): Promise<{ status: string; reversals: object[] }> {
  const reversals = await listReversals(luma.id, [reward.id]);
  return {
    status: (await rewardNow(reward)).status,
    reversals: reversals.map(({ status, takenMinor, owedMinor }) => ({ status, takenMinor, owedMinor })),
  };
}
const reversed = (takenMinor: bigint, owedMinor: bigint) => ({
  status: 'reversed',
  reversals: [{ status: 'settled', takenMinor, owedMinor }],
});
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
const spendCredit = (amount: string) => debitStoreCredit(running.sandbox, account(), amount);
const use = (reward: Reward) => buy({ email: 'somebody@example.com', codes: [reward.code ?? ''] });

describe('store credit', () => {
  test.each([
    ['unspent is taken', null, 1000n, 0n, '0.00'],
    ['half spent is taken as far as it goes, the rest is owed', '4.00', 600n, 400n, '0.00'],
    ['spent is owed', '10.00', 0n, 1000n, '0.00'],
  ])('%s', async (_name, spent, taken, owed, balance) => {
    const reward = await give('store_credit');
    if (spent !== null) spendCredit(spent);
    await takeBack(reward);
    await attempt(reward);
    await attempt(reward);
    expect(await outcomeOf(reward)).toEqual(reversed(taken, owed));
    expect(storeCreditBalance(account())).toBe(balance);
  });

  test('an answer that is lost after the effect is found again, and nothing is taken twice', async () => {
    const reward = await give('store_credit');
    await takeBack(reward);
    strike('admin.timeout-after-effect', { operation: 'DebitStoreCredit' });
    await expect(attempt(reward)).rejects.toThrow();
    await attempt(reward);
    expect(await outcomeOf(reward)).toEqual(reversed(1000n, 0n));
    expect(countSent('DebitStoreCredit')).toBe(1);
  });

  test('a server error without an effect is waited for, then tried again', async () => {
    const reward = await give('store_credit');
    await takeBack(reward);
    strike('admin.server-error', { operation: 'DebitStoreCredit' });
    await expect(attempt(reward)).rejects.toThrow();
    await attempt(reward);
    expect(countSent('DebitStoreCredit')).toBe(1);
    expect(await listJobs('reverse-reward')).toHaveLength(1);
    await attempt(reward, later(2));
    expect(await outcomeOf(reward)).toEqual(reversed(1000n, 0n));
    expect(debits()).toHaveLength(1);
  });

  test('two debits of the same amount after a lost answer are left to the merchant', async () => {
    const reward = await give('store_credit');
    await give('store_credit');
    await takeBack(reward);
    strike('admin.timeout-after-effect', { operation: 'DebitStoreCredit' });
    await expect(attempt(reward)).rejects.toThrow();
    spendCredit('10.00');
    await attempt(reward, later(2));
    expect(await outcomeOf(reward)).toMatchObject({ status: 'issued', reversals: [{ status: 'unclear' }] });
    expect(countSent('DebitStoreCredit')).toBe(1);
    const [unclear] = await listReversals(luma.id, [reward.id]);
    const finish = (wasTaken: boolean) =>
      finishReversal({ shop: luma, reversalId: unclear?.id ?? newId('rv'), wasTaken, now: new Date() });
    expect(await finish(true)).toEqual({ ok: true });
    expect(await finish(false)).toEqual({ refused: 'changed_elsewhere' });
    expect(await outcomeOf(reward)).toEqual(reversed(1000n, 0n));
  });

  test('what an order paid with it is not mistaken for a debit of ours', async () => {
    const reward = await give('store_credit');
    await give('store_credit');
    await takeBack(reward);
    strike('admin.server-error', { operation: 'DebitStoreCredit' });
    await expect(attempt(reward)).rejects.toThrow();
    const spent = debitStoreCredit(running.sandbox, account(), '10.00');
    spent.event = 'ORDER_PAYMENT';
    await attempt(reward, later(2));
    expect(await outcomeOf(reward)).toEqual(reversed(1000n, 0n));
  });

  test('worked at the same moment by two, is taken once', async () => {
    const reward = await give('store_credit');
    await give('store_credit');
    await takeBack(reward);
    await Promise.allSettled([attempt(reward), attempt(reward)]);
    await attempt(reward, later(2));
    expect(debits()).toHaveLength(1);
    expect(storeCreditBalance(account())).toBe('10.00');
  });
});

describe('a gift card', () => {
  test('untouched is switched off', async () => {
    const reward = await give('gift_card');
    await takeBack(reward);
    strike('admin.timeout-after-effect', { operation: 'DeactivateGiftCard' });
    await expect(attempt(reward)).rejects.toThrow();
    await attempt(reward);
    expect(await outcomeOf(reward)).toEqual(reversed(1000n, 0n));
    expect(card().deactivatedAt).not.toBeNull();
  });

  test('half used is switched off, and what was used is owed', async () => {
    const reward = await give('gift_card');
    buy({ email: 'somebody@example.com', giftCardCodes: [reward.code ?? ''] });
    const left = giftCardBalance(card());
    await takeBack(reward);
    await attempt(reward);
    const leftMinor = BigInt(left.replace('.', ''));
    expect(leftMinor).toBeLessThan(1000n);
    expect(await outcomeOf(reward)).toEqual(reversed(leftMinor, 1000n - leftMinor));
  });
});

describe('a part', () => {
  const part = (reward: Reward, amountMinor: bigint) =>
    inTransaction((transaction) =>
      applyReversalSteps(
        {
          rewards: [reward],
          steps: [
            {
              kind: 'reverse',
              rewardId: reward.id,
              cause: 'order_refunded',
              amountMinor,
              causeKey: `order_refunded:${amountMinor}`,
            },
          ],
          orderId: null,
          actor: 'ricochet',
          now: new Date(),
        },
        transaction,
      ),
    );
  const settled = (takenMinor: bigint, owedMinor: bigint) => ({ status: 'settled', takenMinor, owedMinor });

  test('of a gift card is debited once, the rest is switched off later', async () => {
    const reward = await give('gift_card');
    await part(reward, 333n);
    await part(reward, 333n);
    strike('admin.timeout-after-effect', { operation: 'DebitGiftCard' });
    await expect(attempt(reward)).rejects.toThrow();
    await attempt(reward);
    expect(countSent('DebitGiftCard')).toBe(1);
    expect(await outcomeOf(reward)).toEqual({ status: 'issued', reversals: [settled(333n, 0n)] });
    expect(giftCardBalance(card())).toBe('6.67');
    await takeBack(reward);
    await attempt(reward);
    expect(await outcomeOf(reward)).toEqual({ status: 'reversed', reversals: [settled(333n, 0n), settled(667n, 0n)] });
    expect(card().deactivatedAt).not.toBeNull();
  });

  test('of an expired gift card is lost to the advocate, once', async () => {
    const reward = await give('gift_card');
    card().expiresOn = '2020-01-01';
    await part(reward, 400n);
    await attempt(reward);
    await takeBack(reward);
    await attempt(reward);
    expect(await outcomeOf(reward)).toEqual({ status: 'reversed', reversals: [settled(400n, 0n), settled(600n, 0n)] });
    expect([countSent('DebitGiftCard'), countSent('DeactivateGiftCard')]).toEqual([0, 0]);
  });

  test('of a code cannot be cut and is owed, until the code is deleted unused', async () => {
    const reward = await give('fixed_amount');
    await part(reward, 400n);
    await attempt(reward);
    expect(await outcomeOf(reward)).toEqual({ status: 'issued', reversals: [settled(0n, 400n)] });
    await takeBack(reward);
    await attempt(reward);
    await attempt(reward, later(3));
    expect(await outcomeOf(reward)).toEqual({ status: 'reversed', reversals: [settled(400n, 0n), settled(600n, 0n)] });
    const { differences } = await verifyLedger({ shopId: luma.id });
    expect(differences.filter(({ what }) => what === 'reversal')).toEqual([]);
  });
});

describe('a code', () => {
  test.each(['percentage', 'fixed_amount'] as const)('of a %s that is unused is deleted', async (kind) => {
    const reward = await give(kind);
    await takeBack(reward);
    await attempt(reward);
    expect(findRedeemCode(sandboxShop(), reward.code ?? '')).toBeNull();
    expect(await outcomeOf(reward)).toMatchObject({ status: 'issued', reversals: [{ status: 'reversing' }] });
    await attempt(reward, later(3));
    expect(await outcomeOf(reward)).toEqual(reversed(kind === 'percentage' ? 1n : 1000n, 0n));
  });

  test('that is used is owed', async () => {
    const reward = await give('fixed_amount');
    use(reward);
    await takeBack(reward);
    await attempt(reward);
    expect(await outcomeOf(reward)).toEqual(reversed(0n, 1000n));
  });

  test('that is used while it is being deleted is owed', async () => {
    const reward = await give('percentage');
    await takeBack(reward);
    const running = attempt(reward);
    use(reward);
    await running;
    await attempt(reward, later(3));
    expect(await outcomeOf(reward)).toEqual(reversed(0n, 1n));
  });
});

describe('what has no price', () => {
  test('a tag is removed', async () => {
    const reward = await give('customer_tag');
    await takeBack(reward);
    await attempt(reward);
    expect(await outcomeOf(reward)).toEqual(reversed(1n, 0n));
    expect(sandboxShop().customers.find(({ id }) => id === digits())?.tags).toEqual([]);
  });

  test('a tag that another reward gives stays until that one is taken back, too', async () => {
    const [first, second] = [await give('customer_tag'), await give('customer_tag')];
    await takeBack(first);
    await attempt(first);
    expect(sandboxShop().customers.find(({ id }) => id === digits())?.tags).toEqual(['Friend of Luma']);
    await takeBack(second);
    await attempt(second);
    expect(sandboxShop().customers.find(({ id }) => id === digits())?.tags).toEqual([]);
  });

  test('what was handed over is owed, and what was not is withheld', async () => {
    const reward = await give('custom');
    await takeBack(reward);
    await attempt(reward);
    expect(await outcomeOf(reward)).toEqual(reversed(0n, 1n));
    const waiting = await give('custom', { status: 'to_hand_over', issuedAt: null });
    await takeBack(waiting);
    expect(await outcomeOf(waiting)).toEqual({ status: 'withheld', reversals: [] });
  });
});

test('a reward is taken back once, and the advocate who was told of it is told', async () => {
  const reward = await give('store_credit');
  await takeBack(reward);
  await attempt(reward);
  expect(await takeBackReward({ shop: luma, rewardId: reward.id, now: new Date() })).toEqual({
    refused: 'nothing_left',
  });
  const messages = await database.message.findMany({ where: { rewardId: reward.id }, orderBy: { id: 'asc' } });
  expect(messages.map(({ kind }) => kind)).toEqual(['reward_issued', 'reward_taken_back']);
});

test('what is being issued is taken back once it is there', async () => {
  const reward = await owe(luma, benefits.store_credit, { advocateId: ada.advocateId });
  strike('admin.timeout-after-effect', { operation: 'CreditStoreCredit' });
  await expect(issueReward({ shopId: luma.id, rewardId: reward.id, now: new Date() })).rejects.toThrow();
  await takeBack(reward);
  await attempt(reward);
  expect(await outcomeOf(reward)).toMatchObject({ status: 'issuing', reversals: [{ status: 'approved' }] });
  await issueReward({ shopId: luma.id, rewardId: reward.id, now: later(2) });
  await attempt(reward);
  expect(await outcomeOf(reward)).toEqual(reversed(1000n, 0n));
});
