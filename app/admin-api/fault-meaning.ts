import { AdminApiFault } from './client.server.ts';
import { UnexpectedRefusal } from './user-error.ts';

/** What Shopify said when it will answer the same however often it is asked, and did nothing; null for other faults. */
export function refusalIn(fault: unknown): string | null {
  if (fault instanceof UnexpectedRefusal) return fault.canRetry ? null : fault.message;
  return fault instanceof AdminApiFault && !fault.canRetry && !fault.effectUnknown ? fault.message : null;
}

/** Whether nothing came of the call that failed. */
export function hadNoEffect(fault: unknown): boolean {
  if (fault instanceof UnexpectedRefusal) return !fault.canRetry;
  return fault instanceof AdminApiFault && !fault.effectUnknown;
}

/** Whether nobody can know what came of the call, and asking again would not tell. */
export function isBeyondKnowing(fault: unknown): boolean {
  return fault instanceof AdminApiFault && !fault.canRetry && fault.effectUnknown;
}
