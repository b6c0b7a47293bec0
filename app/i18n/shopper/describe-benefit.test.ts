import { expect, test } from 'vitest';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { describeBenefit } from './describe-benefit.ts';
import { publicTexts } from './public-text.ts';

const money = (amountMinor: bigint, currency = 'EUR') => ({ amountMinor, currency });
const tea = { kind: 'products' as const, productIds: ['gid://shopify/Product/1'], variantIds: [] };
const swap = (percent: number): Benefit => ({
  kind: 'buy_x_get_y',
  buys: { items: tea, quantity: 2 },
  gets: { items: tea, quantity: 1, percent },
});

test.each<[Benefit, string, string]>([
  [{ kind: 'percentage', percent: 15 }, '15% off', '15 % de remise'],
  [{ kind: 'fixed_amount', amount: money(1050n) }, '€10.50 off', '10,50 € de remise'],
  [{ kind: 'fixed_amount', amount: money(500n, 'JPY') }, '¥500 off', '500 JPY de remise'],
  [{ kind: 'free_shipping' }, 'free shipping', 'la livraison gratuite'],
  [{ kind: 'free_product', items: tea }, 'a free product', 'un produit offert'],
  [{ kind: 'free_product', items: tea, label: 'a tin of tea' }, 'a tin of tea', 'a tin of tea'],
  [swap(100), '1 free when you buy 2', '1 article(s) offert(s) pour 2 acheté(s)'],
  [swap(50), '50% off 1 when you buy 2', '50 % de remise sur 1 pour 2 acheté(s)'],
  [
    { kind: 'store_credit', amount: money(2500n, 'KWD') },
    'KWD 2.500 of store credit',
    '2,500 KWD de crédit en boutique',
  ],
  [{ kind: 'gift_card', amount: money(2000n) }, 'a gift card of €20.00', 'une carte cadeau de 20,00 €'],
  [{ kind: 'customer_tag', tag: 'insider' }, 'exclusive access', 'un accès exclusif'],
  [{ kind: 'custom', description: 'A tour of the workshop' }, 'A tour of the workshop', 'A tour of the workshop'],
])('%o is said in both languages', (benefit, en, fr) => {
  const plain = (text: string) => text.replace(/\s/g, ' ');
  expect(plain(describeBenefit(benefit, 'en'))).toBe(en);
  expect(plain(describeBenefit(benefit, 'fr'))).toBe(fr);
});

test('an advocate is promised nothing while a limit keeps them from getting it', () => {
  const settings = { ...defaultProgramSettings, friend: offerOf({ kind: 'free_shipping' }) };
  expect(publicTexts(settings, true).en).toEqual({ friend: 'free shipping', advocate: '10% off', minimum: null });
  expect(publicTexts(settings, false).fr).toEqual({ friend: 'la livraison gratuite', advocate: null, minimum: null });
});
