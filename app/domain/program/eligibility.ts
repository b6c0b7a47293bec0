import { assertNever } from '../assert-never.ts';
import type { Eligibility } from './settings.ts';

/** What is known of somebody who wants to invite. */
export interface AdvocateFacts {
  /** Null when nobody could say. */
  orderCount: number | null;
  tags: readonly string[];
  segmentIds: readonly string[];
}

/** Whether somebody may invite; null when that is not known. Shopify compares tags without regard to case. */
export function isEligible(facts: AdvocateFacts, eligibility: Eligibility): boolean | null {
  switch (eligibility.kind) {
    case 'everyone':
      return true;
    case 'has_ordered':
      return facts.orderCount === null ? null : facts.orderCount > 0;
    case 'tag': {
      const wanted = eligibility.tag.toLowerCase();
      return facts.tags.some((tag) => tag.toLowerCase() === wanted);
    }
    case 'segment':
      return facts.segmentIds.includes(eligibility.segmentId);
    default:
      return assertNever(eligibility);
  }
}
