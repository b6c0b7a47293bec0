import { z } from 'zod';
import { moneySchema } from './money.ts';

/** Raised whenever the rules below would answer differently; stored with every decision. */
export const rulesVersion = 2;

/** Why a referral earns nothing. Closed list: docs/reasons.md and both catalogues name each of them. */
export const declineReasons = [
  'own_invite',
  'not_first_order',
  'under_minimum',
  'test_order',
  'order_cancelled',
  'claim_expired',
  'claim_already_rewarded',
  'merchant_declined',
] as const;
/** Why a referral waits for the merchant: something could not be seen, so it is neither passed nor refused. */
export const holdReasons = ['order_history_unknown', 'currency_differs'] as const;
/** Why a referral was rewarded. */
export const rewardReasons = ['conditions_met', 'merchant_approved'] as const;

export type DeclineReason = (typeof declineReasons)[number];
export type HoldReason = (typeof holdReasons)[number];
export type RewardReason = (typeof rewardReasons)[number];
export type Reason = DeclineReason | HoldReason | RewardReason;

/** What was looked at, kept so that a person can follow the decision later. */
export const evidenceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('friend_code'), code: z.string() }),
  /** Position of the order in the customer's history, 1 for the first; null when Shopify could not say. */
  z.object({ kind: z.literal('order_position'), position: z.number().int().nullable() }),
  /** Before discounts, which is what Shopify compares with the minimum when it takes the code. */
  z.object({ kind: z.literal('subtotal'), subtotal: moneySchema, minimum: moneySchema.nullable() }),
  z.object({ kind: z.literal('same_customer'), same: z.boolean().nullable() }),
  z.object({ kind: z.literal('same_email'), same: z.boolean().nullable() }),
]);
export type Evidence = z.infer<typeof evidenceSchema>;

export const decisionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reward'),
    reason: z.enum(rewardReasons),
    evidence: z.array(evidenceSchema),
    rulesVersion: z.number().int(),
  }),
  z.object({
    kind: z.literal('hold'),
    reasons: z.array(z.enum(holdReasons)).min(1),
    evidence: z.array(evidenceSchema),
    rulesVersion: z.number().int(),
  }),
  z.object({
    kind: z.literal('decline'),
    reasons: z.array(z.enum(declineReasons)).min(1),
    evidence: z.array(evidenceSchema),
    rulesVersion: z.number().int(),
  }),
]);
export type Decision = z.infer<typeof decisionSchema>;

export function parseDecision(json: unknown): Decision {
  return decisionSchema.parse(json);
}
export function encodeDecision(decision: Decision): z.input<typeof decisionSchema> {
  return z.encode(decisionSchema, decision);
}
/** The reasons of any decision as one list. */
export function reasonsOf(decision: Decision): Reason[] {
  return decision.kind === 'reward' ? [decision.reason] : decision.reasons;
}
