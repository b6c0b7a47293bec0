import type { RewardId } from '../ids.ts';
import { compareMoney, type Money } from '../money.ts';
import type { ProgramSettings } from '../program/settings.ts';
import { isCodeBenefit } from './benefit.ts';
import { dueAfter } from './due.ts';
import { restOf, sumsOf } from './reversal-sums.ts';
import type { Reversal, ReversalCause, Reward } from './reward.ts';

/** What became of an order, in the shop's currency whatever the buyer paid in. */
export interface OrderFacts {
  paidAt: Date;
  cancelledAt: Date | null;
  fulfilledAt: Date | null;
  dispute: 'open' | 'lost' | 'won' | null;
  total: Money;
  refunded: Money;
  /** What the goods come to after discounts and what was taken back. */
  subtotal: Money;
  /** What the goods came to when the order was decided. */
  decidedSubtotal: Money;
}

/** One thing to do to one reward. */
export type ReversalStep = { rewardId: RewardId } & (
  | { kind: 'withhold'; cause: ReversalCause }
  /** Less is handed out than was promised. */
  | { kind: 'cut'; cause: ReversalCause; amountMinor: bigint; causeKey: string }
  /** It may exist in Shopify, and is taken back there. */
  | { kind: 'reverse'; cause: ReversalCause; amountMinor: bigint; causeKey: string }
  | { kind: 'pause' }
  | { kind: 'schedule'; dueAt: Date | null }
);

export interface ReversalDecision {
  /** Why the order brings nothing at all; null when it still counts. */
  lost: ReversalCause | null;
  steps: ReversalStep[];
}

/**
 * What has to be done so that an order's rewards are where they should be. Monotone: more is taken back the more was
 * refunded, never more than the worth, and what was taken back already is not taken back again; so any order and any
 * repetition of what is told ends in the same place. The friend's own reward was used on the order: nothing of it is left.
 */
export function decideReversal(
  order: OrderFacts,
  settings: Pick<ProgramSettings, 'conditions' | 'timing' | 'advocate'>,
  rewards: Reward[],
  reversals: Reversal[],
  timeZone: string,
): ReversalDecision {
  const lost = lossOf(order, settings);
  const steps = rewards
    .filter(({ side }) => side === 'advocate')
    .flatMap((reward) => {
      const ofReward = reversals.filter(({ rewardId }) => rewardId === reward.id);
      const cause = lost ?? (isSurpriseLost(reward, order, settings) ? 'order_refunded' : null);
      if (cause !== null) return takeWhole(reward, ofReward, cause);
      return [...takePart(reward, ofReward, order), ...timeAgain(reward, order, settings, timeZone)];
    });
  return { lost, steps };
}

/** Takes back everything that is left of a reward; nothing when nothing is. */
export function takeWhole(reward: Reward, reversals: Reversal[], cause: ReversalCause): ReversalStep[] {
  const { id: rewardId, status, nettedMinor } = reward;
  const amountMinor = restOf(reward, reversals);
  if (status === 'reversed') return [];
  // What it paid off of earlier debts is owed again.
  if (status === 'withheld' && (nettedMinor === 0n || amountMinor === 0n)) return [];
  if (!mayExist(reward)) return [{ kind: 'withhold', rewardId, cause }];
  if (amountMinor === 0n) return [];
  return [{ kind: 'reverse', rewardId, cause, amountMinor, causeKey: `${cause}:whole` }];
}

/**
 * Why the order brings nothing; null when it still counts. Kept shipping alone earns nothing. A minimum that the order
 * never met was overruled by the merchant, and a refund does not bring it back.
 */
export function lossOf(
  order: Omit<OrderFacts, 'paidAt'>,
  { conditions: { minimumSubtotal: minimum } }: Pick<ProgramSettings, 'conditions'>,
): ReversalCause | null {
  const { refunded, total, subtotal, decidedSubtotal } = order;
  if (order.cancelledAt !== null) return 'order_cancelled';
  if (order.dispute === 'lost') return 'chargeback';
  if (refunded.amountMinor <= 0n) return null;
  if (compareMoney(refunded, total) >= 0) return 'order_refunded';
  if (subtotal.amountMinor <= 0n && decidedSubtotal.amountMinor > 0n) return 'order_refunded';
  return isUnder(subtotal, minimum) && !isUnder(decidedSubtotal, minimum) ? 'order_refunded' : null;
}

/** A surprise is for a large order: a refund can make it small. */
function isSurpriseLost(
  { cause, causeKey }: Reward,
  order: OrderFacts,
  { advocate }: Pick<ProgramSettings, 'advocate'>,
): boolean {
  if (cause !== 'surprise' || order.refunded.amountMinor <= 0n) return false;
  const index = Number(causeKey.split(':').at(-1));
  return isUnder(order.subtotal, advocate.surprises[index]?.orderAtLeast ?? null);
}

/** Amounts of two currencies are not compared. */
function isUnder(subtotal: Money, minimum: Money | null): boolean {
  return minimum !== null && minimum.currency === subtotal.currency && compareMoney(subtotal, minimum) < 0;
}

/** Money is taken back in proportion, rounded down in the advocate's favour; what has no worth stays whole. */
function takePart(reward: Reward, reversals: Reversal[], { refunded, total }: OrderFacts): ReversalStep[] {
  const { id: rewardId, worth, status } = reward;
  if (worth === null || refunded.amountMinor <= 0n || status === 'reversed') return [];
  if (status === 'withheld' && reward.reason !== 'set_off') return [];
  const wanted = (worth.amountMinor * refunded.amountMinor) / total.amountMinor;
  const amountMinor = wanted - sumsOf(reversals).amountMinor;
  if (amountMinor <= 0n) return [];
  const kind = mayExist(reward) || isChosenCode(reward) ? 'reverse' : 'cut';
  return [{ kind, rewardId, cause: 'order_refunded', amountMinor, causeKey: `order_refunded:${wanted}` }];
}

/** A dispute makes what is not issued wait; what waits for the order gets its time when the order has one. */
function timeAgain(
  reward: Reward,
  order: OrderFacts,
  { timing }: Pick<ProgramSettings, 'timing'>,
  timeZone: string,
): ReversalStep[] {
  const { id: rewardId, status, reason, dueAt } = reward;
  const isPaused = status === 'waiting' && reason === 'chargeback';
  if (order.dispute === 'open')
    return !isPaused && (status === 'waiting' || status === 'approved' || status === 'to_hand_over')
      ? [{ kind: 'pause', rewardId }]
      : [];
  if (status !== 'waiting' || !(isPaused || dueAt === null)) return [];
  const due = dueAfter(timing, order, timeZone);
  return isPaused || due !== null ? [{ kind: 'schedule', rewardId, dueAt: due }] : [];
}

/** Whether something of it is, or may be, in Shopify or in somebody's hands. A code that nobody was told can be kept back. */
export function mayExist({ status, offer }: Pick<Reward, 'status' | 'offer'>): boolean {
  if (status === 'issuing') return !isCodeBenefit(offer.benefit);
  return status === 'issued' || status === 'unclear';
}

/** A code that was chosen hangs under a discount of its whole amount: it cannot be cut any more. */
function isChosenCode({ status, offer }: Reward): boolean {
  return isCodeBenefit(offer.benefit) && (status === 'approved' || status === 'issuing');
}
