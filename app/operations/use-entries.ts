import type { NewLedgerEntry } from '#app/db/ledger.ts';
import type { UsableReward } from '#app/db/reward-use.ts';
import { formatDecimal, type Money } from '#app/domain/money.ts';
import { sumsOf } from '#app/domain/reward/reversal-sums.ts';
import type { Reversal } from '#app/domain/reward/reward.ts';
import { aboutReward } from './reward-entries.ts';

/**
 * What of a reward's cost is still promised; null when nobody knows what it costs. What was set off is no part of the cost.
 */
export function openCostOf({ worth, cost, usedMinor }: UsableReward, reversals: Reversal[]): Money | null {
  if (cost === null) return null;
  const { takenMinor } = sumsOf(reversals);
  // A reward without a worth is taken back as a whole, and its cost with it.
  const backMinor = worth !== null ? takenMinor : takenMinor > 0n ? cost.amountMinor : 0n;
  const openMinor = cost.amountMinor - backMinor - usedMinor;
  return { ...cost, amountMinor: openMinor < 0n ? 0n : openMinor };
}

/**
 * Something was used of a reward. `minor` is what it settles of the cost, and `unusedMinor` what nobody can use any more;
 * `amount` is what the order came to less, which an estimated cost does not know.
 */
export function usedEntry(
  reward: UsableReward,
  { used, isUsedUp, promised, orderId, causeKey, now }: Use,
): NewLedgerEntry {
  const settled =
    used === null ? 0n : promised === null ? used.amountMinor : least(used.amountMinor, promised.amountMinor);
  const unused = isUsedUp && promised !== null ? promised.amountMinor - settled : 0n;
  const { currency = null } = used ?? promised ?? {};
  return {
    kind: 'reward_used',
    actor: 'shopify',
    at: now,
    causeKey,
    ...aboutReward(reward, orderId),
    data: {
      side: reward.side,
      benefit: reward.offer.benefit.kind,
      usedUp: isUsedUp,
      ...(currency === null ? {} : { minor: settled.toString(), currency }),
      ...(used === null ? {} : { amount: formatDecimal(used) }),
      ...(unused === 0n ? {} : { unusedMinor: unused.toString() }),
    },
  };
}
interface Use {
  used: Money | null;
  isUsedUp: boolean;
  /** What was open of its cost before. */
  promised: Money | null;
  orderId: string | null;
  causeKey: string;
  now: Date;
}
function least(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}

/** A reward ended, and so much of its cost with it. */
export function lapsedEntry(reward: UsableReward, left: Money | null, now: Date): NewLedgerEntry {
  return {
    kind: 'reward_lapsed',
    actor: 'ricochet',
    at: now,
    causeKey: `lapsed:${reward.id}`,
    ...aboutReward(reward, null),
    data: {
      side: reward.side,
      benefit: reward.offer.benefit.kind,
      ...(left === null
        ? {}
        : { minor: left.amountMinor.toString(), currency: left.currency, amount: formatDecimal(left) }),
    },
  };
}
