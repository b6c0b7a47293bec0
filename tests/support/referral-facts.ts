import fc from 'fast-check';
import { fraudActions, type FraudAction, type Protection } from '#app/domain/fraud/protection.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { blockKinds, orderRisks, type ReferralFacts } from '#app/domain/reward/referral-facts.ts';
import { addDays } from '#app/domain/time.ts';

export const euros = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
export const placedAt = new Date('2026-11-21T12:00:00Z');
export const ada = 'gid://shopify/Customer/1';
export const finn = 'gid://shopify/Customer/2';

/** Finn’s first order of 50 €, a week before his claim ends; Ada, who invited him, joined two months ago. */
export const honestFacts: ReferralFacts = {
  recognition: { kind: 'friend_code', code: 'HI-FINN' },
  order: {
    isTest: false,
    isCancelled: false,
    isRefunded: false,
    sourceName: 'web',
    subtotal: euros(5000n),
    customerId: finn,
    emailHash: 'finn',
    phoneHash: 'finn',
    addressHash: 'finn',
    ipHash: 'finn',
    deviceHash: 'finn',
    isEmailDisposable: false,
    placedAt,
    position: 1,
    customerSince: addDays(placedAt, -1),
    holdsWantedItems: true,
    risk: 'none',
    dispute: null,
  },
  advocate: {
    customerId: ada,
    emailHash: 'ada',
    phoneHash: 'ada',
    addressHash: 'ada',
    ipHash: 'ada',
    deviceHash: 'ada',
    joinedAt: addDays(placedAt, -60),
    isErased: false,
  },
  claim: {
    customerId: finn,
    claimedAt: addDays(placedAt, -2),
    isMomentKnown: true,
    expiresAt: addDays(placedAt, 7),
    isRewarded: false,
  },
  history: { friendOrdersAt: [], sameIpReferrals: 0, isRing: false, blockedBy: [] },
};

/** Facts with some of them otherwise. */
export function factsWith(changes: {
  recognition?: ReferralFacts['recognition'];
  order?: Partial<ReferralFacts['order']>;
  advocate?: Partial<ReferralFacts['advocate']>;
  claim?: Partial<ReferralFacts['claim']>;
  history?: Partial<ReferralFacts['history']>;
}): ReferralFacts {
  const { order, advocate, claim, history } = honestFacts;
  return {
    recognition: changes.recognition ?? honestFacts.recognition,
    order: { ...order, ...changes.order },
    advocate: { ...advocate, ...changes.advocate },
    claim: { ...claim, ...changes.claim },
    history: { ...history, ...changes.history },
  };
}

/** Protection in which every rule has the same action. */
export function everyRule(action: FraudAction): Protection {
  const { same_ip: sameIp, velocity, young_advocate: young } = defaultProgramSettings.protection;
  return {
    same_customer: { action },
    same_email: { action },
    same_phone: { action },
    same_address: { action },
    same_ip: { ...sameIp, action },
    same_device: { action },
    existing_customer: { action },
    disposable_email: { action },
    velocity: { ...velocity, action },
    ring: { action },
    order_risk: { action },
    blocked: { action },
    young_advocate: { ...young, action },
    leaked_code: { action },
  };
}

// Two days around the order, so that what is compared in time is often near.
const moment = fc.integer({ min: -5000, max: 5000 }).map((minutes) => new Date(placedAt.getTime() + minutes * 60_000));
const trace = fc.constantFrom('ada', 'finn', null);
const traces = { emailHash: trace, phoneHash: trace, addressHash: trace, ipHash: trace, deviceHash: trace };
const customer = fc.constantFrom(ada, finn, null);
const often = fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.boolean());
const orUnseen = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

export const anyFacts: fc.Arbitrary<ReferralFacts> = fc.record({
  recognition: fc.constantFrom<ReferralFacts['recognition']>(
    { kind: 'friend_code', code: 'HI-FINN' },
    { kind: 'cart_mark', of: 'visit' },
    { kind: 'claim_of_buyer', by: 'email' },
  ),
  order: fc.record({
    ...traces,
    isTest: often,
    isCancelled: often,
    isRefunded: often,
    sourceName: fc.constantFrom('web', 'web', 'pos', 'shopify_draft_order', '580111'),
    subtotal: fc.bigInt({ min: 0n, max: 10_000n }).map(euros),
    customerId: customer,
    isEmailDisposable: fc.constantFrom(true, false, null),
    placedAt: moment,
    position: orUnseen(fc.integer({ min: 1, max: 3 })),
    customerSince: orUnseen(fc.option(moment)),
    holdsWantedItems: orUnseen(fc.boolean()),
    risk: orUnseen(fc.constantFrom(...orderRisks)),
    dispute: fc.constantFrom('open', 'lost', 'won', null, null),
  }),
  advocate: fc.record({ ...traces, customerId: fc.constant(ada), joinedAt: moment, isErased: often }),
  claim: fc.record({
    customerId: customer,
    claimedAt: moment,
    isMomentKnown: fc.boolean(),
    expiresAt: moment,
    isRewarded: often,
  }),
  history: fc.record({
    friendOrdersAt: fc.array(moment, { maxLength: 6 }),
    sameIpReferrals: fc.integer({ min: 0, max: 4 }),
    isRing: often,
    blockedBy: fc.array(fc.constantFrom(...blockKinds), { maxLength: 3 }),
  }),
});

const rule = { action: fc.constantFrom(...fraudActions) };
const few = fc.integer({ min: 1, max: 4 });
export const anyProtection: fc.Arbitrary<Protection> = fc.record({
  same_customer: fc.record(rule),
  same_email: fc.record(rule),
  same_phone: fc.record(rule),
  same_address: fc.record(rule),
  same_ip: fc.record({ ...rule, atLeast: few }),
  same_device: fc.record(rule),
  existing_customer: fc.record(rule),
  disposable_email: fc.record(rule),
  velocity: fc.record({ ...rule, friends: few, hours: fc.integer({ min: 1, max: 48 }) }),
  ring: fc.record(rule),
  order_risk: fc.record(rule),
  blocked: fc.record(rule),
  young_advocate: fc.record({ ...rule, days: few }),
  leaked_code: fc.record(rule),
});

/** Settings in all that a decision depends on. */
export const anySettings: fc.Arbitrary<ProgramSettings> = fc.record({
  ...constants(defaultProgramSettings),
  conditions: fc.record({
    minimumSubtotal: fc.option(fc.bigInt({ min: 1n, max: 5000n }).map(euros)),
    firstOrderOnly: fc.boolean(),
    items: fc.constantFrom(
      { kind: 'all' as const },
      { kind: 'products' as const, productIds: ['gid://shopify/Product/1'], variantIds: [] },
    ),
    acceptsDraftOrders: fc.boolean(),
    acceptsPointOfSale: fc.boolean(),
    acceptsTestOrders: fc.boolean(),
  }),
  timing: fc.record({
    after: fc.constant('paid' as const),
    days: fc.constant(0),
    approval: fc.constantFrom('automatic', 'automatic', 'manual'),
  }),
  protection: fc.oneof(anyProtection, fc.constant(everyRule('off'))),
});

function constants<T extends object>(value: T): { [Key in keyof T]: fc.Arbitrary<T[Key]> } {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fc.constant(each)])) as {
    [Key in keyof T]: fc.Arbitrary<T[Key]>;
  };
}
