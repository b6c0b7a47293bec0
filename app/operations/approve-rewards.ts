import type { Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId, newSecretCode } from '#app/db/new-id.server.ts';
import { findParentDiscount } from '#app/db/parent-discounts.ts';
import type { Referral } from '#app/db/referrals.ts';
import { insertReward } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { Actor } from '#app/domain/ledger.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { sides, type Side } from '#app/domain/reward/benefit.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

interface ApprovedReferral {
  shop: Shop;
  referral: Pick<Referral, 'id' | 'programId' | 'versionNumber' | 'advocateId' | 'orderId'>;
  settings: ProgramSettings;
  friendCode: string;
  actor: Actor;
  now: Date;
}

/**
 * Writes down what both sides are owed and queues the issuing, inside the transaction that decided it. Safe to run
 * twice: a referral has one reward for each side. The friend's was issued with the claim and used on this order.
 */
export async function approveRewards(approved: ApprovedReferral, transaction: Connection): Promise<void> {
  for (const side of sides) await approveSide(side, approved, transaction);
}

async function approveSide(
  side: Side,
  { shop, referral, settings, friendCode, actor, now }: ApprovedReferral,
  transaction: Connection,
): Promise<void> {
  const benefit = side === 'friend' ? settings.friendBenefit : settings.advocateBenefit;
  const parent = await findParentDiscount(shop.id, referral.programId, referral.versionNumber, side, transaction);
  if (benefit === null) return;
  if (parent === null)
    throw new Error(`Version ${referral.versionNumber} of ${referral.programId} has no ${side} discount.`);

  const isIssued = side === 'friend';
  const reward = {
    shopId: shop.id,
    id: newId('rw'),
    referralId: referral.id,
    side,
    benefit,
    parentDiscountId: parent.id,
    code: isIssued ? friendCode : newSecretCode('THANKS'),
    status: isIssued ? ('issued' as const) : ('approved' as const),
    approvedAt: now,
    issuedAt: isIssued ? now : null,
  };
  if (!(await insertReward(reward, transaction))) return;

  const about = {
    programId: referral.programId,
    advocateId: referral.advocateId,
    referralId: referral.id,
    rewardId: reward.id,
    orderId: referral.orderId,
  };
  await appendToLedger(
    shop.id,
    [
      isIssued
        ? {
            kind: 'reward_issued',
            actor,
            at: now,
            causeKey: `issued:${reward.id}`,
            ...about,
            data: { side, code: reward.code },
          }
        : { kind: 'reward_approved', actor, at: now, causeKey: `approved:${reward.id}`, ...about, data: { side } },
    ],
    transaction,
  );
  if (!isIssued)
    await enqueue(transaction, 'issue-reward', { shopId: shop.id, rewardId: reward.id }, { key: `issue:${reward.id}` });
}
