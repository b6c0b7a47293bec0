import { takeAttempt } from '#app/db/attempts.ts';
import { findAppealable, noteAppeal } from '#app/db/appeals.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, ReferralId } from '#app/domain/ids.ts';
import { canBeLookedAtAgain } from '#app/domain/reward/another-look.ts';

export type AnotherLookOutcome = { ok: true } | { refused: 'asked_before' | 'not_possible' | 'too_often' };

/**
 * An advocate asks the shop to look once more at a referral of theirs that earned nothing. Once each: asking is a
 * compare-and-set, and nothing takes it back. `who` is whom the tries count for.
 */
export async function askForAnotherLook({
  shop,
  advocateId,
  referralId,
  who = null,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  advocateId: AdvocateId;
  referralId: ReferralId;
  who?: string | null;
  now: Date;
}): Promise<AnotherLookOutcome> {
  const referral = await findAppealable(shop.id, { advocateId, referralId });
  if (referral !== null && referral.appealedAt !== null) return { refused: 'asked_before' };
  if ((await takeAttempt(shop.id, 'appeal', who, now)) === null) return { refused: 'too_often' };
  return await inTransaction(async (transaction): Promise<AnotherLookOutcome> => {
    if (referral === null || !canBeLookedAtAgain(referral)) return { refused: 'not_possible' };
    if (!(await noteAppeal(shop.id, referralId, now, transaction))) return { refused: 'asked_before' };
    const { programId, orderId } = referral;
    await appendToLedger(
      shop.id,
      [
        {
          kind: 'another_look_asked',
          actor: 'shopper',
          at: now,
          causeKey: `look:${referralId}`,
          programId,
          advocateId,
          referralId,
          orderId,
        },
      ],
      transaction,
    );
    return { ok: true };
  });
}
