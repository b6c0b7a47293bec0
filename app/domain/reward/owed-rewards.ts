import type { AdvocateId, ProgramId, ReferralId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { ProgramSettings } from '../program/settings.ts';
import type { Side } from './benefit.ts';
import { chooseTier } from './choose-tier.ts';
import { milestonesReached } from './milestones-reached.ts';
import type { Offer } from './offer.ts';
import type { RewardCause } from './reward.ts';
import { inRound } from './round.ts';

/** Something that a rewarded referral brings, before any limit. */
export interface OwedReward {
  side: Side;
  cause: RewardCause;
  causeKey: string;
  referralId: ReferralId | null;
  offer: Offer;
}
export interface EarnedBy {
  /** `round` is how often it was decided anew: what was taken back with a verdict is given once more with the next. */
  referral: { id: ReferralId; programId: ProgramId; advocateId: AdvocateId; round?: number };
  settings: Pick<ProgramSettings, 'friend' | 'advocate'>;
  /** The advocate's rewarded friends in this program, this one included. */
  friends: number;
  subtotal: Money;
  /** The causes of bonuses that were taken back because the count fell under them: they can be earned anew. */
  lostMilestones: readonly string[];
}

/** What a rewarded referral brings: each thing once, under a key that stays the same however often it is asked. */
export function listOwedRewards({ referral, settings, friends, subtotal, lostMilestones }: EarnedBy): OwedReward[] {
  const { id, programId, advocateId, round = 1 } = referral;
  const { tiers, milestones, surprises } = settings.advocate;
  const ofReferral = (side: Side, offer: Offer | null, causeKey: string): OwedReward[] =>
    offer === null ? [] : [{ side, cause: 'referral', causeKey, referralId: id, offer }];
  return [
    // The friend used theirs on the order and keeps it through every round.
    ...ofReferral('friend', settings.friend, `referral:${id}:friend`),
    ...ofReferral('advocate', chooseTier(tiers, friends), inRound(`referral:${id}:advocate`, round)),
    ...surprises.flatMap(({ orderAtLeast, offer }, index): OwedReward[] =>
      isAtLeast(subtotal, orderAtLeast)
        ? [
            {
              side: 'advocate',
              cause: 'surprise',
              causeKey: `${inRound(`surprise:${id}`, round)}:${index}`,
              referralId: id,
              offer,
            },
          ]
        : [],
    ),
    ...milestonesReached(milestones, friends).map(({ atFriends, offer }): OwedReward => {
      const milestone = `milestone:${programId}:${advocateId}:${atFriends}:`;
      const timesLost = lostMilestones.filter((causeKey) => causeKey.startsWith(milestone)).length;
      return { side: 'advocate', cause: 'milestone', causeKey: `${milestone}${timesLost}`, referralId: null, offer };
    }),
  ];
}

/** Amounts of two currencies are not compared: then it is not reached. */
function isAtLeast(amount: Money, least: Money): boolean {
  return amount.currency === least.currency && amount.amountMinor >= least.amountMinor;
}
