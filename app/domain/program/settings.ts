import { z } from 'zod';
import { moneySchema } from '../money.ts';
import { benefitSchema } from '../reward/benefit.ts';

/** Everything a merchant may set in a program. Kept as JSON with its own version; always parsed, never cast. */
export const programSettingsSchema = z.object({
  version: z.literal(1),
  /** What the friend gets off the first order; null for nothing. */
  friendBenefit: benefitSchema.nullable(),
  /** What the advocate gets once the friend's order is paid; null for nothing. */
  advocateBenefit: benefitSchema.nullable(),
  /** The friend's order must come to at least this after discounts, in the shop's currency; null for no minimum. */
  minimumSubtotal: moneySchema.nullable(),
  /** Only a friend's first order counts. */
  firstOrderOnly: z.boolean(),
  /** Days a friend has to use a claimed code. An order placed later brings no reward. */
  claimDays: z.number().int().min(1).max(365),
});

export type ProgramSettings = z.infer<typeof programSettingsSchema>;

/** Reads stored settings; throws when a row holds something this version cannot know. */
export function parseProgramSettings(json: unknown): ProgramSettings {
  return programSettingsSchema.parse(json);
}

/** The JSON form, with money as strings of digits. */
export function encodeProgramSettings(settings: ProgramSettings): z.input<typeof programSettingsSchema> {
  return z.encode(programSettingsSchema, settings);
}

/** A program that suits most shops: both sides get a tenth, first orders only, a month to use it. */
export const defaultProgramSettings: ProgramSettings = {
  version: 1,
  friendBenefit: { kind: 'percentage', percent: 10 },
  advocateBenefit: { kind: 'percentage', percent: 10 },
  minimumSubtotal: null,
  firstOrderOnly: true,
  claimDays: 30,
};
