import type { ReversalId } from '../ids.ts';
import type { Reversal, Reward } from './reward.ts';

/** What a reward is counted in: minor units of its worth, or 1 for the whole of one without a worth. */
export function wholeOf({ worth }: Pick<Reward, 'worth'>): bigint {
  return worth?.amountMinor ?? 1n;
}

interface Sums {
  /** To be taken back, done or not. */
  amountMinor: bigint;
  /** Taken out of Shopify, or never handed out. */
  takenMinor: bigint;
  /** To be set off against later rewards. */
  owedMinor: bigint;
}

/** What the reversals of one reward come to. What an attempt under way asks for is not taken yet. */
export function sumsOf(reversals: Reversal[]): Sums {
  const settled = reversals.filter(({ status }) => status === 'settled');
  return {
    amountMinor: reversals.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    takenMinor: settled.reduce((sum, { takenMinor }) => sum + takenMinor, 0n),
    owedMinor: settled.reduce((sum, { owedMinor }) => sum + owedMinor, 0n),
  };
}

/** What of a reward nobody has asked back yet. */
export function restOf(reward: Pick<Reward, 'worth'>, reversals: Reversal[]): bigint {
  return wholeOf(reward) - sumsOf(reversals).amountMinor;
}

/** Whether nothing of the reward is left once these reversals are settled. */
export function isWhole(reward: Pick<Reward, 'worth'>, reversals: Reversal[]): boolean {
  return restOf(reward, reversals) === 0n;
}

/** What can still be in Shopify of a reward: what was handed out, less what was taken out again. */
export function outstandingOf(reward: Pick<Reward, 'worth' | 'nettedMinor'>, reversals: Reversal[]): bigint {
  return wholeOf(reward) - reward.nettedMinor - sumsOf(reversals).takenMinor;
}

export interface Settlement {
  id: ReversalId;
  takenMinor: bigint;
  owedMinor: bigint;
}

/** Settles a part when so much can be taken at most: the rest is owed. */
export function settle({ id, amountMinor }: Pick<Reversal, 'id' | 'amountMinor'>, mostMinor: bigint): Settlement {
  const takenMinor = mostMinor < 0n ? 0n : mostMinor < amountMinor ? mostMinor : amountMinor;
  return { id, takenMinor, owedMinor: amountMinor - takenMinor };
}

/**
 * What was corrected to be owed no more may have been set off already (`balanceMinor` is what the purse owes before): that
 * part stays as it was settled, and is to be given back as `collected`.
 */
export function keepCollected(
  reversals: Pick<Reversal, 'id' | 'owedMinor'>[],
  settlements: Settlement[],
  balanceMinor: bigint,
): { settlements: Settlement[]; collected: { id: ReversalId; amountMinor: bigint } | null } {
  const before = new Map(reversals.map(({ id, owedMinor }) => [id, owedMinor]));
  const change = settlements.reduce((sum, { id, owedMinor }) => sum + owedMinor - (before.get(id) ?? 0n), 0n);
  let missing = -(balanceMinor + change);
  let collected: { id: ReversalId; amountMinor: bigint } | null = null;
  const kept = settlements.map((settlement): Settlement => {
    const forgiven = (before.get(settlement.id) ?? 0n) - settlement.owedMinor;
    const kept = forgiven < missing ? forgiven : missing;
    if (kept <= 0n) return settlement;
    missing -= kept;
    collected = { id: collected?.id ?? settlement.id, amountMinor: (collected?.amountMinor ?? 0n) + kept };
    return { id: settlement.id, takenMinor: settlement.takenMinor - kept, owedMinor: settlement.owedMinor + kept };
  });
  return { settlements: kept, collected };
}

/**
 * Settles all reversals of a reward that was never used: everything counts as taken, except for what the reward had
 * paid off of earlier debts, which is owed again. What was thought owed of a code that can still be deleted is not.
 */
export function settleUnused(reward: Pick<Reward, 'nettedMinor'>, reversals: Reversal[]): Settlement[] {
  let owedAgain = reward.nettedMinor;
  const settled = reversals.filter(({ status }) => status === 'settled');
  const others = reversals.filter((reversal) => !settled.includes(reversal));
  return [...settled, ...others].map(({ id, status, amountMinor, owedMinor: owedBefore }) => {
    const most = status === 'settled' ? owedBefore : amountMinor;
    const owedMinor = owedAgain < most ? owedAgain : most;
    owedAgain -= owedMinor;
    return { id, takenMinor: amountMinor - owedMinor, owedMinor };
  });
}
