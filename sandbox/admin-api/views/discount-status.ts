import type { Discount } from '../../world/types.ts';

export type DiscountStatus = 'ACTIVE' | 'EXPIRED' | 'SCHEDULED';

/** Whether a discount can be used now. */
export function discountStatus(discount: Discount, now: Date): DiscountStatus {
  const { startsAt, endsAt } = discount.input;
  if (discount.deactivated || (typeof endsAt === 'string' && Date.parse(endsAt) <= now.getTime())) return 'EXPIRED';
  return typeof startsAt === 'string' && Date.parse(startsAt) > now.getTime() ? 'SCHEDULED' : 'ACTIVE';
}
