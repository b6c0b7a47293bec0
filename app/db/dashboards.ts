import { parseDecision, type Decision } from '#app/domain/decision.ts';
import type { AdvocateId, ClaimId, ReferralId, RewardId, ShopId } from '#app/domain/ids.ts';
import type { Reversal, Reward } from '#app/domain/reward/reward.ts';
import { database } from './client.server.ts';
import type { ReferralStatus } from './referrals.ts';
import { listReversals } from './reversals.ts';
import { findRewards, listRewardsOfAdvocate } from './rewards.ts';

/** An offer that a friend picked up and that no order came of, or none yet. */
export interface OpenClaim {
  id: ClaimId;
  claimedAt: Date;
  expiresAt: Date;
}
/** A friend's order, as far as its advocate has a part in it. */
export interface BroughtReferral {
  id: ReferralId;
  status: ReferralStatus;
  decision: Decision;
  decidedAt: Date;
  appealedAt: Date | null;
}

/** What an advocate's invite led to, the newest first, no list longer than `most`; with how many there are in all. */
export interface AdvocateHistory {
  claims: OpenClaim[];
  referrals: BroughtReferral[];
  rewards: Reward[];
  /** Of the listed rewards, and of those that a referral which was taken back had brought. */
  reversals: Reversal[];
  rewardsOfReferrals: Reward[];
  counts: { claims: number; referrals: number; rewards: number };
}

/** A few indexed statements, whatever the advocate has brought. */
export async function getAdvocateHistory(
  shopId: ShopId,
  advocateId: AdvocateId,
  most: number,
): Promise<AdvocateHistory> {
  const [claims, referrals, rewards] = await Promise.all([
    listOpenClaims(shopId, advocateId, most + 1),
    listBroughtReferrals(shopId, advocateId, most + 1),
    listRewardsOfAdvocate(shopId, advocateId, most + 1),
  ]);
  const reversedIds = referrals.filter(({ status }) => status === 'reversed').map(({ id }) => id);
  const rewardsOfReferrals =
    reversedIds.length === 0
      ? []
      : await findRewards({ shopId, advocateId, side: 'advocate', referralId: { in: reversedIds } }, 4 * most);
  const rewardIds = new Set<RewardId>([...rewards, ...rewardsOfReferrals].map(({ id }) => id));
  const [reversals, counts] = await Promise.all([
    rewardIds.size === 0 ? [] : listReversals(shopId, [...rewardIds]),
    countHistory(shopId, advocateId, { claims, referrals, rewards }, most),
  ]);
  return {
    claims: claims.slice(0, most),
    referrals: referrals.slice(0, most),
    rewards: rewards.slice(0, most),
    reversals,
    rewardsOfReferrals,
    counts,
  };
}

async function listOpenClaims(shopId: ShopId, advocateId: AdvocateId, most: number): Promise<OpenClaim[]> {
  return await database.$queryRaw<OpenClaim[]>`
    select claim.id, claim.claimed_at as "claimedAt", claim.expires_at as "expiresAt"
      from claim
     where claim.shop_id = ${shopId} and claim.advocate_id = ${advocateId}
       and not exists (select from referral
                        where referral.shop_id = claim.shop_id and referral.advocate_id = claim.advocate_id
                          and referral.claim_id = claim.id)
     order by claim.claimed_at desc, claim.id desc
     limit ${most}`;
}

async function listBroughtReferrals(shopId: ShopId, advocateId: AdvocateId, most: number): Promise<BroughtReferral[]> {
  const rows = await database.referral.findMany({
    where: { shopId, advocateId },
    select: { id: true, status: true, decision: true, decidedAt: true, appealedAt: true },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
  return rows.map((row) => ({
    ...row,
    id: row.id as ReferralId,
    status: row.status as ReferralStatus,
    decision: parseDecision(row.decision),
  }));
}

/** Only what does not fit its list has to be counted. */
async function countHistory(
  shopId: ShopId,
  advocateId: AdvocateId,
  listed: { claims: unknown[]; referrals: unknown[]; rewards: unknown[] },
  most: number,
): Promise<AdvocateHistory['counts']> {
  const where = { shopId, advocateId };
  const referrals = listed.referrals.length > most ? await database.referral.count({ where }) : listed.referrals.length;
  return {
    // A claim brings one referral, hardly ever more: so many are without one.
    claims:
      listed.claims.length > most
        ? Math.max((await database.claim.count({ where })) - referrals, listed.claims.length)
        : listed.claims.length,
    referrals,
    rewards:
      listed.rewards.length > most
        ? await database.reward.count({ where: { ...where, side: 'advocate' } })
        : listed.rewards.length,
  };
}
