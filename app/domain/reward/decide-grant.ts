import type { Money } from '../money.ts';
import { faceValue } from './benefit.ts';
import { findCapReached, findSpendRefusal, type Caps, type GrantedSoFar, type LimitReason } from './limits.ts';
import { costOf, type Offer } from './offer.ts';

export interface GrantFacts {
  offer: Offer;
  /** Null where caps do not count: milestones, surprises, gestures. */
  caps: { limits: Caps; granted: GrantedSoFar } | null;
  /** What the program may spend in the month and has spent; null without a limit. */
  spend: { limit: Money; spentMinor: bigint } | null;
  /** What the advocate owes in the offer's purse. */
  owedMinor: bigint;
  /** What was taken back of it while a limit kept it. */
  takenMinor?: bigint;
}
export type Grant =
  | { kind: 'limited'; reason: LimitReason }
  | {
      kind: 'granted';
      nettedMinor: bigint;
      /** What is left of its cost after the set-off; null when nobody knows it. */
      cost: Money | null;
      isSetOffInFull: boolean;
    };

/** Whether a reward is given, and how much of it goes against what could not be taken back earlier. */
export function decideGrant({ offer, caps, spend, owedMinor, takenMinor = 0n }: GrantFacts): Grant {
  const cap = caps === null ? null : findCapReached(caps.limits, caps.granted);
  if (cap !== null) return { kind: 'limited', reason: cap };

  const worth = faceValue(offer.benefit);
  const wholeMinor = (worth?.amountMinor ?? 1n) - takenMinor;
  const nettedMinor = owedMinor <= 0n ? 0n : owedMinor < wholeMinor ? owedMinor : wholeMinor;
  const cost = costAfterSetOff(offer, nettedMinor);
  const refusal = spend === null ? null : findSpendRefusal(cost, spend.limit, spend.spentMinor);
  if (refusal !== null) return { kind: 'limited', reason: refusal };
  return { kind: 'granted', nettedMinor, cost, isSetOffInFull: nettedMinor === wholeMinor };
}

/** What was set off costs nothing again: it was counted when the earlier reward was granted. */
function costAfterSetOff(offer: Offer, nettedMinor: bigint): Money | null {
  const cost = costOf(offer);
  if (cost === null || nettedMinor === 0n) return cost;
  return { ...cost, amountMinor: faceValue(offer.benefit) === null ? 0n : cost.amountMinor - nettedMinor };
}
