import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySettings } from '../../../tests/support/any-settings.ts';
import type { FieldProblem } from './field-problems.ts';
import type { OfferForm, ProgramForm } from './form-fields.ts';
import { parseProgramForm, toProgramForm } from './form.ts';
import { emptyOfferForm } from './offer-form.ts';
import { defaultProgramSettings, encodeProgramSettings, parseProgramSettings } from './settings.ts';

const euro = { currency: 'EUR' };
const usual = toProgramForm('Friends', defaultProgramSettings);
const offer = (change: Partial<OfferForm>): OfferForm => ({ ...emptyOfferForm(), ...change });
const tenth = offer({ kind: 'percentage', percent: '10' });
const product = 'gid://shopify/Product/1';

function problemsOf(change: Partial<ProgramForm>) {
  const parsed = parseProgramForm({ ...usual, ...change }, euro);
  return parsed.ok ? {} : parsed.problems;
}

describe.each(['EUR', 'JPY', 'KWD'])('in %s', (currency) => {
  test('settings that were shown in the form come back as they were', () => {
    fc.assert(
      fc.property(anySettings(currency), (given) => {
        const parsed = parseProgramForm(toProgramForm('Friends', given), { currency });
        expect(parsed).toEqual({ ok: true, name: 'Friends', settings: given });
      }),
    );
  });

  test('settings are read back from JSON as they were', () => {
    fc.assert(
      fc.property(anySettings(currency), (given) => {
        expect(parseProgramSettings(JSON.parse(JSON.stringify(encodeProgramSettings(given))))).toEqual(given);
      }),
    );
  });
});

test('whatever is typed, what the form lets through can be kept', () => {
  const typed = fc.constantFrom(
    '',
    ' ',
    '0',
    '1',
    '-1',
    '9',
    '10',
    '10.5',
    '10,005',
    '100',
    '1e3',
    '9999999999',
    'x,y',
  );
  const kinds = fc.constantFrom<OfferForm['kind']>('none', 'percentage', 'gift_card', 'customer_tag', 'buy_x_get_y');
  const anyOfferForm = fc.record({ kind: kinds, percent: typed, amount: typed, tag: typed }).map(offer);
  const change: fc.Arbitrary<Partial<ProgramForm>> = fc.record({
    friend: anyOfferForm,
    tiers: fc.array(fc.record({ fromFriend: typed, offer: anyOfferForm }), { maxLength: 12 }),
    milestones: fc.array(fc.record({ atFriends: typed, offer: anyOfferForm }), { maxLength: 12 }),
    surprises: fc.array(fc.record({ orderAtLeast: typed, offer: anyOfferForm }), { maxLength: 6 }),
    capPerDay: typed,
    monthlySpendLimit: typed,
    minimumSubtotal: typed,
    days: typed,
    startsOn: fc.constantFrom('', '2026-11-01', '2026-11-31', '2026-12-01'),
    endsOn: fc.constantFrom('', '2026-11-01', 'tomorrow', '2026-12-01'),
  });
  const some = fc.uniqueArray(fc.constantFrom<string>('friend', 'tiers', 'milestones', 'capPerDay', 'days', 'endsOn'));
  fc.assert(
    fc.property(change, some, (wrong, names) => {
      const form = { ...usual, ...Object.fromEntries(Object.entries(wrong).filter(([name]) => names.includes(name))) };
      const parsed = parseProgramForm(form, euro);
      if (parsed.ok) expect(() => encodeProgramSettings(parsed.settings)).not.toThrow();
      else expect(parsed.problems).not.toEqual({});
    }),
  );
});

test.each([
  ['40', 4000n],
  ['40.5', 4050n],
  ['40,50', 4050n],
  ['1 234,56', 123_456n],
  ['1\u202f234,56', 123_456n],
  ['90071992547409.93', 9_007_199_254_740_993n],
])('an amount may be typed as %j', (minimumSubtotal, amountMinor) => {
  expect(parseProgramForm({ ...usual, minimumSubtotal }, euro)).toMatchObject({
    ok: true,
    settings: { conditions: { minimumSubtotal: { amountMinor, currency: 'EUR' } } },
  });
});

test.each<[string, Partial<ProgramForm>, FieldProblem]>([
  ['name', { name: ' ' }, 'required'],
  ['name', { name: 'x'.repeat(81) }, 'too_long'],
  ['friend.percent', { friend: offer({ kind: 'percentage', percent: '0' }) }, 'not_a_percentage'],
  ['friend.percent', { friend: offer({ kind: 'percentage', percent: '101' }) }, 'not_a_percentage'],
  ['friend.percent', { friend: offer({ kind: 'percentage', percent: '12.5' }) }, 'not_a_percentage'],
  ['friend.amount', { friend: offer({ kind: 'fixed_amount', amount: '' }) }, 'required'],
  ['friend.amount', { friend: offer({ kind: 'fixed_amount', amount: '0' }) }, 'not_positive'],
  ['friend.amount', { friend: offer({ kind: 'fixed_amount', amount: '-5' }) }, 'not_an_amount'],
  ['friend.amount', { friend: offer({ kind: 'fixed_amount', amount: '5.001' }) }, 'not_an_amount'],
  ['friend.amount', { friend: offer({ kind: 'fixed_amount', amount: '1,234.50' }) }, 'not_an_amount'],
  ['friend.amount', { friend: offer({ kind: 'fixed_amount', amount: '9'.repeat(20) }) }, 'too_large'],
  ['friend.kind', { friend: offer({ kind: 'gift_card', amount: '5' }) }, 'kind_not_for_friends'],
  ['friend.kind', { friend: offer({}), tiers: [] }, 'both_empty'],
  ['friend.kind', { friend: offer({}), tiers: [{ fromFriend: '1', offer: offer({}) }] }, 'both_empty'],
  ['friend.freeItems', { friend: offer({ kind: 'free_product' }) }, 'no_items'],
  [
    'friend.freeItems',
    { friend: offer({ kind: 'free_product', freeItems: { kind: 'collections', ids: [product] } }) },
    'no_items',
  ],
  ['friend.items', { friend: { ...tenth, items: { kind: 'products', ids: [] } } }, 'no_items'],
  ['friend.getsQuantity', { friend: offer({ kind: 'buy_x_get_y', getsQuantity: '0' }) }, 'not_a_count'],
  ['friend.label', { friend: offer({ kind: 'free_product', label: 'x'.repeat(101) }) }, 'too_long'],
  ['friend.expiresInDays', { friend: { ...tenth, expiresInDays: '0' } }, 'not_days'],
  ['friend.minimumSubtotal', { friend: { ...tenth, minimumSubtotal: 'x' } }, 'not_an_amount'],
  ['tiers.0.fromFriend', { tiers: [{ fromFriend: '2', offer: tenth }] }, 'tiers_start_late'],
  ['tiers.1.fromFriend', { tiers: ['1', '1'].map((fromFriend) => ({ fromFriend, offer: tenth })) }, 'tiers_not_rising'],
  [
    'tiers.2.fromFriend',
    { tiers: ['1', '5', '3'].map((fromFriend) => ({ fromFriend, offer: tenth })) },
    'tiers_not_rising',
  ],
  [
    'tiers.1.offer.kind',
    { tiers: [tenth, offer({})].map((of, index) => ({ fromFriend: String(index + 1), offer: of })) },
    'required',
  ],
  [
    'tiers',
    { tiers: Array.from({ length: 11 }, (_, index) => ({ fromFriend: `${index + 1}`, offer: tenth })) },
    'too_many',
  ],
  ['tiers.0.offer.tag', { tiers: [{ fromFriend: '1', offer: offer({ kind: 'customer_tag' }) }] }, 'required'],
  [
    'tiers.0.offer.tag',
    { tiers: [{ fromFriend: '1', offer: offer({ kind: 'customer_tag', tag: 'a,b' }) }] },
    'not_a_tag',
  ],
  [
    'tiers.0.offer.description',
    { tiers: [{ fromFriend: '1', offer: offer({ kind: 'custom', description: 'x'.repeat(201) }) }] },
    'too_long',
  ],
  [
    'milestones.1.atFriends',
    { milestones: ['5', '5'].map((atFriends) => ({ atFriends, offer: tenth })) },
    'milestone_twice',
  ],
  ['milestones.0.atFriends', { milestones: [{ atFriends: '0', offer: tenth }] }, 'not_a_count'],
  ['milestones.0.offer.kind', { milestones: [{ atFriends: '5', offer: offer({}) }] }, 'required'],
  [
    'surprises.1.orderAtLeast',
    { surprises: ['50', '50.00'].map((orderAtLeast) => ({ orderAtLeast, offer: tenth })) },
    'surprise_twice',
  ],
  ['surprises.0.orderAtLeast', { surprises: [{ orderAtLeast: '', offer: tenth }] }, 'required'],
  ['capPerDay', { capPerDay: '0' }, 'not_a_count'],
  ['capPerMonth', { capPerMonth: '-1' }, 'not_a_count'],
  ['capEver', { capEver: '1000001' }, 'not_a_count'],
  ['monthlySpendLimit', { monthlySpendLimit: '0' }, 'not_positive'],
  ['friend.estimatedCost', { monthlySpendLimit: '100' }, 'cost_needed'],
  ['friend.estimatedCost', { friend: { ...tenth, estimatedCost: '-1' } }, 'not_an_amount'],
  ['eligibility.tag', { eligibility: { kind: 'tag', tag: '', segmentId: '' } }, 'required'],
  ['eligibility.segmentId', { eligibility: { kind: 'segment', tag: '', segmentId: '7' } }, 'required'],
  ['items', { items: { kind: 'collections', ids: [product] } }, 'no_items'],
  ['minimumSubtotal', { minimumSubtotal: '0' }, 'not_positive'],
  ['days', { days: '366' }, 'not_days'],
  ['claimDays', { claimDays: '0' }, 'not_days'],
  ['claimDays', { claimDays: '' }, 'not_days'],
  ['windowDays', { windowDays: '0' }, 'not_days'],
  ['windowDays', { windowDays: '366' }, 'not_days'],
  ['startsOn', { startsOn: '2026-02-30' }, 'not_a_date'],
  ['endsOn', { startsOn: '2026-12-02', endsOn: '2026-12-01' }, 'end_before_start'],
  [
    'protection.velocity.hours',
    {
      protection: {
        ...usual.protection,
        velocity: { action: 'hold', atLeast: '', friends: '5', hours: '1000', days: '' },
      },
    },
    'not_a_count',
  ],
])('%s is refused at its field: %j is %s', (path, change, problem) => {
  expect(problemsOf(change)).toHaveProperty([path], problem);
});

test('every field that is wrong is named at once', () => {
  const wrong = { name: '', friend: offer({ kind: 'percentage', percent: 'x' }), minimumSubtotal: 'x', claimDays: '0' };
  expect(problemsOf(wrong)).toEqual({
    name: 'required',
    'friend.percent': 'not_a_percentage',
    minimumSubtotal: 'not_an_amount',
    claimDays: 'not_days',
  });
});

test('a first day may be the last', () => {
  expect(problemsOf({ startsOn: '2026-12-01', endsOn: '2026-12-01' })).toEqual({});
});

test('a program of nothing but a bonus is a program', () => {
  const milestones = [{ atFriends: '3', offer: offer({ kind: 'store_credit', amount: '10' }) }];
  expect(problemsOf({ friend: offer({}), tiers: [], milestones })).toEqual({});
});

test('what is left in fields of another kind is neither read nor refused', () => {
  const friend = offer({ kind: 'free_shipping', percent: 'x', amount: 'x', items: { kind: 'products', ids: [] } });
  expect(problemsOf({ friend })).toEqual({});
});

test('a rule that is off needs no numbers and gets the usual ones', () => {
  const off = { action: 'off' as const, atLeast: '', friends: '', hours: '', days: '' };
  const parsed = parseProgramForm({ ...usual, protection: { ...usual.protection, velocity: off } }, euro);
  expect(parsed).toMatchObject({ settings: { protection: { velocity: { action: 'off', friends: 20, hours: 24 } } } });
});
