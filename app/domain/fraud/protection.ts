import { z } from 'zod';

/** Every rule, in the order in which people read them. Each has a file of its own in this folder. */
export const fraudRules = [
  'same_customer',
  'same_email',
  'same_phone',
  'same_address',
  'same_ip',
  'same_device',
  'existing_customer',
  'disposable_email',
  'velocity',
  'ring',
  'order_risk',
  'blocked',
  'young_advocate',
  'leaked_code',
] as const;
export type FraudRule = (typeof fraudRules)[number];

/** What a match does: nothing is looked at, it is only shown, the merchant decides, or the referral earns nothing. */
export const fraudActions = ['off', 'flag', 'hold', 'decline'] as const;
export type FraudAction = (typeof fraudActions)[number];

const rule = z.object({ action: z.enum(fraudActions) });

/** How a program is protected. */
export const protectionSchema = z.object({
  same_customer: rule,
  same_email: rule,
  same_phone: rule,
  same_address: rule,
  /** So many of the advocate's referrals within thirty days came from one address on the internet, theirs included. */
  same_ip: rule.extend({ atLeast: z.number().int().min(1).max(100) }),
  same_device: rule,
  /** The friend was a customer of the shop before they claimed. */
  existing_customer: rule,
  disposable_email: rule,
  /** More than so many paid orders of one advocate's friends within so many hours. */
  velocity: rule.extend({ friends: z.number().int().min(1).max(1000), hours: z.number().int().min(1).max(720) }),
  /** The friend invited the advocate, themselves or through others. */
  ring: rule,
  /** Shopify recommends to investigate or to cancel the order. */
  order_risk: rule,
  /** The friend or the advocate is on the shop's block list. */
  blocked: rule,
  /** The advocate joined less than so many days before the order. */
  young_advocate: rule.extend({ days: z.number().int().min(1).max(365) }),
  /** The friend's code was typed in by somebody else than who claimed it, as codes on coupon sites are. */
  leaked_code: rule,
});
export type Protection = z.infer<typeof protectionSchema>;

/** Honest people pass: what can happen between two honest people is shown, not punished. */
export const defaultProtection: Protection = {
  same_customer: { action: 'decline' },
  same_email: { action: 'decline' },
  same_phone: { action: 'hold' },
  same_address: { action: 'flag' },
  same_ip: { action: 'flag', atLeast: 3 },
  same_device: { action: 'off' },
  existing_customer: { action: 'flag' },
  disposable_email: { action: 'hold' },
  velocity: { action: 'hold', friends: 20, hours: 24 },
  ring: { action: 'hold' },
  order_risk: { action: 'hold' },
  blocked: { action: 'decline' },
  young_advocate: { action: 'off', days: 7 },
  leaked_code: { action: 'flag' },
};
