import { z } from 'zod';
import { recognitionSchema } from './attribution/recognition.ts';
import { fraudActions, fraudRules } from './fraud/protection.ts';
import { figuresSchema, sights } from './fraud/sight.ts';
import { moneySchema } from './money.ts';
import { blockKinds, orderRisks } from './reward/referral-facts.ts';

/** Raised whenever the rules below would answer differently; stored with every decision. */
export const rulesVersion = 5;

/** Why a merchant declines a referral; the last says no more than that they did. */
export const merchantReasons = [
  'same_household',
  'staff_order',
  'abuse',
  'not_a_recommendation',
  'merchant_declined',
] as const;
export type MerchantReason = (typeof merchantReasons)[number];

/**
 * Why a referral earns nothing, in the order in which people read it. Closed list: docs/reasons.md and the catalogues name
 * each of them.
 */
export const declineReasons = [
  'test_order',
  'draft_order',
  'point_of_sale_order',
  'order_cancelled',
  'order_refunded',
  'dispute_lost',
  ...fraudRules,
  'not_first_order',
  'under_minimum',
  'wrong_items',
  'claim_expired',
  'claim_already_rewarded',
  ...merchantReasons,
] as const;
/** Why a referral waits for the merchant: something could not be seen, looks wrong, or is the merchant's to decide. */
export const holdReasons = [
  ...fraudRules,
  'evidence_missing',
  'order_history_unknown',
  'currency_differs',
  'items_unknown',
  'dispute_open',
  'advocate_erased',
  'reopened',
  'manual_approval',
] as const;
/** Why a referral was rewarded. */
export const rewardReasons = ['conditions_met', 'merchant_approved'] as const;

export type DeclineReason = (typeof declineReasons)[number];
export type HoldReason = (typeof holdReasons)[number];
export type RewardReason = (typeof rewardReasons)[number];
export type Reason = DeclineReason | HoldReason | RewardReason;

/** Through what an order came in; `other` is another app's. */
export const orderSources = ['web', 'pos', 'draft', 'other'] as const;

/** What was looked at, kept so that a person can follow the decision later. Nothing of it says who anybody is. */
export const evidenceSchema = z.discriminatedUnion('kind', [
  ...recognitionSchema.options,
  /** Without one on the order, there is nothing for the friend. */
  z.object({ kind: z.literal('no_friend_code') }),
  /** Position of the order in the customer's history, 1 for the first; null when Shopify could not say. */
  z.object({ kind: z.literal('order_position'), position: z.number().int().nullable() }),
  /** After discounts, which is what Shopify compares with the minimum when it takes the code. */
  z.object({ kind: z.literal('subtotal'), subtotal: moneySchema, minimum: moneySchema.nullable() }),
  z.object({ kind: z.literal('source'), source: z.enum(orderSources) }),
  /** Whether it holds one of the goods that the program asks for; null when they could not be seen. */
  z.object({ kind: z.literal('items'), holdsWanted: z.boolean().nullable() }),
  /** What Shopify recommends; null when it could not be asked. */
  z.object({ kind: z.literal('risk'), recommendation: z.enum(orderRisks).nullable() }),
  /** On which grounds somebody stands on the block list. */
  z.object({ kind: z.literal('blocked'), grounds: z.array(z.enum(blockKinds)) }),
  /** What a rule that is on saw, and what a match of it does. */
  z.object({
    kind: z.literal('rule'),
    rule: z.enum(fraudRules),
    saw: z.enum(sights),
    action: z.enum(fraudActions).exclude(['off']),
    figures: figuresSchema.nullable(),
  }),
]);
export type Evidence = z.infer<typeof evidenceSchema>;

const every = {
  evidence: z.array(evidenceSchema),
  /** Rules that matched and are only to be shown. */
  flags: z.array(z.enum(fraudRules)).default([]),
  rulesVersion: z.number().int(),
};
export const decisionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reward'), reason: z.enum(rewardReasons), ...every }),
  z.object({ kind: z.literal('hold'), reasons: z.array(z.enum(holdReasons)).min(1), ...every }),
  z.object({ kind: z.literal('decline'), reasons: z.array(z.enum(declineReasons)).min(1), ...every }),
]);
export type Decision = z.infer<typeof decisionSchema>;

/** Until version 2 two comparisons were evidence of their own. */
const olderEvidence = z
  .object({ kind: z.enum(['same_customer', 'same_email']), same: z.boolean().nullable() })
  .transform(({ kind, same }): z.input<typeof evidenceSchema> => {
    return { kind: 'rule', rule: kind, saw: same === true ? 'match' : 'clear', action: 'decline', figures: null };
  });
const anyDecision = z.looseObject({ evidence: z.array(z.union([olderEvidence, z.unknown()])) });

/** Reads a decision as it was stored by any version. */
export function parseDecision(json: unknown): Decision {
  return decisionSchema.parse(anyDecision.parse(json));
}
export function encodeDecision(decision: Decision): z.input<typeof decisionSchema> {
  return z.encode(decisionSchema, decision);
}
/** The reasons of any decision as one list. */
export function reasonsOf(decision: Decision): Reason[] {
  return decision.kind === 'reward' ? [decision.reason] : decision.reasons;
}
