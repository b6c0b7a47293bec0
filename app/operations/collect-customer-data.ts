import { findAdvocateEmail, findAdvocateOfCustomer, listInviteCodes, type Advocate } from '#app/db/advocates.ts';
import { findBlocks, marksOf } from '#app/db/blocks.ts';
import { listClaimsOfCustomer } from '#app/db/claims.ts';
import { listMessagesOfAdvocate } from '#app/db/messages.ts';
import { listOrdersOfCustomer } from '#app/db/orders.ts';
import { hashEmail } from '#app/db/personal-data.server.ts';
import { listReferralsOf, type Referral } from '#app/db/referrals.ts';
import { findRewards, listRewardsOfReferral } from '#app/db/rewards.ts';
import { listOriginsOfVisits } from '#app/db/visits.ts';
import { reasonsOf } from '#app/domain/decision.ts';
import type { CustomerGid, ShopId } from '#app/domain/ids.ts';
import type { Reward } from '#app/domain/reward/reward.ts';

/** More than anybody can have; an export that is too long for a mail is still better than one that is cut. */
const mostRewards = 100_000;

/**
 * Everything kept of one customer, as an advocate and as a friend, ready to be written as JSON. Nothing of the person on
 * the other side: an advocate's referrals name no friend and no order of theirs.
 */
export async function collectCustomerData(
  shopId: ShopId,
  { customerId, email }: { customerId: CustomerGid; email: string | null },
) {
  const advocate = await findAdvocateOfCustomer(shopId, customerId);
  const emailHash = hashEmail(shopId, email);
  const orders = await listOrdersOfCustomer(shopId, { customerId, emailHash });
  const referrals = await listReferralsOf(shopId, {
    advocateId: advocate?.id ?? null,
    orderIds: orders.map(({ id }) => id),
  });
  const claims = await listClaimsOfCustomer(shopId, customerId);
  const nothing = { emailHash, phoneHash: null, addressHash: null, ipHash: null };
  const blocks = await findBlocks(shopId, marksOf(shopId, { ...nothing, ...advocate, customerId, email }));
  return {
    customerId,
    advocate: advocate === null ? null : await describeAdvocate(shopId, advocate),
    claims: claims.map(({ claimedAt, friendCode, channel, locale, expiresAt }) => {
      return { claimedAt, friendCode, channel, locale, expiresAt };
    }),
    visits: await listOriginsOfVisits(
      shopId,
      claims.map(({ visitId }) => visitId),
    ),
    orders,
    blocks: blocks.map(({ kind, note, blockedAt }) => ({ kind, note, blockedAt })),
    referralsAsAdvocate: referrals
      .filter(({ advocateId }) => advocateId === advocate?.id)
      .map((referral) => describeReferral(referral)),
    referralsAsFriend: await Promise.all(
      referrals
        .filter(({ orderId }) => orders.some(({ id }) => id === orderId))
        .map(async (referral) => {
          const { orderId, decision } = referral;
          const rewards = await listRewardsOfReferral(shopId, referral.id);
          const theirs = rewards.filter(({ side }) => side === 'friend').map(describeReward);
          return { orderId, evidence: decision.evidence, ...describeReferral(referral), rewards: theirs };
        }),
    ),
  };
}

async function describeAdvocate(shopId: ShopId, advocate: Advocate & { code: string }) {
  const { id, firstName, code, locale, joinedAt, orderCount, tags, segmentIds, factsAt } = advocate;
  const { phoneHash, addressHash, ipHash, deviceHash } = advocate;
  return {
    firstName,
    email: await findAdvocateEmail(shopId, id),
    inviteCode: code,
    inviteCodes: await listInviteCodes(shopId, id),
    locale,
    joinedAt,
    /** What they are compared with friends by; the values themselves are not kept. */
    traces: { phoneHash, addressHash, ipHash, deviceHash },
    facts: { orderCount, tags, segmentIds, factsAt },
    messages: await listMessagesOfAdvocate(shopId, id),
    rewards: (await findRewards({ shopId, advocateId: id, side: 'advocate' }, mostRewards)).map(describeReward),
  };
}

function describeReferral({ id, channel, status, decision, decidedAt }: Referral) {
  return { id, channel, status, reasons: reasonsOf(decision), decidedAt };
}

function describeReward({ code, offer, cause, referralId, status, note, approvedAt, issuedAt, expiresAt }: Reward) {
  return { code, benefit: offer.benefit, cause, referralId, state: status, note, approvedAt, issuedAt, expiresAt };
}
