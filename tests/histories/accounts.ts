import { expect } from 'vitest';
import { findGiftCard, giftCardBalance } from '../../sandbox/world/gift-cards.ts';
import { gid, idOf } from '../../sandbox/world/ids.ts';
import { orderTotals } from '../../sandbox/world/order-totals.ts';
import { findRedeemCode } from '../../sandbox/world/redeem-codes.ts';
import { findStoreCreditAccount, storeCreditBalance } from '../../sandbox/world/store-credit.ts';
import type { Order } from '../../sandbox/world/types.ts';
import { sandboxShop } from '../support/sandbox-shop.ts';
import { expectFiguresToAgree } from './figures.ts';
import type { Played } from './play-history.ts';
import { database } from '#app/db/client.server.ts';
import { listReversals } from '#app/db/reversals.ts';
import { findRewards } from '#app/db/rewards.ts';
import type { AdvocateId } from '#app/domain/ids.ts';
import type { LedgerEntry } from '#app/domain/ledger.ts';
import { rebuild } from '#app/domain/ledger/rebuild.ts';
import { parseMoney } from '#app/domain/money.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { isCodeBenefit } from '#app/domain/reward/benefit.ts';
import { sumsOf, wholeOf } from '#app/domain/reward/reversal-sums.ts';
import type { Reversal, Reward } from '#app/domain/reward/reward.ts';
import { verifyLedger } from '#app/operations/verify-ledger.ts';

/** A reward with what was, or is to be, taken back of it; amounts are its smallest units, or 1 for the whole. */
export interface Account {
  reward: Reward;
  reversals: Reversal[];
  whole: bigint;
  /** What the advocate may keep of it. */
  kept: bigint;
  taken: bigint;
  owed: bigint;
  wasIssued: boolean;
}

/** The advocates’ rewards of a history. */
export async function readAccounts({ shop, programId }: Played): Promise<Account[]> {
  const rewards = await findRewards({ shopId: shop.id, programId, side: 'advocate' }, 1000);
  const reversals = await listReversals(
    shop.id,
    rewards.map(({ id }) => id),
  );
  return rewards.map((reward) => {
    const own = reversals.filter(({ rewardId }) => rewardId === reward.id);
    const { amountMinor, takenMinor: taken, owedMinor: owed } = sumsOf(own);
    const whole = wholeOf(reward);
    const isGone = reward.status === 'limited' || (reward.status === 'withheld' && reward.reason !== 'set_off');
    const kept = isGone ? 0n : whole - amountMinor;
    const wasIssued = reward.status === 'issued' || reward.status === 'reversed';
    return { reward, reversals: own, whole, kept, taken, owed, wasIssued };
  });
}

export const sum = (amounts: bigint[]): bigint => amounts.reduce((total, each) => total + each, 0n);
const minor = (decimal: string, currency: string): bigint => {
  const money = parseMoney(decimal, currency);
  if (money === null) throw new Error(`${decimal} is no amount of ${currency}.`);
  return money.amountMinor;
};

/** Why an order brings nothing any more, as the pretend Shopify knows it. */
function isLost(order: Order, digits: number, { conditions }: ProgramSettings): boolean {
  const { total, refunded, currentSubtotal } = orderTotals(order, digits);
  const [all, back] = [minor(total, order.currency), minor(refunded, order.currency)];
  const least = conditions.minimumSubtotal?.amountMinor ?? 0n;
  if (order.cancelledAt !== null || order.disputes?.some(({ status }) => status === 'LOST')) return true;
  return back > 0n && (back >= all || minor(currentSubtotal, order.currency) < least);
}

/** What each order’s advocate keeps for it, reckoned from the order alone. */
export function expectedKept(
  { shop, orders }: Played,
  settings: ProgramSettings,
  cause: 'referral' | 'surprise',
): bigint[] {
  const digits = sandboxShop(shop.domain).currencyDigits;
  return orders.map(({ order }) => {
    const { total, refunded, subtotal, currentSubtotal } = orderTotals(order, digits);
    const [surprise] = settings.advocate.surprises;
    const offer = cause === 'referral' ? settings.advocate.tiers[0]?.offer : surprise?.offer;
    const least = cause === 'referral' ? 0n : (surprise?.orderAtLeast.amountMinor ?? 0n);
    const minimum = settings.conditions.minimumSubtotal?.amountMinor ?? 0n;
    const [all, back] = [minor(total, order.currency), minor(refunded, order.currency)];
    const bought = minor(subtotal, order.currency);
    if (offer === undefined || bought < minimum || bought < least || isLost(order, digits, settings)) return 0n;
    if (back > 0n && minor(currentSubtotal, order.currency) < least) return 0n;
    if (!('amount' in offer.benefit)) return 1n;
    const { amountMinor } = offer.benefit.amount;
    return amountMinor - (amountMinor * back) / all;
  });
}

/** What is kept of the rewards that the orders caused, order by order. */
export async function keptByOrder(
  { shop, orders }: Played,
  accounts: Account[],
  cause: Reward['cause'],
): Promise<bigint[]> {
  const where = { shopId: shop.id, orderId: { in: orders.map(({ order }) => gid('Order', order.id)) } };
  const referrals = await database.referral.findMany({ where });
  return orders.map(({ order }) => {
    const id = referrals.find(({ orderId }) => orderId === gid('Order', order.id))?.id;
    const own = accounts.filter(({ reward }) => reward.cause === cause && reward.referralId === id);
    return sum(own.map(({ kept }) => kept));
  });
}

/** What the ledger alone says was handed out to an advocate as store credit and not taken back. */
async function creditInLedger({ shop, programId }: Played, advocateId: AdvocateId): Promise<bigint> {
  const where = { shopId: shop.id, programId, advocateId };
  const rows = await database.ledgerEntry.findMany({ where, orderBy: { id: 'asc' } });
  const entries = rows.map(({ kind, referralId, rewardId, data }) => ({
    ...{ kind: kind as LedgerEntry['kind'], referralId, rewardId },
    data: (data ?? {}) as LedgerEntry['data'],
  }));
  const { rewards, reversals } = rebuild(entries);
  const issued = new Set(entries.filter(({ kind }) => kind === 'reward_issued').map(({ rewardId }) => rewardId));
  const credits = entries.filter(
    ({ kind, rewardId, data }) =>
      kind === 'reward_approved' && data['benefit'] === 'store_credit' && issued.has(rewardId),
  );
  return sum(
    credits.map(({ rewardId, data }) => {
      const taken = [...reversals.values()].filter((reversal) => reversal.rewardId === rewardId);
      const netted = rewards.get(rewardId ?? '')?.nettedMinor ?? 0n;
      return BigInt(String(data['minor'])) - netted - sum(taken.map(({ takenMinor }) => takenMinor));
    }),
  );
}

/** Everything that must hold at the end of any history, whatever the program. */
export async function expectAccountsToBalance(played: Played, settings: ProgramSettings): Promise<Account[]> {
  const { shop, orders, advocates, programId } = played;
  const world = sandboxShop(shop.domain);
  const accounts = await readAccounts(played);

  // Nothing is left half done.
  for (const { reward, reversals } of accounts) {
    expect(['approved', 'issuing', 'unclear']).not.toContain(reward.status);
    expect(reversals.filter(({ status }) => status !== 'settled')).toEqual([]);
    expect(reward.worth?.currency ?? shop.currency).toBe(shop.currency);
  }
  const unworked = { shopDomain: shop.domain, workedAt: null };
  expect(await database.webhookDelivery.count({ where: unworked })).toBe(0);
  expect((await verifyLedger({ shopId: shop.id })).differences).toEqual([]);
  await expectFiguresToAgree(played);

  // Nobody keeps anything for an order that was not paid, or was lost.
  for (const cause of ['referral', 'surprise'] as const) {
    const kept = await keptByOrder(played, accounts, cause);
    orders.forEach(({ order }, index) => {
      if (isLost(order, world.currencyDigits, settings)) expect(kept[index]).toBe(0n);
    });
  }
  for (const { reward, kept, taken, owed, whole } of accounts) {
    expect([kept >= 0n, taken >= 0n, owed >= 0n, taken + owed <= whole]).toEqual([true, true, true, true]);
    if (reward.cause !== 'milestone' || kept === 0n) continue;
    const rewarded = { shopId: shop.id, programId, advocateId: reward.advocateId, status: 'rewarded' };
    expect(await database.referral.count({ where: rewarded })).toBeGreaterThanOrEqual(2);
  }

  for (const advocate of advocates) {
    const own = accounts.filter(({ reward }) => reward.advocateId === advocate.id);
    const customerId = idOf(advocate.customerId);
    const ofKind = (kind: string) => own.filter(({ reward }) => reward.offer.benefit.kind === kind);

    // Store credit: the account, and what it paid, is what was handed out and not taken back, to the cent.
    const credits = ofKind('store_credit').filter(({ wasIssued }) => wasIssued);
    const account = findStoreCreditAccount(world, customerId, shop.currency);
    const moves = account?.transactions ?? [];
    const paid = moves.filter(({ event }) => event !== 'ADJUSTMENT').map(({ amount }) => -minor(amount, shop.currency));
    const balance = account === null ? 0n : minor(storeCreditBalance(account), shop.currency);
    const left = sum(credits.map(({ whole, taken, reward }) => whole - reward.nettedMinor - taken));
    expect(balance + sum(paid)).toBe(left);
    expect(await creditInLedger(played, advocate.id)).toBe(left);
    expect(moves.filter(({ kind }) => kind === 'credit')).toHaveLength(credits.length);

    // Gift cards, one by one.
    const cards = ofKind('gift_card').filter(({ wasIssued }) => wasIssued);
    expect(world.giftCards.filter((card) => card.customerId === customerId)).toHaveLength(cards.length);
    for (const { reward, whole, taken } of cards) {
      const card = findGiftCard(world, reward.code ?? '');
      const payments = world.orders
        .flatMap(({ payments: all = [] }) => all)
        .filter(({ giftCardId }) => giftCardId === card?.id);
      const onIt = card === null || card.deactivatedAt !== null ? 0n : minor(giftCardBalance(card), shop.currency);
      const spent = sum(payments.map(({ amount }) => minor(amount, shop.currency)));
      expect(onIt + spent).toBe(whole - reward.nettedMinor - taken);
    }

    // Codes: there while they are theirs, gone when they were taken back; one that was used is owed.
    for (const { reward, kept, taken } of own.filter(({ reward: { offer } }) => isCodeBenefit(offer.benefit))) {
      const code = reward.code ?? '';
      const isUsed = world.orders.some(({ discountCodes }) => discountCodes.some((each) => each.code === code));
      const isThere = code !== '' && findRedeemCode(world, code) !== null;
      if (reward.status === 'issued') expect(isThere).toBe(true);
      else if (!isUsed) expect(isThere).toBe(false);
      if (isUsed && kept === 0n) expect(taken).toBe(0n);
    }

    // A tag stays for as long as one reward gives it.
    const tags = world.customers.find(({ id }) => id === customerId)?.tags ?? [];
    const isTagged = ofKind('customer_tag').some(({ reward }) => reward.status === 'issued');
    expect(tags.includes('Friend of the shop')).toBe(isTagged);

    // What is owed is set off, and never more than that.
    for (const purse of new Set(own.map(({ reward }) => reward.purse))) {
      const ofPurse = own.filter(({ reward }) => reward.purse === purse);
      const debt = sum(ofPurse.map(({ owed, reward }) => owed - reward.nettedMinor));
      expect(debt).toBeGreaterThanOrEqual(0n);
      const isCut = ({ reward: { status, reason } }: Account) => status === 'withheld' && reason !== 'set_off';
      const handedOut = ofPurse
        .filter((each) => each.reward.status !== 'limited' && !(isCut(each) && each.reversals.length === 0))
        .map(({ whole, taken, reward }) => whole - reward.nettedMinor - taken);
      expect(sum(handedOut) - debt).toBe(sum(ofPurse.map(({ kept }) => kept)));
    }
  }
  return accounts;
}
