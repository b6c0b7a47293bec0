import { compareMoney, type Money } from '../money.ts';
import type { AdvocateRewards } from '../program/settings.ts';
import type { OutcomeReason } from './reward.ts';

export type Caps = AdvocateRewards['caps'];
/** Rewards for friends that an advocate was granted in a program and kept, by the shop's day, month, and in all. */
export interface GrantedSoFar {
  today: number;
  thisMonth: number;
  ever: number;
}
export type LimitReason = Extract<
  OutcomeReason,
  'cap_per_day' | 'cap_per_month' | 'cap_ever' | 'spend_limit' | 'cost_unknown'
>;

/** Which cap leaves no room for one more; the one that stands longest is named. */
export function findCapReached(caps: Caps, granted: GrantedSoFar): LimitReason | null {
  if (caps.ever !== null && granted.ever >= caps.ever) return 'cap_ever';
  if (caps.perMonth !== null && granted.thisMonth >= caps.perMonth) return 'cap_per_month';
  if (caps.perDay !== null && granted.today >= caps.perDay) return 'cap_per_day';
  return null;
}

/** Whether a cost still fits under the month's limit. One that is unknown, or in another currency, cannot be counted. */
export function findSpendRefusal(cost: Money | null, limit: Money, spentMinor: bigint): LimitReason | null {
  if (cost === null || cost.currency !== limit.currency) return 'cost_unknown';
  return spentMinor + cost.amountMinor > limit.amountMinor ? 'spend_limit' : null;
}

export type LimitLevel = 'under' | 'near' | 'reached';

/** How near the month's spending is to its limit: `near` from 80 % on. */
export function levelOfSpend(spent: Money, limit: Money): LimitLevel {
  if (compareMoney(spent, limit) >= 0) return 'reached';
  return spent.amountMinor * 5n >= limit.amountMinor * 4n ? 'near' : 'under';
}

/** What a month's limit is told by once: another month, or another limit, is told again. */
export function limitCause(
  kind: 'limit_near' | 'limit_reached',
  { programId, month, limit }: { programId: string; month: string; limit: Money },
): string {
  return `${kind}:${programId}:${month}:${limit.amountMinor}${limit.currency}`;
}
