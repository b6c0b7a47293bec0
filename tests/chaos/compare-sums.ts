import { isCodeBenefit } from '#app/domain/reward/benefit.ts';
import { giftCardBalance } from '../../sandbox/world/gift-cards.ts';
import { toMinor } from '../../sandbox/world/money.ts';
import type { Shop } from '../../sandbox/world/types.ts';
import { digitsOf, type Kept, type KeptEntry, type KeptReward } from './kept.ts';
import { restOf, type PredictedReward } from './replay.ts';

/**
 * To the cent, for each advocate and purse: what they hold in the pretend Shopify is what the pure decisions leave them,
 * and what they owe, which could not be taken out again. Rows and ledger say the same. Purses with something in them
 * that nobody can know about are left to the merchant.
 */
export function compareSums(shop: Shop, kept: Kept, predicted: PredictedReward[]): string[] {
  const ours = kept.rewards.filter(({ side }) => side === 'advocate');
  const purses = new Map<string, KeptReward[]>();
  for (const reward of ours) {
    const key = `${reward.customerId} ${reward.purse}`;
    purses.set(key, [...(purses.get(key) ?? []), reward]);
  }
  const rest = new Map(predicted.map((each) => [each.causeKey, restOf(each, shop.timeZone)]));
  return [...purses].flatMap(([purse, rewards]) => {
    const ids = new Set(rewards.map(({ id }) => id));
    const reversals = kept.reversals.filter(({ reward_id: id }) => ids.has(id));
    if ([...rewards, ...reversals].some(({ status }) => status === 'unclear')) return [];
    if (rewards[0]?.offer.benefit.kind === 'customer_tag') return [];
    const entitled = sum(rewards.map(({ cause_key: key }) => rest.get(key) ?? 0n));
    const owed = sum(reversals.map((each) => each.owed)) - sum(rewards.map(({ netted }) => netted));
    const byRows = sum(
      rewards
        .filter(({ status }) => status === 'issued' || status === 'reversed')
        .map(({ id, worth, netted }) => {
          const taken = reversals.filter(({ reward_id, status }) => reward_id === id && status === 'settled');
          return worth - netted - sum(taken.map((each) => each.taken));
        }),
    );
    const byLedger = ledgerSum(kept.ledger.filter(({ reward_id: id }) => id !== null && ids.has(id)));
    const held = sum(rewards.filter((each) => !isOnAccount(each)).map((each) => worthNow(shop, each)));
    const inAccount = rewards.some(isOnAccount) ? accountSum(shop, rewards[0]!.customerId) : 0n;
    const found = held + inAccount;
    return [
      ...(owed < 0n ? [`${purse} owes ${owed}`] : []),
      ...(found === entitled + owed ? [] : [`${purse} holds ${found}, and not ${entitled} and ${owed} owed`]),
      ...(found === byRows ? [] : [`${purse} holds ${found}, and its rows say ${byRows}`]),
      ...(found === byLedger ? [] : [`${purse} holds ${found}, and the ledger says ${byLedger}`]),
    ];
  });
}

function isOnAccount({ offer }: KeptReward): boolean {
  return offer.benefit.kind === 'store_credit';
}

/** Everything that we gave and took; what was bought with it is the customer's business. */
function accountSum(shop: Shop, customerId: string): bigint {
  const moves = shop.storeCreditAccounts
    .filter((account) => account.customerId === customerId)
    .flatMap(({ transactions }) => transactions)
    .filter(({ kind, event }) => event === 'ADJUSTMENT' && (kind === 'credit' || kind === 'debit'));
  return sum(moves.map(({ amount }) => toMinor(amount, shop.currencyDigits)));
}

/** What a card or a code is worth as it stands there. */
function worthNow(shop: Shop, { offer, code, effect_id: effectId }: KeptReward): bigint {
  if (offer.benefit.kind === 'gift_card') {
    const card = shop.giftCards.find(({ id }) => id === digitsOf(effectId ?? ''));
    return card === undefined || card.deactivatedAt !== null ? 0n : toMinor(giftCardBalance(card), shop.currencyDigits);
  }
  if (!isCodeBenefit(offer.benefit)) return 0n;
  const discount = shop.discounts.find(({ codes }) => codes.some((each) => each.code === code));
  if (discount === undefined) return 0n;
  const { value } = (discount.input['customerGets'] ?? {}) as { value?: { discountAmount?: { amount: string } } };
  const amount = value?.discountAmount?.amount;
  return amount === undefined ? 1n : toMinor(amount, shop.currencyDigits);
}

/** What was given less what was set off and taken, by the ledger alone. */
function ledgerSum(entries: KeptEntry[]): bigint {
  const approved = new Map(entries.filter(({ kind }) => kind === 'reward_approved').map((e) => [e.reward_id, e.data]));
  const issued = new Set(entries.filter(({ kind }) => kind === 'reward_issued').map(({ reward_id: id }) => id));
  const taken = new Map<string, bigint>();
  for (const { kind, data } of entries)
    if (kind === 'reversal_settled') taken.set(`${data['reversal']}`, BigInt(data['takenMinor'] ?? 0));
  const reversalOf = new Map(
    entries.filter(({ kind }) => kind === 'reversal_approved').map((e) => [`${e.data['reversal']}`, e.reward_id]),
  );
  const given = [...issued].map((id) => {
    const data = approved.get(id) ?? {};
    return BigInt(data['minor'] ?? 1) - BigInt(data['nettedMinor'] ?? 0);
  });
  const back = [...taken].map(([reversal, minor]) => (issued.has(reversalOf.get(reversal) ?? null) ? minor : 0n));
  return sum(given) - sum(back);
}

function sum(values: bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
