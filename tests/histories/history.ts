import fc from 'fast-check';
import { everyRule } from '../support/referral-facts.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import { offerOf, type Offer } from '#app/domain/reward/offer.ts';

/** What a friend’s order is recognised by. */
export type Recognised = 'code' | 'mark of a visit' | 'mark of a claim' | 'page of entry' | 'account';

/** What leads back from a returning friend’s order to an invite: what they claimed, or what they do now. */
export type Lead = 'last code' | 'first code' | 'cart' | 'visit' | 'page of entry' | 'typed in';

/** One of a few friends who come more than once. */
export interface Claiming {
  what: 'claim';
  friend: number;
  advocate: number;
  by: 'signed in' | 'by address' | 'in a cart';
}
export interface ComingBack {
  what: 'come back';
  friend: number;
  advocate: number;
  quantity: number;
  isSignedIn: boolean;
  /** Of which nothing comes, whatever led to it. */
  isTest: boolean;
  leads: Lead[];
}

/** The merchant says what becomes of an order's referral, once or in several windows at the same moment. */
export interface Judging {
  what: 'judge';
  order: number;
  verdicts: ('approve' | 'decline' | 'reopen')[];
}

/** Something that somebody does. `order` counts the orders of the history; one that is not there, or not possible, is nothing. */
export type Happening =
  | { what: 'buy'; advocate: number; quantity: number; inOtherCurrency: boolean; by: Recognised }
  | { what: 'refund'; order: number; amountMinor: number }
  | { what: 'return' | 'refund all' | 'fulfil' | 'dispute' | 'lose dispute' | 'win dispute'; order: number }
  | { what: 'cancel'; order: number; doesRefund: boolean }
  | Claiming
  | ComingBack
  | Judging
  | { what: 'spend'; advocate: number }
  | { what: 'wait'; hours: number };

export interface History {
  settings: ProgramSettings;
  happenings: Happening[];
}

const advocate = fc.integer({ min: 0, max: 1 });
const order = fc.integer({ min: 0, max: 3 });
const buy = fc.record({
  what: fc.constant('buy' as const),
  advocate: fc.constantFrom(0, 0, 1),
  quantity: fc.integer({ min: 1, max: 3 }),
  inOtherCurrency: fc.boolean(),
  by: fc.constantFrom<Recognised[]>('code', 'code', 'mark of a visit', 'mark of a claim', 'page of entry', 'account'),
});
const after: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ what: fc.constant('spend' as const), advocate }),
  fc.record({ what: fc.constant('wait' as const), hours: fc.constantFrom(1, 30, 24 * 20) }),
  fc.record({ what: fc.constantFrom('fulfil' as const), order }),
);
const loss: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ what: fc.constant('refund' as const), order, amountMinor: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ what: fc.constantFrom('return' as const, 'refund all' as const), order }),
  fc.record({ what: fc.constant('cancel' as const), order, doesRefund: fc.boolean() }),
  fc.record({
    what: fc.constantFrom('dispute' as const, 'dispute' as const, 'lose dispute' as const, 'win dispute' as const),
    order,
  }),
);

const offersIn = (currency: string) => {
  const amount = fc.bigInt({ min: 1n, max: 3000n }).map((amountMinor) => ({ amountMinor, currency }));
  const benefit: fc.Arbitrary<Benefit> = fc.oneof(
    amount.map((value) => ({ kind: 'store_credit' as const, amount: value })),
    amount.map((value) => ({ kind: 'gift_card' as const, amount: value })),
    amount.map((value) => ({ kind: 'fixed_amount' as const, amount: value })),
    fc.constant({ kind: 'percentage' as const, percent: 20 }),
    fc.constant({ kind: 'customer_tag' as const, tag: 'Friend of the shop' }),
    fc.constant({ kind: 'custom' as const, description: 'A tour of the workshop' }),
  );
  return benefit.map((value): Offer => {
    const offer = offerOf(value);
    return 'amount' in value ? offer : { ...offer, estimatedCost: { amountMinor: 500n, currency } };
  });
};
const atMost = (most: number) => fc.option(fc.integer({ min: 1, max: most }));

/** A program that gives each order what it deserves, whatever came before it. */
function plainSettings(currency: string): fc.Arbitrary<ProgramSettings> {
  const offer = offersIn(currency);
  const money = (amountMinor: bigint) => ({ amountMinor, currency });
  return fc
    .record({
      offer,
      milestone: fc.option(offer),
      surprise: fc.option(offer),
      minimum: fc.option(fc.constant(money(4000n))),
      after: fc.constantFrom('paid' as const, 'paid' as const, 'fulfilled' as const),
      days: fc.constantFrom(0, 0, 2),
    })
    .map(({ offer: first, milestone, surprise, minimum, after: start, days }) => ({
      ...defaultProgramSettings,
      advocate: {
        ...defaultProgramSettings.advocate,
        tiers: [{ fromFriend: 1, offer: first }],
        milestones: milestone === null ? [] : [{ atFriends: 2, offer: milestone }],
        surprises: surprise === null ? [] : [{ orderAtLeast: money(4500n), offer: surprise }],
      },
      conditions: { ...defaultProgramSettings.conditions, firstOrderOnly: false, minimumSubtotal: minimum },
      timing: { after: start, days, approval: 'automatic' },
      protection: everyRule('off'),
    }));
}

/** The same with tiers, caps and a limit: what an order brings depends on which came before it. */
function limitedSettings(currency: string): fc.Arbitrary<ProgramSettings> {
  return fc
    .record({
      settings: plainSettings(currency),
      second: fc.option(offersIn(currency)),
      caps: fc.record({ perDay: atMost(2), perMonth: atMost(2), ever: atMost(3) }),
      limit: fc.option(fc.bigInt({ min: 500n, max: 9000n })),
    })
    .map(({ settings, second, caps, limit }) => {
      const { advocate: given, friend } = settings;
      const tiers = second === null ? given.tiers : [...given.tiers, { fromFriend: 2, offer: second }];
      return {
        ...settings,
        friend: friend === null ? null : { ...friend, estimatedCost: { amountMinor: 0n, currency } },
        advocate: { ...given, tiers, caps },
        monthlySpendLimit: limit === null ? null : { amountMinor: limit, currency },
      };
    });
}

const friend = fc.constantFrom(0, 0, 1);
const claiming: fc.Arbitrary<Claiming> = fc.record({
  what: fc.constant('claim' as const),
  friend,
  advocate,
  by: fc.constantFrom('signed in' as const, 'by address' as const, 'in a cart' as const),
});
const comingBack: fc.Arbitrary<ComingBack> = fc.record({
  what: fc.constant('come back' as const),
  friend,
  advocate,
  quantity: fc.integer({ min: 1, max: 3 }),
  isSignedIn: fc.boolean(),
  isTest: fc.constantFrom(false, false, false, true),
  leads: fc.uniqueArray(
    fc.constantFrom<Lead>('last code', 'first code', 'cart', 'visit', 'page of entry', 'typed in'),
    { maxLength: 2 },
  ),
});

/** Histories of a few friends who claim and order again and again, by whatever they are known, through whomever. */
export function returningHistories(currency: string): fc.Arbitrary<History> {
  const settings = fc
    .record({
      plain: plainSettings(currency),
      firstOrderOnly: fc.boolean(),
      wins: fc.constantFrom('last' as const, 'first' as const),
    })
    .map(({ plain, firstOrderOnly, wins }): ProgramSettings => ({
      ...plain,
      claimEmail: 'optional',
      conditions: { ...plain.conditions, firstOrderOnly },
      attribution: { ...plain.attribution, wins },
    }));
  const happenings = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: claiming },
      { weight: 6, arbitrary: comingBack },
      { weight: 1, arbitrary: loss },
      { weight: 1, arbitrary: after },
    ),
    { minLength: 4, maxLength: 10 },
  );
  return fc.record({ settings, happenings });
}

const bought = fc.array(buy, { minLength: 1, maxLength: 3 });

/** Histories in which every order is judged by itself. */
export function plainHistories(currency: string): fc.Arbitrary<History> {
  const happenings = fc
    .tuple(bought, fc.array(fc.oneof(loss, loss, after, buy), { maxLength: 7 }))
    .map(([first, rest]): Happening[] => [...first, ...rest]);
  return fc.record({ settings: plainSettings(currency), happenings });
}

const judging: fc.Arbitrary<Judging> = fc.record({
  what: fc.constant('judge' as const),
  order,
  verdicts: fc.array(fc.constantFrom('approve' as const, 'decline' as const, 'reopen' as const, 'reopen' as const), {
    minLength: 1,
    maxLength: 3,
  }),
});

/** Histories in which the merchant changes their mind again and again. */
export function judgedHistories(currency: string): fc.Arbitrary<History> {
  const any = fc.oneof(
    { weight: 6, arbitrary: judging },
    { weight: 1, arbitrary: loss },
    { weight: 1, arbitrary: after },
    { weight: 1, arbitrary: buy },
  );
  const happenings = fc
    .tuple(bought, fc.array(any, { minLength: 3, maxLength: 10 }))
    .map(([first, rest]): Happening[] => [...first, ...rest]);
  const settings = fc
    .tuple(fc.oneof(plainSettings(currency), limitedSettings(currency)), fc.boolean())
    .map(([plain, isManual]): ProgramSettings => ({
      ...plain,
      // Whoever approves an order overrules the minimum that it never met.
      conditions: { ...plain.conditions, minimumSubtotal: null },
      timing: { ...plain.timing, approval: isManual ? 'manual' : 'automatic' },
    }));
  return fc.record({ settings, happenings });
}

/** Histories in which orders contend for what is left under caps and limits. */
export function limitedHistories(currency: string): fc.Arbitrary<History> {
  const happenings = fc
    .tuple(bought, fc.array(fc.oneof(buy, buy, loss, after), { minLength: 1, maxLength: 6 }))
    .map(([first, rest]): Happening[] => [...first, ...rest]);
  return fc.record({ settings: limitedSettings(currency), happenings });
}
