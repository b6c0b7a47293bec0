import { newId } from '#app/db/new-id.server.ts';
import { purseOf } from '#app/db/offer-key.server.ts';
import { faceValue } from '#app/domain/reward/benefit.ts';
import { costOf } from '#app/domain/reward/offer.ts';
import type { Reward } from '#app/domain/reward/reward.ts';

type Given = Pick<
  Reward,
  | 'shopId'
  | 'programId'
  | 'versionNumber'
  | 'advocateId'
  | 'side'
  | 'cause'
  | 'causeKey'
  | 'referralId'
  | 'offer'
  | 'dueAt'
> & { note?: string | null; now: Date };

/** A reward as it begins: promised, with nothing set off, limited or chosen. Writes nothing. */
export function draftReward({ note = null, now, ...given }: Given): Reward {
  const { offer } = given;
  return {
    ...given,
    id: newId('rw'),
    worth: faceValue(offer.benefit),
    cost: costOf(offer),
    purse: purseOf(offer),
    nettedMinor: 0n,
    parentDiscountId: null,
    code: null,
    effectId: null,
    status: 'waiting',
    reason: null,
    note,
    approvedAt: now,
    issuingSince: null,
    issuedAt: null,
    expiresAt: null,
  };
}
