import { expect, test } from 'vitest';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { createFormat } from '#app/i18n/admin/format.ts';
import { speakAdmin } from '#app/i18n/admin/speak.ts';
import { compareForms } from './compare-forms.ts';

const speech = { t: speakAdmin('en'), format: createFormat('en', 'UTC'), currency: 'EUR' };
const usual = toProgramForm('Refer a friend', defaultProgramSettings);
const compare = (change: Partial<ProgramForm>) => compareForms(usual, { ...usual, ...change }, speech);

test('equal settings have nothing to tell, and the name is no part of them', () => {
  expect(compare({})).toEqual([]);
  expect(compare({ name: 'Another name' })).toEqual([]);
});

test('a setting is told with what it was and is', () => {
  expect(compare({ friend: { ...usual.friend, percent: '20', expiresInDays: '30' } })).toEqual([
    {
      setting: 'Friend’s reward',
      before: '10% off · Can be combined with shipping discounts',
      after: '20% off · Expires after 30 days · Can be combined with shipping discounts',
    },
  ]);
  expect(compare({ capPerDay: '3', firstOrderOnly: false, endsOn: '2026-12-31' })).toEqual([
    { setting: 'Rewards for one advocate a day', before: 'nothing set', after: '3' },
    { setting: 'Only a friend’s first order counts', before: 'yes', after: 'no' },
    { setting: 'Last day', before: 'nothing set', after: 'December 31, 2026' },
  ]);
});

test('a reward that was added, a rule and its numbers are told', () => {
  const [tier] = usual.tiers;
  expect(compare({ milestones: [{ atFriends: '5', offer: tier!.offer }] })).toEqual([
    {
      setting: 'Bonus 1',
      before: 'nothing set',
      after: 'At how many friends 5: 10% off · Can be combined with shipping discounts',
    },
  ]);
  const velocity = { ...usual.protection.velocity, action: 'decline' as const, hours: '12' };
  expect(compare({ protection: { ...usual.protection, velocity } })).toEqual([
    {
      setting: 'Unusually many friends of one advocate order within a short time.',
      before: 'Hold for me · More friends than 20 · Within how many hours 24',
      after: 'Decline · More friends than 20 · Within how many hours 12',
    },
  ]);
});

test('another choice of goods whose names are not known is told, too', () => {
  const items = (id: number) => ({ kind: 'products' as const, ids: [`gid://shopify/Product/${id}`] });
  const changes = compareForms({ ...usual, items: items(1) }, { ...usual, items: items(2) }, speech);
  expect(changes).toEqual([
    { setting: 'The order contains at least one of', before: 'selected products', after: 'selected products' },
  ]);
});

test('every setting of the form is compared', () => {
  const other: ProgramForm = {
    ...usual,
    capPerMonth: '1',
    capEver: '1',
    monthlySpendLimit: '1',
    eligibility: { ...usual.eligibility, kind: 'has_ordered' },
    minimumSubtotal: '1',
    acceptsDraftOrders: !usual.acceptsDraftOrders,
    acceptsPointOfSale: !usual.acceptsPointOfSale,
    acceptsTestOrders: !usual.acceptsTestOrders,
    after: 'fulfilled',
    days: '9',
    approval: 'manual',
    wins: 'first',
    joinByEmail: !usual.joinByEmail,
    claimEmail: 'required',
    socialProof: !usual.socialProof,
    windowDays: '9',
    claimDays: '9',
    startsOn: '2026-01-01',
  };
  // The rewards, the rules and the name have tests of their own above.
  const apart = [
    'name',
    'friend',
    'tiers',
    'milestones',
    'surprises',
    'capPerDay',
    'items',
    'firstOrderOnly',
    'endsOn',
    'protection',
  ];
  const changed = (Object.keys(usual) as (keyof ProgramForm)[]).filter((name) => other[name] !== usual[name]);
  expect([...changed, ...apart].toSorted()).toEqual(Object.keys(usual).toSorted());
  expect(compareForms(usual, other, speech)).toHaveLength(changed.length);
});
