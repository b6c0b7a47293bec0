import { faceValue, isCodeBenefit } from './benefit.ts';
import type { Offer } from './offer.ts';
import type { Reward } from './reward.ts';

/**
 * What a reward really hands out: its offer, less what is set off against earlier rewards that could not be taken back.
 * Null when nothing is left.
 */
export function handedOut({ offer, worth, nettedMinor }: Pick<Reward, 'offer' | 'worth' | 'nettedMinor'>): Offer | null {
  if (nettedMinor === 0n) return offer;
  const { benefit } = offer;
  if (worth === null || faceValue(benefit) === null || !('amount' in benefit)) return null;
  const amountMinor = worth.amountMinor - nettedMinor;
  if (amountMinor <= 0n) return null;
  return { ...offer, benefit: { ...benefit, amount: { ...worth, amountMinor } } };
}

/** Whether a reward is one of the codes that hang under a shared discount. */
export function isCodeReward({ offer }: Pick<Reward, 'offer'>): boolean {
  return isCodeBenefit(offer.benefit);
}
