import { findAdvocateEmail, findAdvocateOfCustomer, listInviteCodes, type Advocate } from '#app/db/advocates.ts';
import { listClaimsOfCustomer } from '#app/db/claims.ts';
import { listMessagesOfAdvocate } from '#app/db/messages.ts';
import { listOrdersOfCustomer } from '#app/db/orders.ts';
import { hashEmail } from '#app/db/personal-data.server.ts';
import { listReferralsOf, type Referral } from '#app/db/referrals.ts';
import { listRewardsOfReferral } from '#app/db/rewards.ts';
import { reasonsOf } from '#app/domain/decision.ts';
import type { CustomerGid, ShopId } from '#app/domain/ids.ts';

/**
 * Everything kept of one customer, as an advocate and as a friend, ready to be written as JSON. Nothing of the person on
 * the other side: an advocate's referrals name no friend and no order of theirs.
 */
export async function collectCustomerData(
  shopId: ShopId,
  { customerId, email }: { customerId: CustomerGid; email: string | null },
) {
  const advocate = await findAdvocateOfCustomer(shopId, customerId);
  const orders = await listOrdersOfCustomer(shopId, customerId, hashEmail(shopId, email));
  const referrals = await listReferralsOf(shopId, {
    advocateId: advocate?.id ?? null,
    orderIds: orders.map(({ id }) => id),
  });
  const claims = await listClaimsOfCustomer(shopId, customerId);
  return {
    customerId,
    advocate: advocate === null ? null : await describeAdvocate(shopId, advocate),
    claims: claims.map(({ claimedAt, friendCode, channel, locale, expiresAt }) => {
      return { claimedAt, friendCode, channel, locale, expiresAt };
    }),
    orders,
    referralsAsAdvocate: await Promise.all(
      referrals
        .filter(({ advocateId }) => advocateId === advocate?.id)
        .map((referral) => describeReferral(shopId, referral, 'advocate')),
    ),
    referralsAsFriend: await Promise.all(
      referrals
        .filter(({ orderId }) => orders.some(({ id }) => id === orderId))
        .map(async (referral) => {
          const { orderId, decision } = referral;
          return { orderId, evidence: decision.evidence, ...(await describeReferral(shopId, referral, 'friend')) };
        }),
    ),
  };
}

async function describeAdvocate(shopId: ShopId, { id, firstName, code, locale }: Advocate & { code: string }) {
  return {
    firstName,
    email: await findAdvocateEmail(shopId, id),
    inviteCode: code,
    inviteCodes: await listInviteCodes(shopId, id),
    locale,
    messages: await listMessagesOfAdvocate(shopId, id),
  };
}

async function describeReferral(shopId: ShopId, referral: Referral, side: 'advocate' | 'friend') {
  const rewards = await listRewardsOfReferral(shopId, referral.id);
  const { channel, status, decision, decidedAt } = referral;
  return {
    channel,
    status,
    reasons: reasonsOf(decision),
    decidedAt,
    rewards: rewards
      .filter((reward) => reward.side === side)
      .map(({ code, benefit, status: state, approvedAt, issuedAt }) => ({
        code,
        benefit,
        state,
        approvedAt,
        issuedAt,
      })),
  };
}
