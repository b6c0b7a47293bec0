const millisecondsAMinute = 60_000;

/**
 * Whether the customer's record was made by this very order, so that nothing can have come before it: Shopify makes one
 * with a buyer's first checkout. Only the shop's own checkout is trusted; staff and other apps may write records late.
 */
export function isCustomerNew(order: { sourceName: string; customerSince: Date | null; placedAt: Date }): boolean {
  if (order.sourceName !== 'web' || order.customerSince === null) return false;
  return Math.abs(order.placedAt.getTime() - order.customerSince.getTime()) <= millisecondsAMinute;
}
