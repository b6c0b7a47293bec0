import type { AdvocateId, ProgramId, ReferralId } from '#app/domain/ids.ts';
import { decideGrant } from '#app/domain/reward/decide-grant.ts';
import { listOwedRewards, type OwedReward } from '#app/domain/reward/owed-rewards.ts';
import type { Kept, KeptReferral } from './kept.ts';
import { askedBack, type Prediction } from './oracle.ts';
import type { ChaosOrder } from './story.ts';

/** A reward that there must be, once. */
export interface PredictedReward extends OwedReward {
  chaos: ChaosOrder;
  prediction: Prediction;
  /** Why a limit keeps it back; null when it is given. */
  limited: string | null;
  /** The whole of it is taken back, or never given. */
  isLost: boolean;
  isWithheld: boolean;
}

/** A referral that was rewarded, with what the pretend Shopify says of its order. */
export interface Told {
  chaos: ChaosOrder;
  prediction: Prediction;
  referral: KeptReferral;
}

/**
 * Every reward that the pure decisions give. Only one thing is taken from the app: in which order the friends of one
 * advocate were rewarded and lost again, which chance decides and tiers, caps and milestones depend on.
 */
export function replay(kept: Kept, told: Told[]): PredictedReward[] {
  const byReferral = new Map(told.map((each) => [each.referral.id, each]));
  const stories = new Map<string, Story>();
  const seen = new Set<string>();
  const byReward = new Map(kept.rewards.map((reward) => [reward.id, reward]));
  for (const { kind, referral_id: referralId, reward_id: rewardId } of kept.ledger) {
    if (kind === 'reward_withheld' && rewardId !== null) {
      const reward = byReward.get(rewardId);
      for (const story of stories.values()) story.withhold(reward?.cause_key ?? '');
    }
    const found = referralId === null ? undefined : byReferral.get(referralId);
    if (found === undefined || referralId === null) continue;
    const key = `${found.chaos.advocate.customerId} ${found.referral.program_id}`;
    const story = stories.get(key) ?? new Story(found.referral.advocate_id);
    stories.set(key, story);
    if ((kind === 'reward_approved' || kind === 'reward_limited') && !seen.has(referralId)) {
      seen.add(referralId);
      story.reward(found);
    }
    if (kind === 'referral_reversed') story.lose(found);
  }
  return [...stories.values()].flatMap(({ rewards }) => rewards);
}

/** The friends of one advocate in one program. */
class Story {
  readonly rewards: PredictedReward[] = [];
  readonly #advocateId: string;
  readonly #friends = new Set<string>();
  readonly #lostMilestones: string[] = [];

  constructor(advocateId: string) {
    this.#advocateId = advocateId;
  }

  reward({ chaos, prediction, referral }: Told): void {
    const { settings } = chaos.advocate.program;
    this.#friends.add(referral.id);
    const owed = listOwedRewards({
      referral: {
        id: referral.id as ReferralId,
        programId: referral.program_id as ProgramId,
        advocateId: this.#advocateId as AdvocateId,
      },
      settings,
      friends: this.#friends.size,
      subtotal: prediction.subtotal,
      lostMilestones: this.#lostMilestones,
    });
    for (const each of owed) {
      if (this.rewards.some(({ causeKey }) => causeKey === each.causeKey)) continue;
      const grant = decideGrant({
        offer: each.offer,
        caps:
          each.side === 'advocate' && each.cause === 'referral'
            ? { limits: settings.advocate.caps, granted: this.#granted() }
            : null,
        spend: null,
        owedMinor: 0n,
      });
      const limited = grant.kind === 'limited' ? grant.reason : null;
      this.rewards.push({ ...each, chaos, prediction, limited, isLost: false, isWithheld: false });
    }
  }

  lose({ referral }: Told): void {
    if (!this.#friends.delete(referral.id)) return;
    for (const reward of this.rewards) {
      if (reward.side === 'friend') continue;
      if (reward.referralId === referral.id) reward.isLost = true;
      const isFallen = reward.cause === 'milestone' && !reward.isLost && friendsOf(reward) > this.#friends.size;
      if (!isFallen) continue;
      reward.isLost = true;
      this.#lostMilestones.push(reward.causeKey);
    }
  }

  withhold(causeKey: string): void {
    for (const reward of this.rewards) if (reward.causeKey === causeKey) reward.isWithheld = true;
  }

  #granted() {
    const standing = this.rewards.filter(
      ({ side, cause, limited, isLost, isWithheld }) =>
        side === 'advocate' && cause === 'referral' && limited === null && !isLost && !isWithheld,
    );
    return { today: standing.length, thisMonth: standing.length, ever: standing.length };
  }
}

/** `milestone:<program>:<advocate>:<friends>:<time>` */
function friendsOf({ causeKey }: PredictedReward): number {
  return Number(causeKey.split(':')[3]);
}

/** What an advocate keeps of a reward in the end, in its own units. */
export function restOf(reward: PredictedReward, timeZone: string): bigint {
  if (reward.limited !== null || reward.isLost) return 0n;
  const whole = 'amount' in reward.offer.benefit ? reward.offer.benefit.amount.amountMinor : 1n;
  if (reward.cause === 'milestone') return whole;
  return whole - askedBack(reward.prediction, reward.chaos.advocate.program, reward, timeZone);
}
