import { z } from 'zod';
import { defaultProtection } from '../fraud/protection.ts';
import { moneySchema } from '../money.ts';
import { allItems } from '../reward/benefit.ts';
import { offerOf } from '../reward/offer.ts';
import { addedInVersion3, windowDaysUntilVersion3 } from './settings-version-2.ts';
import type { ProgramSettings } from './settings.ts';

const percentage = z.object({ kind: z.literal('percentage'), percent: z.number().int().min(1).max(100) });

/** Settings as they were kept before there were several kinds of reward. Versions that were published are never rewritten. */
export const settingsVersion1Schema = z.object({
  version: z.literal(1),
  friendBenefit: percentage.nullable(),
  advocateBenefit: percentage.nullable(),
  minimumSubtotal: moneySchema.nullable(),
  firstOrderOnly: z.boolean(),
  claimDays: z.number().int().min(1).max(365),
});

/** The same promise in today's settings: nothing that was passed then is refused now. */
export function upgradeVersion1(old: z.infer<typeof settingsVersion1Schema>): ProgramSettings {
  const { minimumSubtotal } = old;
  return {
    version: 3,
    ...addedInVersion3,
    friend: old.friendBenefit === null ? null : offerOf(old.friendBenefit, { minimumSubtotal }),
    advocate: {
      tiers: old.advocateBenefit === null ? [] : [{ fromFriend: 1, offer: offerOf(old.advocateBenefit) }],
      milestones: [],
      surprises: [],
      caps: { perDay: null, perMonth: null, ever: null },
    },
    monthlySpendLimit: null,
    eligibility: { kind: 'everyone' },
    conditions: {
      minimumSubtotal,
      firstOrderOnly: old.firstOrderOnly,
      items: allItems,
      acceptsDraftOrders: true,
      acceptsPointOfSale: true,
      acceptsTestOrders: false,
    },
    timing: { after: 'paid', days: 0, approval: 'automatic' },
    attribution: { wins: 'last', windowDays: windowDaysUntilVersion3 },
    claimDays: old.claimDays,
    schedule: { startsOn: null, endsOn: null },
    protection: {
      ...switchedOff,
      same_customer: { action: 'decline' },
      same_email: { action: 'decline' },
    },
  };
}

const switchedOff = {
  ...defaultProtection,
  same_phone: { action: 'off' },
  same_address: { action: 'off' },
  same_ip: { ...defaultProtection.same_ip, action: 'off' },
  existing_customer: { action: 'off' },
  disposable_email: { action: 'off' },
  velocity: { ...defaultProtection.velocity, action: 'off' },
  ring: { action: 'off' },
  order_risk: { action: 'off' },
  blocked: { action: 'off' },
  leaked_code: { action: 'off' },
} satisfies ProgramSettings['protection'];
