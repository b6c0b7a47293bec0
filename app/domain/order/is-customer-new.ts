const millisecondsAMinute = 60_000;

/**
 * Whether the customer's record was made by this very order, so that nothing can have come before it: Shopify makes one
 * with a buyer's first checkout. Only the shop's own checkout is trusted; staff and other apps may write records late.
 */
export function isCustomerNew(order: { sourceName: string; customerSince: Date | null; placedAt: Date }): boolean {
  return order.sourceName === 'web' && isRecordNew(order);
}

/** Whether the record is as young as the order, whoever wrote it: then the one order counted in it is this one. */
export function isRecordNew({ customerSince, placedAt }: { customerSince: Date | null; placedAt: Date }): boolean {
  return customerSince !== null && Math.abs(placedAt.getTime() - customerSince.getTime()) <= millisecondsAMinute;
}
