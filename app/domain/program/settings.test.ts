import { describe, expect, test } from 'vitest';
import { defaultProtection } from '../fraud/protection.ts';
import { offerOf } from '../reward/offer.ts';
import {
  defaultProgramSettings,
  encodeProgramSettings,
  parseProgramSettings,
  type ProgramSettings,
} from './settings.ts';

const usual = defaultProgramSettings;
const euros = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
const tenth = offerOf({ kind: 'percentage', percent: 10 });

describe('settings that were kept before there were kinds of reward', () => {
  const old = {
    version: 1,
    friendBenefit: { kind: 'percentage', percent: 15 },
    advocateBenefit: { kind: 'percentage', percent: 20 },
    minimumSubtotal: { amountMinor: '9007199254740993', currency: 'EUR' },
    firstOrderOnly: false,
    claimDays: 14,
  };

  test('promise what they promised', () => {
    const minimumSubtotal = euros(9_007_199_254_740_993n);
    expect(parseProgramSettings(old)).toMatchObject({
      version: 3,
      friend: offerOf({ kind: 'percentage', percent: 15 }, { minimumSubtotal }),
      advocate: { tiers: [{ fromFriend: 1, offer: offerOf({ kind: 'percentage', percent: 20 }) }] },
      conditions: { minimumSubtotal, firstOrderOnly: false, acceptsDraftOrders: true, acceptsTestOrders: false },
      timing: { after: 'paid', days: 0, approval: 'automatic' },
      claimDays: 14,
    });
  });

  test('promise nothing to a side that was promised nothing', () => {
    const upgraded = parseProgramSettings({ ...old, friendBenefit: null, advocateBenefit: null });
    expect([upgraded.friend, upgraded.advocate.tiers]).toEqual([null, []]);
  });

  test('are protected by the two rules there were, and by no other', () => {
    const { protection } = parseProgramSettings(old);
    const on = Object.entries(protection).filter(([, { action }]) => action !== 'off');
    expect(on.map(([rule, { action }]) => [rule, action])).toEqual([
      ['same_customer', 'decline'],
      ['same_email', 'decline'],
    ]);
    expect(Object.keys(protection)).toEqual(Object.keys(defaultProtection));
  });

  test('can be kept again as settings of today', () => {
    const upgraded = parseProgramSettings(old);
    expect(parseProgramSettings(encodeProgramSettings(upgraded))).toEqual(upgraded);
  });
});

test('settings of version 2 promise what they promised, and ask for nothing new', () => {
  const { joinByEmail, claimEmail, socialProof, ...rest } = encodeProgramSettings(usual);
  const old = { ...rest, version: 2, attribution: { wins: 'first' } };
  expect([joinByEmail, claimEmail, socialProof]).toEqual([false, 'none', false]);
  expect(parseProgramSettings(old)).toEqual({ ...usual, attribution: { wins: 'first', windowDays: 30 } });
});

test('settings of a version this one does not know are refused', () => {
  expect(() => parseProgramSettings({ ...encodeProgramSettings(usual), version: 4 })).toThrow();
});

const advocate = (change: Partial<ProgramSettings['advocate']>) => ({ advocate: { ...usual.advocate, ...change } });
const conditions = (change: Partial<ProgramSettings['conditions']>) => ({
  conditions: { ...usual.conditions, ...change },
});

test.each<[string, Partial<ProgramSettings>]>([
  ['a percentage over a hundred', { friend: offerOf({ kind: 'percentage', percent: 101 }) }],
  ['a gift card for friends', { friend: offerOf({ kind: 'gift_card', amount: euros(100n) }) }],
  ['a negative amount', { friend: offerOf({ kind: 'fixed_amount', amount: euros(-1n) }) }],
  ['a negative cost', { friend: { ...tenth, estimatedCost: euros(-1n) } }],
  ['a negative minimum', conditions({ minimumSubtotal: euros(-1n) })],
  [
    'a minimum of zero for a code',
    { friend: offerOf({ kind: 'percentage', percent: 5 }, { minimumSubtotal: euros(0n) }) },
  ],
  ['a spend limit of zero', { monthlySpendLimit: euros(0n) }],
  ['an amount that overflows sums', { monthlySpendLimit: euros(10n ** 19n) }],
  [
    'two currencies',
    { monthlySpendLimit: euros(100n), ...conditions({ minimumSubtotal: { amountMinor: 1n, currency: 'USD' } }) },
  ],
  ['a cap of zero', advocate({ caps: { perDay: 0, perMonth: null, ever: null } })],
  ['a first tier that leaves the first friend out', advocate({ tiers: [{ fromFriend: 2, offer: tenth }] })],
  ['a tier twice', advocate({ tiers: [1, 4, 4].map((fromFriend) => ({ fromFriend, offer: tenth })) })],
  ['tiers that fall', advocate({ tiers: [1, 9, 4].map((fromFriend) => ({ fromFriend, offer: tenth })) })],
  ['a milestone twice', advocate({ milestones: [4, 4].map((atFriends) => ({ atFriends, offer: tenth })) })],
  [
    'a surprise twice',
    advocate({ surprises: [5n, 5n].map((minor) => ({ orderAtLeast: euros(minor), offer: tenth })) }),
  ],
  ['goods that are not named', conditions({ items: { kind: 'products', productIds: [], variantIds: [] } })],
  ['two tags in one', { eligibility: { kind: 'tag', tag: 'friends,family' } }],
  ['an end before the start', { schedule: { startsOn: '2026-12-02', endsOn: '2026-12-01' } }],
  ['a day that is not in the calendar', { schedule: { startsOn: '2026-02-30', endsOn: null } }],
])('%s can neither be kept nor read', (_name, change) => {
  const wrong = { ...usual, ...change };
  const json = JSON.parse(
    JSON.stringify(wrong, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  ) as unknown;
  expect(() => encodeProgramSettings(wrong)).toThrow();
  expect(() => parseProgramSettings(json)).toThrow();
});
