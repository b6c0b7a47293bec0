import { faceValue, isCodeBenefit } from './benefit.ts';
import type { Offer } from './offer.ts';
import type { Reward } from './reward.ts';

/**
 * What a reward really hands out: its offer, less what is set off against earlier rewards that could not be taken back,
 * less what was taken back before it was issued (`takenMinor`, of its settled reversals). Null when nothing is left.
 */
export function handedOut(
  { offer, worth, nettedMinor }: Pick<Reward, 'offer' | 'worth' | 'nettedMinor'>,
  takenMinor = 0n,
): Offer | null {
  const less = nettedMinor + takenMinor;
  if (less === 0n) return offer;
  const { benefit } = offer;
  if (worth === null || faceValue(benefit) === null || !('amount' in benefit)) return null;
  const amountMinor = worth.amountMinor - less;
  if (amountMinor <= 0n) return null;
  return { ...offer, benefit: { ...benefit, amount: { ...worth, amountMinor } } };
}

/** Whether a reward is one of the codes that hang under a shared discount. */
export function isCodeReward({ offer }: Pick<Reward, 'offer'>): boolean {
  return isCodeBenefit(offer.benefit);
}
