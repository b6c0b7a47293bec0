import { parseDecision, reasonsOf } from '#app/domain/decision.ts';
import type { AdvocateId, ProgramId, ReferralId, ShopId } from '#app/domain/ids.ts';
import type { SettledReferral } from '#app/domain/reward/another-look.ts';
import type { OutcomeReason, ReversalCause } from '#app/domain/reward/reward.ts';
import { database, type Connection } from './client.server.ts';
import type { ReferralStatus } from './referrals.ts';

export interface AppealableReferral extends SettledReferral {
  programId: ProgramId;
  orderId: string;
}

/** An advocate's own referral, as asking for another look needs it; null when it is not theirs. */
export async function findAppealable(
  shopId: ShopId,
  { advocateId, referralId }: { advocateId: AdvocateId; referralId: ReferralId },
): Promise<AppealableReferral | null> {
  const row = await database.referral.findUnique({
    where: { shopId_id: { shopId, id: referralId } },
    select: { advocateId: true, programId: true, orderId: true, status: true, decision: true, appealedAt: true },
  });
  if (row === null || row.advocateId !== advocateId) return null;
  return {
    programId: row.programId as ProgramId,
    orderId: row.orderId,
    status: row.status as ReferralStatus,
    appealedAt: row.appealedAt,
    reasons:
      row.status === 'reversed' ? await listTakenBackFor(shopId, referralId) : reasonsOf(parseDecision(row.decision)),
  };
}

async function listTakenBackFor(shopId: ShopId, referralId: ReferralId): Promise<(ReversalCause | OutcomeReason)[]> {
  const rewards = await database.reward.findMany({
    where: { shopId, referralId, side: 'advocate' },
    select: { id: true, reason: true },
  });
  const reversals = await database.reversal.findMany({
    where: { shopId, rewardId: { in: rewards.map(({ id }) => id) } },
    select: { cause: true },
  });
  return [
    ...reversals.map(({ cause }) => cause as ReversalCause),
    ...rewards.flatMap(({ reason }) => (reason === null ? [] : [reason as OutcomeReason])),
  ];
}

/** Notes that the advocate asked; answers whether it was this call that did. */
export async function noteAppeal(
  shopId: ShopId,
  referralId: ReferralId,
  now: Date,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.referral.updateMany({
    where: { shopId, id: referralId, appealedAt: null },
    data: { appealedAt: now },
  });
  return count === 1;
}

/** Notes that the merchant left it as it is; answers whether it was this call that did. */
export async function noteAppealAnswer(
  shopId: ShopId,
  referralId: ReferralId,
  now: Date,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.referral.updateMany({
    where: { shopId, id: referralId, appealedAt: { not: null }, appealAnsweredAt: null },
    data: { appealAnsweredAt: now },
  });
  return count === 1;
}
