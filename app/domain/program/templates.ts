import type { Protection } from '../fraud/protection.ts';
import type { Money } from '../money.ts';
import type { Benefit } from '../reward/benefit.ts';
import { offerOf, type Offer, type Terms } from '../reward/offer.ts';
import { defaultProgramSettings, type ProgramSettings } from './settings.ts';
import { amountOf, fitToMargin, minimumAbove, nicePercent, partOf, type Split, type Trade } from './suggest-offer.ts';

/** What a program is to bring. */
export const goals = ['new_customers', 'retention', 'revenue', 'trust'] as const;
export type Goal = (typeof goals)[number];

/** How a shop does business. */
export const businesses = ['shop', 'local', 'subscriptions', 'services', 'business_customers', 'employees'] as const;
export type Business = (typeof businesses)[number];

/** The tag of those who may invite where only a shop's own people may. */
export const employeeTag = 'employee';

/** In percent of an average order. The advocate's is what the last tier gives, where there are tiers. */
const splits: Record<Goal, Split> = {
  new_customers: { friend: 15, advocate: 10 },
  retention: { friend: 10, advocate: 15 },
  revenue: { friend: 10, advocate: 15 },
  trust: { friend: 10, advocate: 5 },
};

/** A program that suits a goal and a kind of business, in amounts that suit what the shop sells. */
export function makeTemplate(goal: Goal, business: Business, trade: Trade): ProgramSettings {
  const split = fitToMargin(splits[goal], trade.marginPercent);
  return followMinimum(suitBusiness(business, makeForGoal(goal, business, split, trade)));
}

function makeForGoal(goal: Goal, business: Business, split: Split, trade: Trade): ProgramSettings {
  const isForFirms = business === 'business_customers';
  const friendTerms: Partial<Terms> = {
    purchases: business === 'subscriptions' ? 'both' : 'one_time',
    minimumSubtotal: goal === 'revenue' || isForFirms ? minimumAbove(trade) : null,
  };
  const friend = offerOf({ kind: 'percentage', percent: split.friend }, friendTerms);
  const base = { ...defaultProgramSettings, friend };
  // Firms and staff take credit rather than one more code, and so does whoever is to come back.
  const isCredit = goal === 'retention' || isForFirms || business === 'employees';
  const reward = (percent: number): Offer =>
    rewardOf(isCredit ? amountOf('store_credit', percent, trade) : { kind: 'percentage', percent }, business);
  switch (goal) {
    case 'new_customers':
      return { ...base, advocate: withTiers([reward(split.advocate)]) };
    case 'retention':
      return {
        ...base,
        advocate: withTiers([reward(split.advocate)]),
        eligibility: { kind: 'has_ordered' },
        claimDays: 45,
      };
    case 'revenue':
      return { ...base, advocate: withTiers([reward(nicePercent((split.advocate * 2) / 3)), reward(split.advocate)]) };
    case 'trust':
      return {
        ...base,
        advocate: withTiers([reward(split.advocate)]),
        eligibility: { kind: 'has_ordered' },
        timing: { after: 'fulfilled', days: 14, approval: 'manual' },
        claimEmail: 'required',
        protection: strict(base.protection),
      };
  }
}

/** A code of an advocate's is good for half a year, and for subscriptions where those are sold. */
function rewardOf(benefit: Benefit, business: Business): Offer {
  const isCode = benefit.kind === 'percentage' || benefit.kind === 'fixed_amount';
  return offerOf(benefit, {
    expiresInDays: 180,
    ...(isCode && business === 'subscriptions' ? { purchases: 'both' } : {}),
  });
}

/** From the third friend on the second offer, where it is another. */
function withTiers([first, later]: Offer[]): ProgramSettings['advocate'] {
  const { advocate } = defaultProgramSettings;
  if (first === undefined) return { ...advocate, tiers: [] };
  const isMore = later !== undefined && JSON.stringify(worth(later)) !== JSON.stringify(worth(first));
  return {
    ...advocate,
    tiers: [{ fromFriend: 1, offer: first }, ...(isMore ? [{ fromFriend: 3, offer: later }] : [])],
  };
}

function worth({ benefit }: Offer): string {
  return 'amount' in benefit ? benefit.amount.amountMinor.toString() : JSON.stringify(benefit);
}

/** Nobody is rewarded on a suspicion. */
function strict(protection: Protection): Protection {
  return {
    ...protection,
    same_phone: { action: 'decline' },
    same_address: { action: 'hold' },
    same_ip: { action: 'hold', atLeast: 2 },
    existing_customer: { action: 'decline' },
    disposable_email: { action: 'decline' },
    velocity: { action: 'hold', friends: 5, hours: 24 },
    young_advocate: { action: 'hold', days: 7 },
    leaked_code: { action: 'hold' },
  };
}

/** What a kind of business needs whatever its goal is. A goal's own wish for more time or care stands. */
function suitBusiness(business: Business, settings: ProgramSettings): ProgramSettings {
  const { conditions, protection, timing, advocate } = settings;
  const waitAtLeast = (days: number) => ({ ...timing, days: Math.max(timing.days, days) });
  switch (business) {
    case 'shop':
      return { ...settings, conditions: { ...conditions, acceptsPointOfSale: false } };
    case 'local':
      // Customers share the shop's network, say their code at the till, and come by when they are near.
      return {
        ...settings,
        joinByEmail: settings.eligibility.kind === 'everyone',
        conditions: { ...conditions, acceptsPointOfSale: true },
        protection: { ...protection, same_ip: { ...protection.same_ip, action: 'off' } },
        claimDays: 60,
        attribution: { ...settings.attribution, windowDays: 60 },
      };
    case 'subscriptions':
      // By then the first box was kept.
      return {
        ...settings,
        conditions: { ...conditions, acceptsPointOfSale: false },
        timing: waitAtLeast(14),
      };
    case 'services':
      // Services are agreed on, invoiced by draft order, and done before anybody is thanked.
      return {
        ...settings,
        conditions: { ...conditions, acceptsDraftOrders: true, acceptsPointOfSale: true },
        timing: { ...waitAtLeast(0), after: 'fulfilled' },
        claimDays: 90,
        attribution: { ...settings.attribution, windowDays: 90 },
      };
    case 'business_customers':
      return {
        ...settings,
        conditions: { ...conditions, acceptsDraftOrders: true, acceptsPointOfSale: false },
        timing: waitAtLeast(30),
        claimEmail: 'required',
        claimDays: 90,
        attribution: { ...settings.attribution, windowDays: 90 },
      };
    case 'employees':
      // Colleagues share an office, and with it an address on the internet.
      return {
        ...settings,
        eligibility: { kind: 'tag', tag: employeeTag },
        advocate: { ...advocate, caps: { ...advocate.caps, perMonth: 10 } },
        conditions: { ...conditions, acceptsPointOfSale: true },
        protection: {
          ...protection,
          same_ip: { ...protection.same_ip, action: 'off' },
          same_address: { action: 'hold' },
          existing_customer: { action: 'hold' },
        },
        timing: waitAtLeast(14),
      };
  }
}

/**
 * An order that used the friend's code came to the code's minimum before the discount; without the code it has to come to
 * what would have been left of it.
 */
export function followMinimum(settings: ProgramSettings): ProgramSettings {
  const { friend, conditions } = settings;
  return {
    ...settings,
    conditions: { ...conditions, minimumSubtotal: friend === null ? null : leftOfMinimum(friend) },
  };
}

function leftOfMinimum({ benefit, terms: { minimumSubtotal } }: Offer): Money | null {
  if (minimumSubtotal === null) return null;
  const off =
    benefit.kind === 'percentage'
      ? partOf(minimumSubtotal, benefit.percent).amountMinor
      : benefit.kind === 'fixed_amount'
        ? benefit.amount.amountMinor
        : 0n;
  const left = { ...minimumSubtotal, amountMinor: minimumSubtotal.amountMinor - off };
  return left.amountMinor > 0n ? left : null;
}
