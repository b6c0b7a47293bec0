import { expect, test } from 'vitest';
import { benefitKinds as allKinds, codeKinds, faceValue, type Benefit } from '#app/domain/reward/benefit.ts';
import { termsOfKind } from '#app/domain/reward/offer.ts';
import { benefitKinds, friendKinds, kindsWithAmount, termFields } from './offer-kinds.ts';

test('the editor knows the same kinds and terms as the domain', () => {
  expect(benefitKinds).toEqual(allKinds);
  expect(friendKinds).toEqual(codeKinds);
  expect(termFields).toEqual(termsOfKind);
});

test('kinds whose worth is an amount are those with a face value', () => {
  const amount = { amountMinor: 500n, currency: 'EUR' };
  const valued = allKinds.filter((kind) => {
    const benefit = kindsWithAmount.includes(kind) ? { kind, amount } : { kind };
    return faceValue(benefit as Benefit) !== null;
  });
  expect(valued).toEqual(['fixed_amount', 'store_credit', 'gift_card']);
});
