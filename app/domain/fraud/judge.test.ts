import { describe, expect, test } from 'vitest';
import { ada, everyRule, factsWith, finn, placedAt } from '../../../tests/support/referral-facts.ts';
import { addDays } from '../time.ts';
import { judge, rules } from './judge.ts';
import { defaultProtection, fraudRules, type FraudRule } from './protection.ts';

type Changes = Parameters<typeof factsWith>[0];
const hoursBefore = (hours: number) => new Date(placedAt.getTime() - hours * 60 * 60 * 1000);
const erased = { isErased: true, emailHash: null, phoneHash: null, addressHash: null, ipHash: null, deviceHash: null };
const protection = {
  ...everyRule('hold'),
  same_ip: { action: 'hold' as const, atLeast: 3 },
  velocity: { action: 'hold' as const, friends: 2, hours: 24 },
  young_advocate: { action: 'hold' as const, days: 7 },
};

/** What one rule saw, and what it counted. */
function look(rule: FraudRule, changes: Changes) {
  const verdict = judge(factsWith(changes), protection).find((each) => each.rule === rule);
  return verdict?.figures ? `${verdict.saw} ${verdict.figures.count}/${verdict.figures.limit}` : verdict?.saw;
}

describe.each(['email', 'phone', 'address', 'device'] as const)('the same %s', (kind) => {
  const hash = `${kind}Hash` as const;
  test.each<[string, Changes, string]>([
    ['matches when the order has the advocate’s', { order: { [hash]: 'ada' } }, 'match'],
    ['is clear when they differ', {}, 'clear'],
    ['is clear when the order has none', { order: { [hash]: null } }, 'clear'],
    ['is clear when the advocate has none', { advocate: { [hash]: null } }, 'clear'],
    ['is clear when nobody has one', { order: { [hash]: null }, advocate: { [hash]: null } }, 'clear'],
    ['is not known of an erased advocate', { advocate: erased }, 'unknown'],
    ['is clear without one on the order, erased or not', { order: { [hash]: null }, advocate: erased }, 'clear'],
  ])('%s', (_name, changes, saw) => {
    expect(look(`same_${kind}`, changes)).toBe(saw);
  });
});

test.each<[FraudRule, string, Changes, string]>([
  ['same_customer', 'the advocate’s account', { order: { customerId: ada } }, 'match'],
  ['same_customer', 'another account', {}, 'clear'],
  ['same_customer', 'a guest', { order: { customerId: null } }, 'clear'],
  ['same_customer', 'an erased advocate', { advocate: erased }, 'unknown'],
  ['same_ip', 'nothing shared', {}, 'clear 1/3'],
  ['same_ip', 'no address', { order: { ipHash: null }, history: { sameIpReferrals: 9 } }, 'clear'],
  ['same_ip', 'one household of two', { order: { ipHash: 'ada' } }, 'clear 2/3'],
  ['same_ip', 'a household of three', { order: { ipHash: 'ada' }, history: { sameIpReferrals: 1 } }, 'match 3/3'],
  ['same_ip', 'three friends without the advocate', { history: { sameIpReferrals: 2 } }, 'match 3/3'],
  ['same_ip', 'two friends', { history: { sameIpReferrals: 1 } }, 'clear 2/3'],
  ['same_ip', 'two friends, advocate erased', { advocate: erased, history: { sameIpReferrals: 1 } }, 'unknown 2/3'],
  ['same_ip', 'one friend, advocate erased', { advocate: erased }, 'clear 1/3'],
  ['same_ip', 'three friends, advocate erased', { advocate: erased, history: { sameIpReferrals: 2 } }, 'match 3/3'],
  ['existing_customer', 'a customer since after the claim', {}, 'clear'],
  ['existing_customer', 'a customer of last year', { order: { customerSince: addDays(placedAt, -300) } }, 'match'],
  ['existing_customer', 'one made with the claim', { order: { customerSince: addDays(placedAt, -2) } }, 'clear'],
  [
    'existing_customer',
    'one made by the order that the invite came with',
    {
      order: { customerSince: new Date(placedAt.getTime() - 20_000) },
      claim: { claimedAt: placedAt, isMomentKnown: false },
    },
    'clear',
  ],
  [
    'existing_customer',
    'one made after the first order of an invite of unknown age',
    { claim: { claimedAt: addDays(placedAt, -2), isMomentKnown: false } },
    'clear',
  ],
  [
    'existing_customer',
    'one of an hour before the order, the invite being older',
    { order: { customerSince: hoursBefore(1) }, claim: { claimedAt: placedAt, isMomentKnown: false } },
    'unknown',
  ],
  [
    'existing_customer',
    'one from before anybody could be invited',
    { order: { customerSince: addDays(placedAt, -300) }, claim: { claimedAt: placedAt, isMomentKnown: false } },
    'match',
  ],
  ['existing_customer', 'a guest', { order: { customerSince: null } }, 'clear'],
  ['existing_customer', 'a record that was not seen', { order: { customerSince: undefined } }, 'unknown'],
  ['disposable_email', 'a throw-away address', { order: { isEmailDisposable: true } }, 'match'],
  ['disposable_email', 'a lasting address', {}, 'clear'],
  ['disposable_email', 'no address', { order: { isEmailDisposable: null } }, 'clear'],
  ['velocity', 'the first friend', {}, 'clear 1/2'],
  ['velocity', 'as many as are fine', { history: { friendOrdersAt: [hoursBefore(1)] } }, 'clear 2/2'],
  ['velocity', 'one more', { history: { friendOrdersAt: [hoursBefore(1), hoursBefore(23)] } }, 'match 3/2'],
  [
    'velocity',
    'a friend of yesterday',
    { history: { friendOrdersAt: [hoursBefore(1), hoursBefore(24)] } },
    'clear 2/2',
  ],
  [
    'velocity',
    'a friend who came later',
    { history: { friendOrdersAt: [hoursBefore(1), hoursBefore(-1)] } },
    'clear 2/2',
  ],
  ['ring', 'no ring', {}, 'clear'],
  ['ring', 'a ring', { history: { isRing: true } }, 'match'],
  ['order_risk', 'nothing recommended', {}, 'clear'],
  ['order_risk', 'accept', { order: { risk: 'accept' } }, 'clear'],
  ['order_risk', 'investigate', { order: { risk: 'investigate' } }, 'match'],
  ['order_risk', 'cancel', { order: { risk: 'cancel' } }, 'match'],
  ['order_risk', 'not looked at yet', { order: { risk: undefined } }, 'unknown'],
  ['blocked', 'nobody listed', {}, 'clear'],
  ['blocked', 'somebody listed', { history: { blockedBy: ['email_domain'] } }, 'match'],
  ['blocked', 'an erased advocate', { advocate: erased }, 'unknown'],
  ['blocked', 'a listed friend of an erased advocate', { advocate: erased, history: { blockedBy: ['ip'] } }, 'match'],
  ['young_advocate', 'joined two months ago', {}, 'clear 60/7'],
  ['young_advocate', 'joined a week ago', { advocate: { joinedAt: addDays(placedAt, -7) } }, 'clear 7/7'],
  ['young_advocate', 'joined an hour less ago', { advocate: { joinedAt: hoursBefore(7 * 24 - 1) } }, 'match 6/7'],
  ['young_advocate', 'joined after the order', { advocate: { joinedAt: hoursBefore(-5) } }, 'match 0/7'],
  ['leaked_code', 'who claimed ordered', {}, 'clear'],
  ['leaked_code', 'another account ordered', { order: { customerId: 'gid://shopify/Customer/3' } }, 'match'],
  ['leaked_code', 'claimed without an account', { claim: { customerId: null } }, 'clear'],
  ['leaked_code', 'ordered as a guest', { order: { customerId: null }, claim: { customerId: finn } }, 'clear'],
])('%s: %s', (rule, _name, changes, saw) => {
  expect(look(rule, changes)).toBe(saw);
});

test('one order alone shares its address with nobody, however low the number is set', () => {
  const facts = factsWith({});
  expect(rules.same_ip(facts, { action: 'decline', atLeast: 1 }).saw).toBe('clear');
});

test('rules that are off look at nothing; the others are told in the order of the list', () => {
  expect(judge(factsWith({}), everyRule('off'))).toEqual([]);
  expect(judge(factsWith({}), everyRule('flag')).map(({ rule }) => rule)).toEqual(fraudRules);
});

test('honest people pass what is set at first, even two who live together and share a device', () => {
  const together = factsWith({ order: { addressHash: 'ada', ipHash: 'ada', deviceHash: 'ada' } });
  const strict = judge(together, defaultProtection).filter(({ action }) => action !== 'flag');
  expect(strict.map(({ saw }) => saw)).not.toContain('match');
});
