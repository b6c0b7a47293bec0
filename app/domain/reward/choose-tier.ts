import type { AdvocateRewards } from '../program/settings.ts';
import type { Offer } from './offer.ts';

/** What the advocate gets for their n-th friend: the tier with the highest `fromFriend` reached; null for nothing. */
export function chooseTier(tiers: AdvocateRewards['tiers'], friend: number): Offer | null {
  const [highest] = tiers
    .filter(({ fromFriend }) => fromFriend <= friend)
    .toSorted((left, right) => right.fromFriend - left.fromFriend);
  return highest?.offer ?? null;
}
