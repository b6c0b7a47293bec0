import { z } from 'zod';
import { defaultProtection, protectionSchema } from '../fraud/protection.ts';
import { moneySchema } from '../money.ts';
import { allItems, isCodeBenefit, itemsSchema } from '../reward/benefit.ts';
import { offerOf, offerSchema } from '../reward/offer.ts';
import { isDate } from '../time.ts';
import { brokenRules } from './settings-rules.ts';
import { settingsVersion1Schema, upgradeVersion1 } from './settings-version-1.ts';
import { upgradeVersion2 } from './settings-version-2.ts';

const count = (most: number) => z.number().int().min(1).max(most);
const date = z.string().refine(isDate);

/** What advocates get. */
export const advocateRewardsSchema = z.object({
  /** Rewards by how many friends bought: the tier with the highest `fromFriend` reached counts. Empty for no reward. */
  tiers: z.array(z.object({ fromFriend: count(10_000), offer: offerSchema })).max(10),
  /** A bonus, once, when so many friends have bought. */
  milestones: z.array(z.object({ atFriends: count(10_000), offer: offerSchema })).max(10),
  /** A surprise, when a friend's order comes to so much after discounts. */
  surprises: z.array(z.object({ orderAtLeast: moneySchema, offer: offerSchema })).max(5),
  /** At most so many rewards for friends an advocate, by the shop's day, month, and in all; null for no limit. */
  caps: z.object({
    perDay: count(10_000).nullable(),
    perMonth: count(10_000).nullable(),
    ever: count(1_000_000).nullable(),
  }),
});
export type AdvocateRewards = z.infer<typeof advocateRewardsSchema>;

/** Who may invite. */
export const eligibilitySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everyone') }),
  z.object({ kind: z.literal('has_ordered') }),
  z.object({ kind: z.literal('tag'), tag: z.string().trim().min(1).max(255) }),
  z.object({ kind: z.literal('segment'), segmentId: z.string().regex(/^gid:\/\/shopify\/Segment\/\d+$/) }),
]);
export type Eligibility = z.infer<typeof eligibilitySchema>;

/** Everything a merchant may set in a program. Kept as JSON with its own version; always parsed, never cast. */
export const programSettingsSchema = z
  .object({
    version: z.literal(3),
    /** What a friend gets off the order, as a redeem code; null for nothing. */
    friend: offerSchema.refine(({ benefit }) => isCodeBenefit(benefit)).nullable(),
    advocate: advocateRewardsSchema,
    /** What the program may cost in one of the shop's months; null for no limit. */
    monthlySpendLimit: moneySchema.nullable(),
    eligibility: eligibilitySchema,
    /** Whether somebody without an account may join by an e-mail address that they confirm. */
    joinByEmail: z.boolean(),
    /** What a friend's order must be for the advocate to be rewarded. */
    conditions: z.object({
      /** After discounts, in the shop's currency; null for no minimum. */
      minimumSubtotal: moneySchema.nullable(),
      /** Only a friend's first order counts. */
      firstOrderOnly: z.boolean(),
      /** The order holds at least one of these. */
      items: itemsSchema,
      acceptsDraftOrders: z.boolean(),
      acceptsPointOfSale: z.boolean(),
      acceptsTestOrders: z.boolean(),
    }),
    /** When a reward is issued: so many of the shop's days after the order was paid or fulfilled. */
    timing: z.object({
      after: z.enum(['paid', 'fulfilled']),
      days: z.number().int().min(0).max(365),
      approval: z.enum(['automatic', 'manual']),
    }),
    attribution: z.object({
      /** Which invite counts when an order carries several. */
      wins: z.enum(['last', 'first']),
      /** Days that an opened invite counts for an order without a friend code. */
      windowDays: count(365),
    }),
    /** Whether a friend is asked for an e-mail address when claiming; the claim is bound to it. */
    claimEmail: z.enum(['none', 'optional', 'required']),
    /** Days a friend has to use a claimed code. An order placed later brings no reward. */
    claimDays: count(365),
    /** Days of the shop's calendar between which it runs, both included; null for open. */
    schedule: z.object({ startsOn: date.nullable(), endsOn: date.nullable() }),
    protection: protectionSchema,
    /** Whether friends read how many were welcomed before them: the true number, or nothing. */
    socialProof: z.boolean(),
  })
  .superRefine((settings, context) => {
    for (const message of brokenRules(settings)) context.addIssue({ code: 'custom', message });
  });

export type ProgramSettings = z.infer<typeof programSettingsSchema>;

/** Reads stored settings of any version; throws when a row holds something this program cannot know. */
export function parseProgramSettings(json: unknown): ProgramSettings {
  const oldest = settingsVersion1Schema.safeParse(json);
  return oldest.success ? upgradeVersion1(oldest.data) : programSettingsSchema.parse(upgradeVersion2(json));
}

/** The JSON form, with money as strings of digits. */
export function encodeProgramSettings(settings: ProgramSettings): z.input<typeof programSettingsSchema> {
  return z.encode(programSettingsSchema, settings);
}

/** A program that suits most shops: both sides get a tenth, first orders only, a month to use it. */
export const defaultProgramSettings: ProgramSettings = {
  version: 3,
  friend: offerOf({ kind: 'percentage', percent: 10 }),
  advocate: {
    tiers: [{ fromFriend: 1, offer: offerOf({ kind: 'percentage', percent: 10 }) }],
    milestones: [],
    surprises: [],
    caps: { perDay: null, perMonth: null, ever: null },
  },
  monthlySpendLimit: null,
  eligibility: { kind: 'everyone' },
  joinByEmail: false,
  conditions: {
    minimumSubtotal: null,
    firstOrderOnly: true,
    items: allItems,
    acceptsDraftOrders: false,
    acceptsPointOfSale: true,
    acceptsTestOrders: false,
  },
  timing: { after: 'paid', days: 0, approval: 'automatic' },
  attribution: { wins: 'last', windowDays: 30 },
  claimEmail: 'none',
  claimDays: 30,
  schedule: { startsOn: null, endsOn: null },
  protection: defaultProtection,
  socialProof: false,
};
