import { addMoney, type Money } from '../money.ts';
import type { Benefit } from '../reward/benefit.ts';
import type { ProgramSettings } from './settings.ts';
import { partOf, type Trade } from './suggest-offer.ts';

/** What one friend's average order would cost, side by side. Null where a side gives something without a price of its own. */
export interface Reckoning {
  averageOrder: Money;
  friend: Money;
  advocate: Money;
  total: Money;
  /** What is earned with the order, and how much of it both sides take, rounded up; null while no margin is known. */
  margin: { percent: number; amount: Money; takenPercent: number } | null;
}

/** The arithmetic behind an offer; null without an average order, or for kinds of reward that it cannot be done for. */
export function reckonOffer({ friend, advocate }: ProgramSettings, trade: Trade): Reckoning | null {
  const { averageOrder, marginPercent } = trade;
  if (averageOrder === null) return null;
  const last = advocate.tiers.at(-1)?.offer ?? null;
  const [ofFriend, ofAdvocate] = [
    costOf(friend?.benefit ?? null, averageOrder),
    costOf(last?.benefit ?? null, averageOrder),
  ];
  if (ofFriend === null || ofAdvocate === null) return null;
  const total = addMoney(ofFriend, ofAdvocate);
  return {
    averageOrder,
    friend: ofFriend,
    advocate: ofAdvocate,
    total,
    margin: marginPercent === null ? null : shareOf(total, marginPercent, averageOrder),
  };
}

/** A percentage of an advocate's is taken off an order of their own, which is taken to be an average one. */
function costOf(benefit: Benefit | null, averageOrder: Money): Money | null {
  if (benefit === null) return { ...averageOrder, amountMinor: 0n };
  if (benefit.kind === 'percentage') return partOf(averageOrder, benefit.percent);
  if (!('amount' in benefit) || benefit.amount.currency !== averageOrder.currency) return null;
  return benefit.amount;
}

function shareOf(total: Money, percent: number, averageOrder: Money): Reckoning['margin'] {
  const amount = partOf(averageOrder, percent);
  if (amount.amountMinor === 0n) return null;
  // Upwards: a share is never told smaller than it is.
  const taken = (total.amountMinor * 100n + amount.amountMinor - 1n) / amount.amountMinor;
  return { percent, amount, takenPercent: Number(taken) };
}
