import { z } from 'zod';
import type { ReferralFacts } from '../reward/referral-facts.ts';
import type { FraudRule, Protection } from './protection.ts';

/** `unknown`: the rule could not see what it needs. What is not there by nature, such as a phone number, is clear. */
export const sights = ['match', 'clear', 'unknown'] as const;
export type Saw = (typeof sights)[number];

/** What a rule that counts has counted, and the number it is set to. */
export const figuresSchema = z.object({ count: z.number().int(), limit: z.number().int() });
export type Figures = z.infer<typeof figuresSchema>;

export interface Sight {
  saw: Saw;
  figures: Figures | null;
}

/** One rule: facts and its settings in, what it saw out. */
export type Rule<Name extends FraudRule> = (facts: ReferralFacts, settings: Protection[Name]) => Sight;

export function see(saw: Saw, figures: Figures | null = null): Sight {
  return { saw, figures };
}
