import { createHash } from 'node:crypto';
import { faceValue } from '#app/domain/reward/benefit.ts';
import { encodeOffer, type Offer } from '#app/domain/reward/offer.ts';

/** A digest of the benefit and its terms: equal for offers that are the same to whoever gets them. */
export function offerKey(offer: Offer): string {
  const { benefit, terms } = encodeOffer(offer);
  return createHash('sha256').update(sorted({ benefit, terms })).digest('base64url').slice(0, 22);
}

/** JSON with the names of every object in order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );
}

/** Rewards of one purse can be set off against each other: money of one currency, or the very same offer. */
export function purseOf(offer: Offer): string {
  const worth = faceValue(offer.benefit);
  return worth === null ? offerKey(offer) : `money:${worth.currency}`;
}
