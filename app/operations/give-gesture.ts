import { z } from 'zod';
import { findAdvocate, lockAdvocate } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { findProgram } from '#app/db/programs.ts';
import { findRewards, insertReward } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, ProgramId, RewardId } from '#app/domain/ids.ts';
import { manyLines } from '#app/domain/many-lines.ts';
import { faceValue } from '#app/domain/reward/benefit.ts';
import { offerSchema, type Offer } from '#app/domain/reward/offer.ts';
import { draftReward } from './draft-reward.ts';
import { addToSpend, announceLimit, openSpend } from './program-spend.ts';
import { startReward } from './start-reward.ts';

export const longestNote = 500;
export type GestureRefusal = 'advocate_not_found' | 'program_not_published' | 'bad_offer' | 'note_too_long';
export type GestureOutcome = { ok: true; rewardId: RewardId } | { refused: GestureRefusal };

interface Gesture {
  shop: Shop;
  advocateId: AdvocateId;
  /** Under whose name and limit it is given. */
  programId: ProgramId;
  offer: Offer;
  note: string;
  /** Made with the form, so that sending it twice is one gesture. */
  formKey: string;
  now: Date;
}

/**
 * The merchant gives an advocate something by hand. Nothing holds it back or is set off against it: it is a gift, and the
 * merchant knows. What it costs counts in the program's month. Twice is once: the form's key is its cause, looked for
 * under the advocate's lock.
 */
export async function giveGesture({
  shop,
  advocateId,
  programId,
  offer,
  note,
  formKey,
  now,
}: Gesture): Promise<GestureOutcome> {
  const words = manyLines(note);
  if (words.length > longestNote) return { refused: 'note_too_long' };
  if (!isGivable(offer, shop)) return { refused: 'bad_offer' };

  return await inTransaction(async (transaction): Promise<GestureOutcome> => {
    if ((await findAdvocate(shop.id, advocateId, transaction)) === null) return { refused: 'advocate_not_found' };
    const program = await findProgram(shop.id, programId, transaction);
    if (program === null || program.publishedVersion === null) return { refused: 'program_not_published' };
    await lockAdvocate(shop.id, advocateId, transaction);
    const causeKey = `gesture:${advocateId}:${formKey}`;
    const [given] = await findRewards({ shopId: shop.id, causeKey }, 1, transaction);
    if (given !== undefined) return { ok: true, rewardId: given.id };

    const reward = draftReward({
      shopId: shop.id,
      programId,
      versionNumber: program.publishedVersion,
      advocateId,
      side: 'advocate',
      cause: 'gesture',
      causeKey,
      referralId: null,
      offer,
      dueAt: now,
      note: words === '' ? null : words,
      now,
    });
    const spend = await openSpend({ shop, programId, now }, transaction);
    addToSpend(spend, reward.cost);
    await insertReward(reward, transaction);
    const approved = await startReward({ shop, reward, orderId: null, actor: 'merchant', now }, transaction);
    await appendToLedger(shop.id, [approved], transaction);
    await announceLimit(spend, { shop, programId, isRewardKeptBack: false, now }, transaction);
    return { ok: true, rewardId: reward.id };
  });
}

/** What a form that was got around could bring: nonsense, or money that the shop does not have. */
function isGivable(offer: Offer, { currency }: Shop): boolean {
  const amounts = [faceValue(offer.benefit), offer.terms.minimumSubtotal, offer.estimatedCost];
  return (
    z.safeEncode(offerSchema, offer).success && amounts.every((money) => money === null || money.currency === currency)
  );
}
