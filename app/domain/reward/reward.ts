import type { RewardId, ReferralId, ShopId } from '../ids.ts';
import type { Benefit, Side } from './benefit.ts';

/**
 * approved: owed, nothing done yet. issuing: an attempt is under way or died. issued: it exists in Shopify. withheld: the
 * order was cancelled before it was issued, so it never will be.
 */
export type RewardStatus = 'approved' | 'issuing' | 'issued' | 'withheld';

export interface Reward {
  shopId: ShopId;
  id: RewardId;
  referralId: ReferralId;
  side: Side;
  benefit: Benefit;
  code: string;
  status: RewardStatus;
  approvedAt: Date;
  issuedAt: Date | null;
}
