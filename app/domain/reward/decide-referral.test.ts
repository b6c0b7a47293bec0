import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyFacts,
  anySettings,
  ada,
  euros,
  everyRule,
  factsWith,
  honestFacts,
  placedAt,
} from '../../../tests/support/referral-facts.ts';
import { declineReasons, encodeDecision, holdReasons, parseDecision, reasonsOf, rulesVersion } from '../decision.ts';
import { fraudActions, fraudRules, type FraudRule } from '../fraud/protection.ts';
import { defaultProgramSettings, type ProgramSettings } from '../program/settings.ts';
import { addDays } from '../time.ts';
import { decideReferral } from './decide-referral.ts';
import type { ReferralFacts } from './referral-facts.ts';

const defaults = defaultProgramSettings;
const having = (conditions: Partial<ProgramSettings['conditions']>): ProgramSettings => {
  return { ...defaults, conditions: { ...defaults.conditions, ...conditions } };
};
const settings = having({ minimumSubtotal: euros(4000n) });
const someItems = having({ items: { kind: 'products', productIds: ['gid://shopify/Product/1'], variantIds: [] } });
const manual: ProgramSettings = { ...settings, timing: { ...settings.timing, approval: 'manual' } };
const verdict = (facts: ReferralFacts, given = settings) => {
  const decision = decideReferral(facts, given);
  return [decision.kind, ...reasonsOf(decision)];
};

describe('one thing at a time', () => {
  test.each<[string, Partial<ReferralFacts['order']>, string[]]>([
    ['an order that meets every condition', {}, ['reward', 'conditions_met']],
    ['a test order', { isTest: true }, ['decline', 'test_order']],
    ['a draft', { sourceName: 'shopify_draft_order' }, ['decline', 'draft_order']],
    ['an order at a till, which is accepted', { sourceName: 'pos' }, ['reward', 'conditions_met']],
    ['an order through another app', { sourceName: '580111' }, ['reward', 'conditions_met']],
    ['a cancelled order', { isCancelled: true }, ['decline', 'order_cancelled']],
    ['a lost dispute', { dispute: 'lost' }, ['decline', 'dispute_lost']],
    ['an open dispute', { dispute: 'open' }, ['hold', 'dispute_open']],
    ['a dispute that was won', { dispute: 'won' }, ['reward', 'conditions_met']],
    ['the advocate’s own account', { customerId: ada }, ['decline', 'same_customer']],
    ['another account with the advocate’s address', { emailHash: 'ada' }, ['decline', 'same_email']],
    ['the advocate’s phone', { phoneHash: 'ada' }, ['hold', 'same_phone']],
    ['a guest without an address', { customerId: null, emailHash: null }, ['reward', 'conditions_met']],
    ['a second order', { position: 2 }, ['decline', 'not_first_order']],
    ['an order whose place nobody knows', { position: undefined }, ['hold', 'order_history_unknown']],
    ['exactly the minimum', { subtotal: euros(4000n) }, ['reward', 'conditions_met']],
    ['a cent under the minimum', { subtotal: euros(3999n) }, ['decline', 'under_minimum']],
    ['an order of nothing', { subtotal: euros(0n) }, ['decline', 'under_minimum']],
    ['another currency', { subtotal: { amountMinor: 1n, currency: 'JPY' } }, ['hold', 'currency_differs']],
    ['a risk that nobody has looked at', { risk: undefined }, ['hold', 'evidence_missing']],
    ['the last moment of the claim', { placedAt: honestFacts.claim.expiresAt }, ['reward', 'conditions_met']],
    ['a moment later', { placedAt: new Date(addDays(placedAt, 7).getTime() + 1) }, ['decline', 'claim_expired']],
    [
      'an unknown place that something else speaks against',
      { position: undefined, isTest: true },
      ['decline', 'test_order'],
    ],
    [
      'several unknowns',
      { position: undefined, risk: undefined, dispute: 'open' },
      ['hold', 'evidence_missing', 'order_history_unknown', 'dispute_open'],
    ],
    [
      'all at once, in the order of the list',
      { subtotal: euros(1n), position: 4, emailHash: 'ada', customerId: ada, isTest: true },
      ['decline', 'test_order', 'same_customer', 'same_email', 'not_first_order', 'under_minimum'],
    ],
  ])('%s', (_name, order, expected) => {
    expect(verdict(factsWith({ order }))).toEqual(expected);
  });
});

describe('what the order was recognised by', () => {
  test('is kept first, and nothing more is said of a friend code', () => {
    const { evidence } = decideReferral(honestFacts, settings);
    expect(evidence[0]).toEqual({ kind: 'friend_code', code: 'HI-FINN' });
    expect(evidence.some(({ kind }) => kind === 'no_friend_code')).toBe(false);
  });

  test('decides nothing: the same facts without a code bring the same, and it is said that there was none', () => {
    const recognition = { kind: 'landing_page', channel: 'whatsapp' } as const;
    const { evidence, ...decision } = decideReferral(factsWith({ recognition }), settings);
    const { evidence: ofCode, ...withCode } = decideReferral(honestFacts, settings);
    expect(decision).toEqual(withCode);
    expect(evidence).toEqual([recognition, { kind: 'no_friend_code' }, ...ofCode.slice(1)]);
  });

  test('a code that was never used has not leaked, whoever claimed it', () => {
    const protection = everyRule('hold');
    const claim = { customerId: 'gid://shopify/Customer/9' };
    const recognition = { kind: 'cart_mark', of: 'claim' } as const;
    const strict = { ...settings, protection };
    expect(reasonsOf(decideReferral(factsWith({ claim }), strict))).toContain('leaked_code');
    expect(reasonsOf(decideReferral(factsWith({ claim, recognition }), strict))).not.toContain('leaked_code');
  });
});

describe('as the program says', () => {
  test.each<[string, ProgramSettings, Partial<ReferralFacts['order']>, string[]]>([
    ['returning customers', having({ firstOrderOnly: false }), { position: 7 }, ['reward', 'conditions_met']],
    ['unknown customers', having({ firstOrderOnly: false }), { position: undefined }, ['reward', 'conditions_met']],
    ['no minimum', having({}), { subtotal: euros(0n) }, ['reward', 'conditions_met']],
    ['test orders', having({ acceptsTestOrders: true }), { isTest: true }, ['reward', 'conditions_met']],
    [
      'drafts',
      having({ acceptsDraftOrders: true }),
      { sourceName: 'shopify_draft_order' },
      ['reward', 'conditions_met'],
    ],
    ['no tills', having({ acceptsPointOfSale: false }), { sourceName: 'pos' }, ['decline', 'point_of_sale_order']],
    ['the wanted goods', someItems, {}, ['reward', 'conditions_met']],
    ['other goods', someItems, { holdsWantedItems: false }, ['decline', 'wrong_items']],
    ['goods that could not be seen', someItems, { holdsWantedItems: undefined }, ['hold', 'items_unknown']],
    ['any goods, seen or not', settings, { holdsWantedItems: undefined }, ['reward', 'conditions_met']],
    ['approval by hand', manual, {}, ['hold', 'manual_approval']],
    ['approval by hand of what waits anyhow', manual, { phoneHash: 'ada' }, ['hold', 'same_phone']],
    ['approval by hand of what is declined', manual, { isTest: true }, ['decline', 'test_order']],
  ])('%s', (_name, given, order, expected) => {
    expect(verdict(factsWith({ order }), given)).toEqual(expected);
  });

  test('a second order with the same code is not rewarded again', () => {
    expect(verdict(factsWith({ claim: { isRewarded: true } }))).toEqual(['decline', 'claim_already_rewarded']);
  });

  test('an advocate who was erased cannot be compared with', () => {
    expect(verdict(factsWith({ advocate: { isErased: true } }))).toEqual([
      'hold',
      'evidence_missing',
      'advocate_erased',
    ]);
  });
});

test('a flag is shown and changes nothing', () => {
  const decision = decideReferral(factsWith({ order: { addressHash: 'ada' } }), settings);
  expect(decision).toMatchObject({ kind: 'reward', flags: ['same_address'], rulesVersion });
  const declined = decideReferral(factsWith({ order: { addressHash: 'ada', isTest: true } }), settings);
  expect(declined).toMatchObject({ kind: 'decline', reasons: ['test_order'], flags: ['same_address'] });
});

test('a flagging rule that could not see says so in the evidence, and holds nothing', () => {
  const decision = decideReferral(factsWith({ order: { customerSince: undefined } }), settings);
  expect(decision).toMatchObject({ kind: 'reward', flags: [] });
  expect(decision.evidence).toContainEqual({
    kind: 'rule',
    rule: 'existing_customer',
    saw: 'unknown',
    action: 'flag',
    figures: null,
  });
});

test('the evidence says what was looked at, and nothing of a rule that is off', () => {
  const order = { sourceName: 'pos', holdsWantedItems: undefined, risk: 'cancel' as const };
  const facts = factsWith({ order, history: { blockedBy: ['email', 'customer', 'email'] } });
  const { evidence } = decideReferral(facts, { ...someItems, protection: everyRule('decline') });
  expect(evidence.slice(0, 7)).toEqual([
    { kind: 'friend_code', code: 'HI-FINN' },
    { kind: 'order_position', position: 1 },
    { kind: 'subtotal', subtotal: euros(5000n), minimum: null },
    { kind: 'source', source: 'pos' },
    { kind: 'items', holdsWanted: null },
    { kind: 'risk', recommendation: 'cancel' },
    { kind: 'blocked', grounds: ['customer', 'email'] },
  ]);
  expect(evidence.slice(7)).toHaveLength(fraudRules.length);
  const off = decideReferral(facts, { ...someItems, protection: everyRule('off') });
  expect(off.evidence).toEqual(evidence.slice(0, 5));
});

describe('always', () => {
  const check = (property: (facts: ReferralFacts, given: ProgramSettings) => void) =>
    fc.assert(fc.property(anyFacts, anySettings, property), { numRuns: 500 });
  const strictness = { reward: 0, hold: 1, decline: 2 };
  const withAction = (given: ProgramSettings, rule: FraudRule, action: (typeof fraudActions)[number]) => {
    return { ...given, protection: { ...given.protection, [rule]: { ...given.protection[rule], action } } };
  };

  test('the same facts give the same answer, and change nothing', () => {
    check((facts, given) => {
      const before = structuredClone({ facts, given });
      expect(decideReferral(facts, given)).toEqual(decideReferral(facts, given));
      expect({ facts, given }).toEqual(before);
    });
  });

  test('the order in which the history is told does not matter', () => {
    check((facts, given) => {
      const { history } = facts;
      const told = {
        ...history,
        friendOrdersAt: history.friendOrdersAt.toReversed(),
        blockedBy: history.blockedBy.toReversed(),
      };
      expect(decideReferral({ ...facts, history: told }, given)).toEqual(decideReferral(facts, given));
    });
  });

  test('nothing is rewarded that any ground to decline speaks against', () => {
    check((facts, given) => {
      const { order, advocate, claim } = facts;
      const { conditions, protection } = given;
      const { minimumSubtotal: minimum } = conditions;
      const grounds = [
        order.isTest && !conditions.acceptsTestOrders,
        order.sourceName === 'shopify_draft_order' && !conditions.acceptsDraftOrders,
        order.sourceName === 'pos' && !conditions.acceptsPointOfSale,
        order.isCancelled,
        order.dispute === 'lost',
        conditions.firstOrderOnly && (order.position ?? 1) > 1,
        minimum !== null && order.subtotal.amountMinor < minimum.amountMinor,
        conditions.items.kind !== 'all' && order.holdsWantedItems === false,
        order.placedAt > claim.expiresAt,
        claim.isRewarded,
        protection.same_customer.action === 'decline' && order.customerId === advocate.customerId,
        protection.same_email.action === 'decline' &&
          order.emailHash !== null &&
          order.emailHash === advocate.emailHash,
        protection.ring.action === 'decline' && facts.history.isRing,
        protection.blocked.action === 'decline' && facts.history.blockedBy.length > 0,
      ];
      if (grounds.includes(true)) expect(decideReferral(facts, given).kind).toBe('decline');
    });
  });

  test('what cannot be seen never passes a rule that holds or declines', () => {
    check((facts, given) => {
      const { order, advocate } = facts;
      const isOn = (rule: FraudRule) => ['hold', 'decline'].includes(given.protection[rule].action);
      const unseen = [
        order.risk === undefined && isOn('order_risk'),
        order.customerSince === undefined && isOn('existing_customer'),
        order.position === undefined && given.conditions.firstOrderOnly,
        order.holdsWantedItems === undefined && given.conditions.items.kind !== 'all',
        advocate.isErased,
      ];
      const decision = decideReferral(facts, given);
      if (unseen.includes(true)) expect(decision.kind).not.toBe('reward');
      const isBlind = decision.evidence.some(
        (each) => each.kind === 'rule' && each.saw === 'unknown' && each.action !== 'flag',
      );
      if (isBlind) expect(decision.kind).not.toBe('reward');
      if (isBlind && decision.kind === 'hold') expect(decision.reasons).toContain('evidence_missing');
    });
  });

  test('the stronger the action of a rule, the stricter the decision; turning it off never makes it stricter', () => {
    fc.assert(
      fc.property(anyFacts, anySettings, fc.constantFrom(...fraudRules), (facts, given, rule) => {
        const steps = fraudActions.map(
          (action) => strictness[decideReferral(facts, withAction(given, rule, action)).kind],
        );
        expect(steps).toEqual(steps.toSorted());
      }),
      { numRuns: 500 },
    );
  });

  test('each thing that speaks against it adds its reason and takes none away', () => {
    check((facts, given) => {
      const before = reasonsOf(decideReferral(facts, given));
      const worse = decideReferral({ ...facts, order: { ...facts.order, isCancelled: true } }, given);
      expect(worse.kind).toBe('decline');
      if (decideReferral(facts, given).kind === 'decline')
        expect(reasonsOf(worse)).toEqual(expect.arrayContaining([...before, 'order_cancelled']));
    });
  });

  test('reasons are told once each, in the order of their list', () => {
    check((facts, given) => {
      const decision = decideReferral(facts, given);
      const list: readonly string[] = decision.kind === 'decline' ? declineReasons : holdReasons;
      if (decision.kind !== 'reward')
        expect(decision.reasons).toEqual(list.filter((each) => reasonsOf(decision).some((reason) => reason === each)));
    });
  });

  test('a decision is read back from JSON as it was', () => {
    check((facts, given) => {
      const decision = decideReferral(facts, given);
      expect(parseDecision(JSON.parse(JSON.stringify(encodeDecision(decision))))).toEqual(decision);
    });
  });
});
