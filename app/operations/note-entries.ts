import { findAdvocate } from '#app/db/advocates.ts';
import type { NewLedgerEntry } from '#app/db/ledger.ts';
import type { Note } from '#app/db/notes.ts';
import { findReferral } from '#app/db/referrals.ts';
import { findReward } from '#app/db/rewards.ts';
import { isId, type ShopId } from '#app/domain/ids.ts';

/** Which things of ours an entry about a note is of; null when what it is about is not there. */
export async function findNoteSubject(
  shopId: ShopId,
  { about, aboutId }: Pick<Note, 'about' | 'aboutId'>,
): Promise<Pick<NewLedgerEntry, 'programId' | 'advocateId' | 'referralId' | 'rewardId' | 'orderId'> | null> {
  if (about === 'referral' && isId('rf', aboutId)) {
    const referral = await findReferral(shopId, aboutId);
    if (referral === null) return null;
    const { programId, advocateId, orderId } = referral;
    return { programId, advocateId, referralId: aboutId, orderId };
  }
  if (about === 'advocate' && isId('ad', aboutId))
    return (await findAdvocate(shopId, aboutId)) === null ? null : { advocateId: aboutId };
  if (about === 'reward' && isId('rw', aboutId)) {
    const reward = await findReward(shopId, aboutId);
    if (reward === null) return null;
    const { programId, advocateId, referralId } = reward;
    return { programId, advocateId, rewardId: aboutId, ...(referralId === null ? {} : { referralId }) };
  }
  return null;
}
