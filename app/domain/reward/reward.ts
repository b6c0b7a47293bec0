import type { AdvocateId, ParentDiscountId, ProgramId, ReferralId, ReversalId, RewardId, ShopId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { Side } from './benefit.ts';
import type { Offer } from './offer.ts';

/**
 * waiting: promised, not due yet (a number of days, or the order's fulfilment). limited: a cap or the spend limit was
 * reached, so it is not given. approved: due, nothing done yet. issuing: an attempt is under way or died. to_hand_over: a
 * task for the merchant. unclear: nobody can know whether the effect happened; a task for the merchant. issued: it exists.
 * withheld: taken back before it was issued, or set off in full. reversed: taken back in full after it was issued.
 */
export const rewardStatuses = [
  'waiting',
  'limited',
  'approved',
  'issuing',
  'to_hand_over',
  'unclear',
  'issued',
  'withheld',
  'reversed',
] as const;
export type RewardStatus = (typeof rewardStatuses)[number];

/** What a reward is given for: a friend's order, so many friends, a friend's large order, or the merchant's kindness. */
export const rewardCauses = ['referral', 'milestone', 'surprise', 'gesture'] as const;
export type RewardCause = (typeof rewardCauses)[number];

/** Why a reward is not, or not simply, there. Closed list: docs/reasons.md and both catalogues name each of them. */
export const outcomeReasons = [
  'cap_per_day',
  'cap_per_month',
  'cap_ever',
  'spend_limit',
  'cost_unknown',
  'order_cancelled',
  'order_refunded',
  'refund_unknown',
  'chargeback',
  'merchant',
  'milestone_lost',
  'set_off',
  'effect_unknown',
  'refused_by_shopify',
] as const;
export type OutcomeReason = (typeof outcomeReasons)[number];

export interface Reward {
  shopId: ShopId;
  id: RewardId;
  programId: ProgramId;
  versionNumber: number;
  advocateId: AdvocateId;
  side: Side;
  cause: RewardCause;
  /** One reward for one cause: `referral:<referral>:<side>`, `milestone:<program>:<advocate>:<friends>:<time>`, … */
  causeKey: string;
  referralId: ReferralId | null;
  offer: Offer;
  /** Face value; null when that depends on what is bought. What is handed out is this less `nettedMinor`. */
  worth: Money | null;
  /** What it counts towards the spend limit; null when that is not known. */
  cost: Money | null;
  /** Rewards of one purse are set off against each other. */
  purse: string;
  /** Set off against what could not be taken back earlier: minor units of `worth`, or 1 for the whole. */
  nettedMinor: bigint;
  parentDiscountId: ParentDiscountId | null;
  code: string | null;
  effectId: string | null;
  status: RewardStatus;
  reason: OutcomeReason | null;
  note: string | null;
  /** Null while it waits for fulfilment. */
  dueAt: Date | null;
  approvedAt: Date;
  issuingSince: Date | null;
  issuedAt: Date | null;
  expiresAt: Date | null;
}

/** Why a reward is taken back. */
export const reversalCauses = [
  'order_cancelled',
  'order_refunded',
  'chargeback',
  'merchant',
  'milestone_lost',
] as const;
export type ReversalCause = (typeof reversalCauses)[number];
export type ReversalStatus = 'approved' | 'reversing' | 'settled' | 'unclear';

/** A part, or the whole, of a reward that has to be taken back. */
export interface Reversal {
  shopId: ShopId;
  id: ReversalId;
  rewardId: RewardId;
  advocateId: AdvocateId;
  cause: ReversalCause;
  causeKey: string;
  /** Minor units of the reward's worth; 1 for the whole of a reward without a worth. */
  amountMinor: bigint;
  status: ReversalStatus;
  purse: string;
  /** Taken out of Shopify. */
  takenMinor: bigint;
  /** To be set off against later rewards of the purse. */
  owedMinor: bigint;
  effectId: string | null;
  reason: OutcomeReason | null;
  approvedAt: Date;
  reversingSince: Date | null;
  settledAt: Date | null;
}
