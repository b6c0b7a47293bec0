import { findAdvocateEmail, findAdvocateOfCustomer, listInviteCodes, type Advocate } from '#app/db/advocates.ts';
import { findBlocks, marksOf } from '#app/db/blocks.ts';
import { listClaimsOfCustomer } from '#app/db/claims.ts';
import { listJoinRequestsOfEmail, listSharesOfAdvocate } from '#app/db/customer-records.ts';
import { findInvitingAdvocate } from '#app/db/inviting-advocates.ts';
import { listMessagesOfAdvocate } from '#app/db/messages.ts';
import { listNotes } from '#app/db/notes.ts';
import { listOrdersOfCustomer } from '#app/db/orders.ts';
import { hashEmail } from '#app/db/personal-data.server.ts';
import { listReferralsOf, type Referral } from '#app/db/referrals.ts';
import { listReversals } from '#app/db/reversals.ts';
import { findRewards, listRewardsOfReferral } from '#app/db/rewards.ts';
import { listOriginsOfVisits } from '#app/db/visits.ts';
import { reasonsOf, type Evidence } from '#app/domain/decision.ts';
import type { CustomerGid, ShopId } from '#app/domain/ids.ts';
import { isCodeReward } from '#app/domain/reward/handed-out.ts';
import type { Reversal, Reward } from '#app/domain/reward/reward.ts';

/** More than anybody can have; an export that is too long for a mail is still better than one that is cut. */
const mostRewards = 100_000;

/**
 * Everything kept of one customer, as an advocate and as a friend, ready to be written as JSON. Nothing of the person on
 * the other side: an advocate's referrals name no friend and no order of theirs. What the rules against fraud looked at is
 * left out, because it would tell a cheat what to change.
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
  const claims = await listClaimsOfCustomer(shopId, { customerId, emailHash });
  const nothing = { emailHash, phoneHash: null, addressHash: null, ipHash: null };
  const blocks = await findBlocks(shopId, marksOf(shopId, { ...nothing, ...advocate, customerId, email }));
  return {
    customerId,
    advocate: advocate === null ? null : await describeAdvocate(shopId, advocate),
    askedToJoin: await listJoinRequestsOfEmail(shopId, emailHash),
    claims: claims.map(({ claimedAt, friendCode, channel, locale, expiresAt, emailHash: address }) => {
      return { claimedAt, friendCode, channel, locale, expiresAt, emailHash: address };
    }),
    visits: await listOriginsOfVisits(
      shopId,
      claims.map(({ visitId }) => visitId).filter((visitId) => visitId !== null),
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
          const theirs = rewards.filter(({ side }) => side === 'friend');
          return {
            orderId,
            evidence: decision.evidence.filter(isTold),
            ...describeReferral(referral),
            rewards: await describeRewards(shopId, theirs),
          };
        }),
    ),
  };
}

async function describeAdvocate(shopId: ShopId, advocate: Advocate & { code: string }) {
  const { id, firstName, code, locale, joinedAt, orderCount, tags, segmentIds, factsAt } = advocate;
  const { phoneHash, addressHash, ipHash, deviceHash } = advocate;
  const rewards = await findRewards({ shopId, advocateId: id, side: 'advocate' }, mostRewards);
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
    isFoundByName: (await findInvitingAdvocate(shopId, { id }))?.isFoundByName ?? false,
    shares: await listSharesOfAdvocate(shopId, id),
    messages: await listMessagesOfAdvocate(shopId, id),
    /** What the shop's staff wrote about them. */
    notes: (await listNotes(shopId, { about: 'advocate', aboutId: id })).map(({ text, writtenAt }) => ({
      text,
      writtenAt,
    })),
    rewards: await describeRewards(shopId, rewards),
  };
}

function describeReferral({ id, channel, status, decision, decidedAt }: Referral) {
  return { id, channel, status, reasons: reasonsOf(decision), decidedAt };
}

async function describeRewards(shopId: ShopId, rewards: Reward[]) {
  const reversals = await listReversals(
    shopId,
    rewards.map(({ id }) => id),
  );
  return rewards.map((reward) => {
    const takenBack = reversals.filter(({ rewardId }) => rewardId === reward.id);
    return { ...describeReward(reward), takenBack: takenBack.map(describeReversal) };
  });
}

function describeReward(reward: Reward) {
  const { offer, cause, referralId, status, reason, note, nettedMinor, approvedAt, issuedAt, expiresAt } = reward;
  const given = { benefit: offer.benefit, cause, referralId, state: status, reason, note, setOffMinor: nettedMinor };
  return { code: codeToTell(reward), ...given, approvedAt, issuedAt, expiresAt };
}

/** A gift card's code is money, and the answer goes through the merchant's mailbox: its end tells which card it is. */
function codeToTell(reward: Reward): string | null {
  return isCodeReward(reward) ? reward.code : (reward.code?.slice(-4) ?? null);
}

function describeReversal({ cause, amountMinor, takenMinor, owedMinor, status, approvedAt, settledAt }: Reversal) {
  return { cause, amountMinor, takenMinor, owedMinor, state: status, approvedAt, settledAt };
}

function isTold({ kind }: Evidence): boolean {
  return kind !== 'rule' && kind !== 'blocked';
}
