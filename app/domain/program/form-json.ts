import { z } from 'zod';
import { fraudActions, fraudRules } from '../fraud/protection.ts';
import { benefitKinds } from '../reward/benefit.ts';
import { termsSchema } from '../reward/offer.ts';
import type { ProgramForm } from './form-fields.ts';
import { eligibilitySchema, programSettingsSchema } from './settings.ts';

/** Longer than anything that is right in any field, so that what is merely wrong is told at its field. */
const text = z.string().max(1000);
const items = z.strictObject({
  kind: z.enum(['all', 'products', 'collections']),
  ids: z.array(z.string().max(100)).max(500),
});
/** An offer as it is typed, whoever sends it. */
export const offerFormSchema = z.strictObject({
  kind: z.enum(['none', ...benefitKinds]),
  percent: text,
  amount: text,
  tag: text,
  description: text,
  label: text,
  freeItems: items,
  buysItems: items,
  buysQuantity: text,
  getsItems: items,
  getsQuantity: text,
  getsPercent: text,
  minimumSubtotal: text,
  items,
  purchases: termsSchema.shape.purchases,
  combinesWithOrders: z.boolean(),
  combinesWithProducts: z.boolean(),
  combinesWithShipping: z.boolean(),
  expiresInDays: text,
  estimatedCost: text,
});
const rule = z.strictObject({ action: z.enum(fraudActions), atLeast: text, friends: text, hours: text, days: text });
const { timing, attribution, claimEmail } = programSettingsSchema.shape;

const programFormSchema: z.ZodType<ProgramForm> = z.strictObject({
  name: text,
  friend: offerFormSchema,
  tiers: z.array(z.strictObject({ fromFriend: text, offer: offerFormSchema })).max(50),
  milestones: z.array(z.strictObject({ atFriends: text, offer: offerFormSchema })).max(50),
  surprises: z.array(z.strictObject({ orderAtLeast: text, offer: offerFormSchema })).max(50),
  capPerDay: text,
  capPerMonth: text,
  capEver: text,
  monthlySpendLimit: text,
  eligibility: z.strictObject({
    kind: z.enum(eligibilitySchema.options.map(({ shape }) => shape.kind.value)),
    tag: text,
    segmentId: text,
  }),
  minimumSubtotal: text,
  firstOrderOnly: z.boolean(),
  items,
  acceptsDraftOrders: z.boolean(),
  acceptsPointOfSale: z.boolean(),
  acceptsTestOrders: z.boolean(),
  after: timing.shape.after,
  days: text,
  approval: timing.shape.approval,
  joinByEmail: z.boolean(),
  wins: attribution.shape.wins,
  windowDays: text,
  claimEmail,
  socialProof: z.boolean(),
  claimDays: text,
  startsOn: text,
  endsOn: text,
  protection: z.record(z.enum(fraudRules), rule),
});

/** Far more than the fullest form comes to. */
const mostCharacters = 500_000;

/**
 * The form's shape as it arrived from outside; null for anything the editor cannot have sent. What the fields say is for
 * `parseProgramForm` to judge.
 */
export function readProgramForm(json: unknown): ProgramForm | null {
  return readFormJson(programFormSchema, json, mostCharacters);
}

/** A form that arrived as JSON; null for what is no text, too long, no JSON or of another shape. */
export function readFormJson<Form>(schema: z.ZodType<Form>, json: unknown, most: number): Form | null {
  if (typeof json !== 'string' || json.length > most) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
