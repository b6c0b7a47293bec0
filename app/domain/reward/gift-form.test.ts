import { expect, test } from 'vitest';
import { emptyOfferForm } from '../program/offer-form.ts';
import { parseGift, readGiftForm, type GiftForm } from './gift-form.ts';

const form: GiftForm = {
  programId: 'pr_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  offer: { ...emptyOfferForm(), kind: 'store_credit', amount: '5' },
  note: 'Thank you',
  formKey: '7b1d4c52-2f0a-4c86-9d55-0a2b6f3e1c77',
};
const problemsOf = (change: Partial<GiftForm>, currency = 'EUR') => {
  const gift = parseGift({ ...form, ...change }, { currency, longestNote: 500 });
  return gift.ok ? {} : gift.problems;
};

test('a form as the page sends it is read as it is', () => {
  expect(readGiftForm(JSON.stringify(form))).toEqual(form);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['no JSON', '{'],
  ['JSON of something else', '[1]'],
  ['a form without a key', JSON.stringify({ ...form, formKey: undefined })],
  ['a key that is none', JSON.stringify({ ...form, formKey: "' or 1=1" })],
  ['an offer of a kind that is not there', JSON.stringify({ ...form, offer: { ...form.offer, kind: 'gold' } })],
  ['half an offer', JSON.stringify({ ...form, offer: { kind: 'custom' } })],
  ['more than the form has', JSON.stringify({ ...form, status: 'issued' })],
  ['far too much', JSON.stringify({ ...form, note: 'x'.repeat(60_000) })],
])('%s is not a form of the page', (_name, json) => {
  expect(readGiftForm(json)).toBeNull();
});

test('what is typed becomes an offer in the shop’s money', () => {
  expect(parseGift(form, { currency: 'EUR', longestNote: 500 })).toMatchObject({
    ok: true,
    offer: { benefit: { kind: 'store_credit', amount: { amountMinor: 500n, currency: 'EUR' } } },
  });
});

test('each field that is wrong is named', () => {
  expect(problemsOf({ offer: emptyOfferForm() })).toEqual({ 'offer.kind': 'required' });
  expect(problemsOf({ offer: { ...form.offer, amount: '' } })).toEqual({ 'offer.amount': 'required' });
  expect(problemsOf({ offer: { ...form.offer, amount: '0' } })).toEqual({ 'offer.amount': 'not_positive' });
  expect(problemsOf({ offer: { ...form.offer, amount: '0.5' } }, 'JPY')).toEqual({ 'offer.amount': 'not_an_amount' });
  expect(problemsOf({ offer: { ...form.offer, expiresInDays: 'soon' }, note: 'x'.repeat(501) })).toEqual({
    'offer.expiresInDays': 'not_days',
    note: 'too_long',
  });
});

test('spaces around the message do not count', () => {
  expect(problemsOf({ note: `  ${'x'.repeat(500)}  ` })).toEqual({});
});
