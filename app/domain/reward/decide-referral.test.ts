import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { declineReasons, encodeDecision, parseDecision, reasonsOf } from '../decision.ts';
import { defaultProgramSettings, type ProgramSettings } from '../program/settings.ts';
import { decideReferral, type ReferralFacts } from './decide-referral.ts';

const euros = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
const placedAt = new Date('2026-11-21T12:00:00Z');
const settings: ProgramSettings = { ...defaultProgramSettings, minimumSubtotal: euros(4000n) };

/** Finn’s first order of 50 €, a week before his claim ends; Ada invited him. */
const finn: ReferralFacts = {
  friendCode: 'HI-FINN',
  order: {
    isTest: false,
    isCancelled: false,
    subtotal: euros(5000n),
    customerId: 'gid://shopify/Customer/2',
    emailHash: 'finn',
    placedAt,
    position: 1,
  },
  advocate: { customerId: 'gid://shopify/Customer/1', emailHash: 'ada' },
  claim: { expiresAt: new Date('2026-11-28T12:00:00Z'), isRewarded: false },
};
type Change = Partial<ReferralFacts['order']>;
const withOrder = (change: Change): ReferralFacts => ({ ...finn, order: { ...finn.order, ...change } });
const verdict = (facts: ReferralFacts, given = settings) => {
  const decision = decideReferral(facts, given);
  return [decision.kind, ...reasonsOf(decision)];
};

describe('one thing at a time', () => {
  test.each<[string, Change, string[]]>([
    ['an order that meets every condition', {}, ['reward', 'conditions_met']],
    ['a test order', { isTest: true }, ['decline', 'test_order']],
    ['a cancelled order', { isCancelled: true }, ['decline', 'order_cancelled']],
    ['the advocate’s own account', { customerId: 'gid://shopify/Customer/1' }, ['decline', 'own_invite']],
    ['another account with the advocate’s address', { emailHash: 'ada' }, ['decline', 'own_invite']],
    ['a guest without an address', { customerId: null, emailHash: null }, ['reward', 'conditions_met']],
    ['a second order', { position: 2 }, ['decline', 'not_first_order']],
    ['an order whose place nobody knows', { position: null }, ['hold', 'order_history_unknown']],
    ['exactly the minimum', { subtotal: euros(4000n) }, ['reward', 'conditions_met']],
    ['a cent under the minimum', { subtotal: euros(3999n) }, ['decline', 'under_minimum']],
    ['an order of nothing', { subtotal: euros(0n) }, ['decline', 'under_minimum']],
    ['the last moment of the claim', { placedAt: finn.claim.expiresAt }, ['reward', 'conditions_met']],
    ['a moment later', { placedAt: new Date(finn.claim.expiresAt.getTime() + 1) }, ['decline', 'claim_expired']],
    [
      'an unknown place that something else speaks against',
      { position: null, isTest: true },
      ['decline', 'test_order'],
    ],
  ])('%s', (_name, change, expected) => {
    expect(verdict(withOrder(change))).toEqual(expected);
  });
});

describe('as the program says', () => {
  test('a returning customer counts where first orders are not asked for', () => {
    const everybody = { ...settings, firstOrderOnly: false };
    expect(verdict(withOrder({ position: 7 }), everybody)).toEqual(['reward', 'conditions_met']);
    expect(verdict(withOrder({ position: null }), everybody)).toEqual(['reward', 'conditions_met']);
  });

  test('no minimum lets every amount pass', () => {
    const noMinimum = { ...settings, minimumSubtotal: null };
    expect(verdict(withOrder({ subtotal: euros(0n) }), noMinimum)).toEqual(['reward', 'conditions_met']);
  });

  test('a second order with the same code is not rewarded again', () => {
    expect(verdict({ ...finn, claim: { ...finn.claim, isRewarded: true } })).toEqual([
      'decline',
      'claim_already_rewarded',
    ]);
  });

  test('an order in another currency than the minimum waits for the merchant', () => {
    const yen = { amountMinor: 1n, currency: 'JPY' };
    expect(verdict(withOrder({ subtotal: yen }))).toEqual(['hold', 'currency_differs']);
    const unseen = withOrder({ subtotal: yen, position: null });
    expect(verdict(unseen)).toEqual(['hold', 'order_history_unknown', 'currency_differs']);
    expect(verdict(withOrder({ subtotal: yen, isTest: true }))).toEqual(['decline', 'test_order']);
  });

  test('two people without an address are not the same person', () => {
    const nobodys = { ...withOrder({ emailHash: null }), advocate: { ...finn.advocate, emailHash: null } };
    expect(verdict(nobodys)).toEqual(['reward', 'conditions_met']);
    expect(decideReferral(nobodys, settings).evidence).toContainEqual({ kind: 'same_email', same: null });
  });
});

describe('always', () => {
  const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
  const person = fc.constantFrom('gid://shopify/Customer/1', 'gid://shopify/Customer/2', null);
  const hash = fc.constantFrom('ada', 'finn', null);
  const facts = fc.record({
    friendCode: fc.constant('HI-FINN'),
    order: fc.record({
      isTest: fc.boolean(),
      isCancelled: fc.boolean(),
      subtotal: fc.bigInt({ min: 0n, max: 10_000n }).map(euros),
      customerId: person,
      emailHash: hash,
      placedAt: moment,
      position: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
    advocate: fc.record({ customerId: fc.constant('gid://shopify/Customer/1'), emailHash: hash }),
    claim: fc.record({ expiresAt: moment, isRewarded: fc.boolean() }),
  });
  const any = fc.record({
    version: fc.constant(1 as const),
    friendBenefit: fc.constant(null),
    advocateBenefit: fc.constant(null),
    minimumSubtotal: fc.option(fc.bigInt({ min: 1n, max: 10_000n }).map(euros)),
    firstOrderOnly: fc.boolean(),
    claimDays: fc.constant(30),
  });

  test('the same facts give the same answer, and change nothing', () => {
    fc.assert(
      fc.property(facts, any, (given, rules) => {
        const before = structuredClone({ given, rules });
        expect(decideReferral(given, rules)).toEqual(decideReferral(given, rules));
        expect({ given, rules }).toEqual(before);
      }),
    );
  });

  test('nobody is rewarded for their own, a test, a cancelled, a late or a second order', () => {
    fc.assert(
      fc.property(facts, any, (given, rules) => {
        const { order, advocate, claim } = given;
        const isOwn =
          order.customerId === advocate.customerId ||
          (order.emailHash !== null && order.emailHash === advocate.emailHash);
        const isLate = order.placedAt.getTime() > claim.expiresAt.getTime();
        if (isOwn || order.isTest || order.isCancelled || isLate || claim.isRewarded)
          expect(decideReferral(given, rules).kind).toBe('decline');
      }),
    );
  });

  test('each thing that speaks against it adds its reason and takes none away', () => {
    fc.assert(
      fc.property(facts, any, (given, rules) => {
        const before = reasonsOf(decideReferral(given, rules)).filter((reason) =>
          declineReasons.some((each) => each === reason),
        );
        const worse = reasonsOf(decideReferral({ ...given, order: { ...given.order, isTest: true } }, rules));
        expect(worse).toEqual(expect.arrayContaining([...before, 'test_order']));
      }),
    );
  });

  test('a decision is read back from JSON as it was', () => {
    fc.assert(
      fc.property(facts, any, (given, rules) => {
        const decision = decideReferral(given, rules);
        expect(parseDecision(JSON.parse(JSON.stringify(encodeDecision(decision))))).toEqual(decision);
      }),
    );
  });
});
