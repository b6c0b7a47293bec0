import type { Connection } from '#app/db/client.server.ts';
import { moveIntoFigures } from '#app/db/figure-counting.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import type { AdvocateId, ProgramId, ReferralId, ShopId } from '#app/domain/ids.ts';

/** A row in every table of figures, some of them wrong, and an entry that is not counted yet. */
export async function fillFigures(
  shopId: ShopId,
  of: { programId: ProgramId; advocateId: AdvocateId; referralId: ReferralId; orderId: string; at: Date },
  transaction: Connection,
): Promise<void> {
  const about = { actor: 'ricochet', ...of } as const;
  const data = { outcome: 'held', matched: 'velocity', unseen: 'same_phone' };
  await appendToLedger(
    shopId,
    [
      { ...about, kind: 'order_paid', causeKey: 'figures:paid' },
      { ...about, kind: 'referral_decided', causeKey: 'figures:decided', data },
    ],
    transaction,
  );
  await moveIntoFigures(shopId, 1000, transaction);
  await transaction.figure.updateMany({ where: { shopId }, data: { shares: 7 } });
  await appendToLedger(shopId, [{ ...about, kind: 'invite_shared', causeKey: 'figures:shared' }], transaction);
}
