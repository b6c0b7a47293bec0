import { addCalendarDays, endOfMonth, monthOf } from '../time.ts';
import type { Offer } from './offer.ts';

/** The month with whose end something expires, and that end; null for something that never does. */
export type Expiry = { month: string; at: Date } | null;

/**
 * When a code of this offer expires that is issued at `issuedAt`. Codes are promised for `expiresInDays` of the shop's
 * days and end with the month in which the last of them lies: never earlier than promised, and twelve discounts a year.
 */
export function expiryOf(offer: Offer, issuedAt: Date, timeZone: string): Expiry {
  return offer.terms.expiresInDays === null ? null : expiryAfter(offer.terms.expiresInDays, issuedAt, timeZone);
}

/** The same for a number of days. */
export function expiryAfter(days: number, issuedAt: Date, timeZone: string): NonNullable<Expiry> {
  const lastDay = addCalendarDays(issuedAt, days, timeZone);
  return { month: monthOf(lastDay, timeZone), at: endOfMonth(lastDay, timeZone) };
}
