import type { Money } from '../money.ts';

/**
 * What the refunds that were told come to in one currency, and how many of them are in another, which cannot be added.
 */
export function sumRefunds(
  changes: { kind: string; refunded?: Money | null }[],
  currency: string,
): { sum: Money; count: number; otherCurrencies: number } {
  const refunds = changes.flatMap(({ refunded }) => refunded ?? []);
  const counted = refunds.filter((refund) => refund.currency === currency);
  const amountMinor = counted.reduce((total, refund) => total + refund.amountMinor, 0n);
  return { sum: { amountMinor, currency }, count: refunds.length, otherCurrencies: refunds.length - counted.length };
}
