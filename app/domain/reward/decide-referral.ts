import { rulesVersion, type DeclineReason, type Decision, type Evidence, type HoldReason } from '../decision.ts';
import { compareMoney, type Money } from '../money.ts';
import type { ProgramSettings } from '../program/settings.ts';
import { isBefore } from '../time.ts';

/** Everything the decision may know. What could not be seen is null, never left out and never guessed. */
export interface ReferralFacts {
  friendCode: string;
  order: {
    isTest: boolean;
    isCancelled: boolean;
    /** After discounts, in the shop's currency. */
    subtotal: Money;
    customerId: string | null;
    emailHash: string | null;
    placedAt: Date;
    /** 1 for the customer's first order; null when Shopify did not say (guest, or not counted yet). */
    position: number | null;
  };
  advocate: { customerId: string; emailHash: string | null };
  claim: {
    expiresAt: Date;
    /** Another order with the same code was rewarded before. */
    isRewarded: boolean;
  };
}

/**
 * Decides one referral. Pure: the same facts and settings always give the same answer. Every reason that speaks
 * against the referral is listed, not only the first, so that the merchant sees the whole of it.
 */
export function decideReferral(facts: ReferralFacts, settings: ProgramSettings): Decision {
  const { order, advocate } = facts;
  // A guest has no account to compare.
  const sameCustomer = order.customerId === null ? null : order.customerId === advocate.customerId;
  const sameEmail =
    order.emailHash === null || advocate.emailHash === null ? null : order.emailHash === advocate.emailHash;
  const evidence: Evidence[] = [
    { kind: 'friend_code', code: facts.friendCode },
    { kind: 'order_position', position: order.position },
    { kind: 'subtotal', subtotal: order.subtotal, minimum: settings.minimumSubtotal },
    { kind: 'same_customer', same: sameCustomer },
    { kind: 'same_email', same: sameEmail },
  ];

  const against: DeclineReason[] = [];
  if (order.isTest) against.push('test_order');
  if (order.isCancelled) against.push('order_cancelled');
  if (sameCustomer === true || sameEmail === true) against.push('own_invite');
  if (settings.firstOrderOnly && order.position !== null && order.position > 1) against.push('not_first_order');
  const minimum = settings.minimumSubtotal;
  // A shop can change its currency; amounts of two currencies are not compared.
  const isComparable = minimum === null || minimum.currency === order.subtotal.currency;
  if (minimum !== null && isComparable && compareMoney(order.subtotal, minimum) < 0) against.push('under_minimum');
  if (isBefore(facts.claim.expiresAt, order.placedAt)) against.push('claim_expired');
  if (facts.claim.isRewarded) against.push('claim_already_rewarded');
  if (against.length > 0) return { kind: 'decline', reasons: against, evidence, rulesVersion };

  // A rule that could not see its data does not pass the order.
  const unseen: HoldReason[] = [];
  if (settings.firstOrderOnly && order.position === null) unseen.push('order_history_unknown');
  if (!isComparable) unseen.push('currency_differs');
  if (unseen.length > 0) return { kind: 'hold', reasons: unseen, evidence, rulesVersion };
  return { kind: 'reward', reason: 'conditions_met', evidence, rulesVersion };
}
