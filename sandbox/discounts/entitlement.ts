import { gid } from '../world/ids.ts';
import type { Collection } from '../world/types.ts';
import type { PricingLine } from './pricing-input.ts';
import type { DiscountTerms, ItemRule } from './terms.ts';

/** Whether a rule about products, variants or collections is about this line. */
export function matchesItems(rule: ItemRule, line: PricingLine, collections: Collection[]): boolean {
  if (rule.all) return true;
  if (rule.products.includes(gid('Product', line.productId))) return true;
  if (rule.variants.includes(gid('ProductVariant', line.variantId))) return true;
  return collections.some(
    (collection) =>
      rule.collections.includes(gid('Collection', collection.id)) && collection.productIds.includes(line.productId),
  );
}

/** For each line, whether the discount may fall on it. */
export function entitledLines(terms: DiscountTerms, lines: PricingLine[], collections: Collection[]): boolean[] {
  return lines.map(
    (line) =>
      (line.subscription ? terms.onSubscription : terms.onOneTimePurchase) &&
      matchesItems(terms.gets, line, collections),
  );
}
