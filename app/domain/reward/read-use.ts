import type { RewardId } from '../ids.ts';

/** A reward that is money in Shopify, and what is left of it there. */
export interface MoneyLeft {
  rewardId: RewardId;
  /** Money of one purse can be taken from another's credit: what an advocate holds is looked at together. */
  purse: string;
  /** What was handed out, less what was taken back. */
  outstandingMinor: bigint;
  /** What is known to have been used before. */
  usedMinor: bigint;
  remainingMinor: bigint;
}

export interface UseRead {
  rewardId: RewardId;
  /** How much more was used than was known. */
  riseMinor: bigint;
  isUsedUp: boolean;
}

/**
 * What was used of each reward since the last look. Shopify takes money back from whichever credit ends first: where more is
 * left of one than it should be, as much is missing from another, and nobody used that.
 */
export function readUse(rewards: MoneyLeft[]): UseRead[] {
  const spare = new Map<string, bigint>();
  for (const { purse, outstandingMinor, usedMinor, remainingMinor } of rewards) {
    const unexpected = remainingMinor - atLeastNothing(outstandingMinor - usedMinor);
    if (unexpected > 0n) spare.set(purse, (spare.get(purse) ?? 0n) + unexpected);
  }
  return rewards.map(({ rewardId, purse, outstandingMinor, usedMinor, remainingMinor }) => {
    const missing = atLeastNothing(outstandingMinor - usedMinor - remainingMinor);
    const spared = spare.get(purse) ?? 0n;
    const excused = missing < spared ? missing : spared;
    spare.set(purse, spared - excused);
    const riseMinor = missing - excused;
    return { rewardId, riseMinor, isUsedUp: usedMinor + riseMinor >= outstandingMinor };
  });
}

function atLeastNothing(amount: bigint): bigint {
  return amount < 0n ? 0n : amount;
}
