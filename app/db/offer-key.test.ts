import { expect, test } from 'vitest';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import { offerOf, type Offer } from '#app/domain/reward/offer.ts';
import { offerKey, purseOf } from './offer-key.server.ts';

const euros = { amountMinor: 500n, currency: 'EUR' };
const tenth: Benefit = { kind: 'percentage', percent: 10 };

test('offers that are the same to whoever gets them have the same key, whatever they cost and however they are written', () => {
  const { benefit, terms } = offerOf(tenth);
  const backwards = Object.fromEntries(Object.entries(terms).toReversed()) as Offer['terms'];
  expect(offerKey({ estimatedCost: euros, terms: backwards, benefit })).toBe(offerKey(offerOf(tenth)));
});

test.each<[string, Offer]>([
  ['another benefit', offerOf({ kind: 'percentage', percent: 11 })],
  ['other goods', offerOf(tenth, { items: { kind: 'collections', collectionIds: ['gid://shopify/Collection/1'] } })],
  ['a minimum', offerOf(tenth, { minimumSubtotal: euros })],
  ['an end', offerOf(tenth, { expiresInDays: 30 })],
])('%s is another key', (_name, offer) => {
  expect(offerKey(offer)).not.toBe(offerKey(offerOf(tenth)));
});

test('money of a currency is one purse, and what has no price is a purse of its own', () => {
  const credit = purseOf(offerOf({ kind: 'store_credit', amount: euros }));
  expect(purseOf(offerOf({ kind: 'fixed_amount', amount: { ...euros, amountMinor: 900n } }))).toBe(credit);
  expect(purseOf(offerOf({ kind: 'gift_card', amount: { ...euros, currency: 'USD' } }))).not.toBe(credit);
  expect(purseOf(offerOf(tenth))).toBe(offerKey(offerOf(tenth)));
});
