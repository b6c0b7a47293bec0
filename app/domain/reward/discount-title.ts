import { formatDecimal } from '../money.ts';
import type { Benefit, Side } from './benefit.ts';
import type { Offer } from './offer.ts';

/**
 * What a merchant reads in Shopify's list of discounts, such as `Friends of Luma · friend · v2 · 10 % · 2026-12`: the
 * program, the side, its version, what is given and the month with whose end the codes expire.
 */
export function discountTitle(
  programName: string,
  discount: { side: Side; versionNumber: number; offer: Offer; expiryMonth: string | null },
): string {
  const { side, versionNumber, offer, expiryMonth } = discount;
  return [programName, side, `v${versionNumber}`, nameOf(offer.benefit), expiryMonth]
    .filter((part) => part !== null)
    .join(' · ');
}

function nameOf(benefit: Benefit): string {
  if ('amount' in benefit) return `${formatDecimal(benefit.amount)} ${benefit.amount.currency}`;
  if ('label' in benefit && benefit.label !== undefined) return benefit.label;
  if (benefit.kind === 'percentage') return `${benefit.percent} %`;
  return benefit.kind.replaceAll('_', ' ');
}
