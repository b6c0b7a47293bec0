import { findAdvocateEmail, getAdvocate } from '#app/db/advocates.ts';
import { findBlocks, marksOf } from '#app/db/blocks.ts';
import type { Claim } from '#app/db/claims.ts';
import type { Connection } from '#app/db/client.server.ts';
import { isRing, listFriendOrders } from '#app/db/referral-history.ts';
import { hasRewardedReferral } from '#app/db/referrals.ts';
import type { Shop } from '#app/db/shops.ts';
import type { Recognition } from '#app/domain/attribution/recognition.ts';
import type { OrderPayload } from '#app/domain/order/order-payload.ts';
import { isDisposableEmail } from '#app/domain/person/is-disposable-email.ts';
import type { Protection } from '#app/domain/fraud/protection.ts';
import type { ReferralFacts, Traces } from '#app/domain/reward/referral-facts.ts';
import type { OrderAnswers } from './ask-about-order.ts';

interface Referred {
  shop: Shop;
  order: OrderPayload;
  /** Of the buyer; what the order does not say of where they are, their visit may have said. */
  traces: Traces;
  claim: Claim;
  recognition: Recognition;
  answers: OrderAnswers;
  cancelledAt: Date | null;
  /** So much was paid back that it brings nothing. */
  isRefunded: boolean;
  protection: Protection;
}

/** Puts together everything that the decision may know. Only what a rule looks at is looked up. */
export async function gatherReferralFacts(referred: Referred, transaction: Connection): Promise<ReferralFacts> {
  const { shop, order, traces, claim, recognition, answers, cancelledAt, isRefunded } = referred;
  const advocate = await getAdvocate(shop.id, claim.advocateId, transaction);
  const { customerId, id: orderId } = order;
  const { emailHash } = traces;
  const earning = { claimId: claim.id, programId: claim.programId, orderId, customerId, emailHash };
  return {
    recognition,
    order: {
      ...traces,
      isTest: order.isTest,
      isCancelled: cancelledAt !== null,
      isRefunded,
      sourceName: order.sourceName,
      subtotal: order.subtotal,
      customerId: order.customerId,
      isEmailDisposable: isDisposableEmail(order.email),
      placedAt: order.placedAt,
      position: answers.position,
      // A customer whose record has no date is one of whom it is not known.
      customerSince: order.customerId === null ? null : (order.customerSince ?? undefined),
      holdsWantedItems: answers.holdsWantedItems,
      risk: answers.risk,
      dispute: answers.state?.dispute ?? null,
    },
    advocate,
    claim: {
      customerId: claim.customerId,
      claimedAt: claim.claimedAt,
      expiresAt: claim.expiresAt,
      isMomentKnown: claim.visitId !== null,
      isRewarded: await hasRewardedReferral(shop.id, earning, transaction),
    },
    history: await gatherHistory(referred, advocate, transaction),
  };
}

async function gatherHistory(
  { shop, order, traces, protection }: Referred,
  advocate: Awaited<ReturnType<typeof getAdvocate>>,
  transaction: Connection,
): Promise<ReferralFacts['history']> {
  const isOn = (rule: keyof Protection) => protection[rule].action !== 'off';
  // Also while nothing is done about it: the merchant is told what a rule that is off would have seen.
  const friendOrders = await listFriendOrders(shop.id, advocate.id, { ...order, ipHash: traces.ipHash }, transaction);
  const friend = { customerId: order.customerId, emailHash: traces.emailHash };
  const marks = isOn('blocked')
    ? [
        ...marksOf(shop.id, { ...traces, customerId: order.customerId, email: order.email }),
        ...marksOf(shop.id, { ...advocate, email: await findAdvocateEmail(shop.id, advocate.id, transaction) }),
      ]
    : [];
  const blocks = await findBlocks(shop.id, marks, transaction);
  return {
    friendOrdersAt: friendOrders.map(({ placedAt }) => placedAt),
    sameIpReferrals: friendOrders.filter(({ isSameIp }) => isSameIp).length,
    isRing: isOn('ring') && (await isRing(shop.id, friend, advocate, transaction)),
    blockedBy: [...new Set(blocks.map(({ kind }) => kind))],
  };
}
