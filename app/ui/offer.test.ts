import { expect, test } from 'vitest';
import type { OfferForm, ProgramForm } from '#app/domain/program/form-fields.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { emptyOfferForm } from '#app/domain/program/offer-form.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { createFormat } from '#app/i18n/admin/format.ts';
import { speakAdmin } from '#app/i18n/admin/speak.ts';
import { describeBenefit, describeOffer, describeProgram, describeTerms, type OfferSpeech } from './offer.ts';

const mug = 'gid://shopify/Product/1';
const tea = 'gid://shopify/Collection/2';
const names = { [mug]: { title: 'Mug', productId: null }, [tea]: { title: 'Tea', productId: null } };
const english: OfferSpeech = { t: speakAdmin('en'), format: createFormat('en', 'UTC'), currency: 'EUR', names };
const french: OfferSpeech = { ...english, t: speakAdmin('fr'), format: createFormat('fr', 'UTC') };

const usual = toProgramForm('Refer a friend', defaultProgramSettings);
const offer = (fields: Partial<OfferForm>): OfferForm => ({ ...emptyOfferForm(), ...fields });
const credit = offer({ kind: 'store_credit', amount: '5' });
const products = (...ids: string[]) => ({ kind: 'products' as const, ids });
const collections = (...ids: string[]) => ({ kind: 'collections' as const, ids });
const buyGet = {
  kind: 'buy_x_get_y' as const,
  buysItems: collections(tea),
  buysQuantity: '2',
  getsItems: products(mug),
};

test('an offer for both sides is told in both languages', () => {
  expect(describeOffer(usual, english)).toBe(
    'A friend gets 10% off. The advocate gets 10% off once the friend’s order is paid. Only a friend’s first order counts. After claiming, a friend has 30 days to order.',
  );
  expect(describeOffer(usual, french)).toBe(
    'Un filleul reçoit 10\u00a0% de réduction. L’ambassadeur reçoit 10\u00a0% de réduction dès que la commande du filleul est payée. Seule la première commande d’un filleul compte. Après avoir activé l’offre, un filleul a 30 jours pour commander.',
  );
});

test.each<[Partial<OfferForm>, string, string]>([
  [{ kind: 'percentage', percent: '20' }, '20% off', '20\u00a0% de réduction'],
  [
    { kind: 'percentage', percent: '20', items: products(mug) },
    '20% off “Mug”',
    '20\u00a0% de réduction sur «\u00a0Mug\u00a0»',
  ],
  [
    { kind: 'fixed_amount', amount: '5,50', items: collections(tea) },
    '€5.50 off the collection “Tea”',
    '5,50\u00a0€ de réduction sur la collection «\u00a0Tea\u00a0»',
  ],
  [{ kind: 'free_shipping' }, 'free shipping', 'la livraison gratuite'],
  [{ kind: 'free_product', freeItems: products(mug) }, '“Mug” for free', '«\u00a0Mug\u00a0» gratuitement'],
  [
    { kind: 'free_product', freeItems: products('gid://shopify/Product/9') },
    'selected products for free',
    'certains produits gratuitement',
  ],
  [
    buyGet,
    '1 × “Mug” for free with any 2 of the collection “Tea”',
    '1\u00a0× «\u00a0Mug\u00a0» gratuitement pour l’achat de 2 au choix parmi la collection «\u00a0Tea\u00a0»',
  ],
  [
    { ...buyGet, buysItems: products(mug), getsPercent: '50' },
    '50% off 1 × “Mug” with 2 × “Mug”',
    '50\u00a0% de réduction sur 1\u00a0× «\u00a0Mug\u00a0» pour l’achat de 2\u00a0× «\u00a0Mug\u00a0»',
  ],
  [{ kind: 'store_credit', amount: '5' }, '€5.00 in store credit', '5,00\u00a0€ de crédit en magasin'],
  [{ kind: 'gift_card', amount: '25' }, 'a gift card of €25.00', 'une carte-cadeau de 25,00\u00a0€'],
  [{ kind: 'customer_tag', tag: 'vip' }, 'the customer tag “vip”', 'la balise client «\u00a0vip\u00a0»'],
  [{ kind: 'custom', description: 'A visit' }, '“A visit”', '«\u00a0A visit\u00a0»'],
])('a reward %o is told as it is set', (fields, inEnglish, inFrench) => {
  expect(describeBenefit(offer(fields), english)).toBe(inEnglish);
  expect(describeBenefit(offer(fields), french)).toBe(inFrench);
});

test('everything a program promises and asks for has its sentence', () => {
  const form: ProgramForm = {
    ...usual,
    friend: offer({ kind: 'free_shipping', minimumSubtotal: '49,90' }),
    tiers: [
      { fromFriend: '1', offer: credit },
      { fromFriend: '3', offer: offer({ kind: 'gift_card', amount: '10' }) },
    ],
    milestones: [{ atFriends: '5', offer: offer({ kind: 'customer_tag', tag: 'vip' }) }],
    surprises: [{ orderAtLeast: '100', offer: credit }],
    after: 'fulfilled',
    days: '14',
    minimumSubtotal: '50',
    items: collections(tea),
    capPerDay: '2',
    capEver: '20',
    monthlySpendLimit: '500',
    eligibility: { kind: 'segment', tag: '', segmentId: 'gid://shopify/Segment/1' },
    joinByEmail: true,
    claimEmail: 'required',
    approval: 'manual',
    startsOn: '2026-12-01',
    endsOn: '2026-12-31',
  };
  expect(describeProgram(form, { ...english, segmentName: 'Regulars' })).toEqual([
    'A friend gets free shipping on an order of at least €49.90.',
    'The advocate gets €5.00 in store credit 14 days after the friend’s order is fulfilled.',
    'From friend number 3 on, they get a gift card of €10.00.',
    'With 5 friends who ordered, the advocate also gets the customer tag “vip”, once.',
    'When a friend’s order comes to at least €100.00, the advocate also gets €5.00 in store credit.',
    'Only a friend’s first order counts.',
    'The order has to come to at least €50.00 after discounts.',
    'The order has to contain the collection “Tea”.',
    'After claiming, a friend has 30 days to order.',
    'An advocate gets at most 2 rewards a day and 20 rewards in all.',
    'The program may cost €500.00 a month.',
    'Only customers of the segment “Regulars” can invite.',
    'Nobody needs an account to invite: an e-mail address will do.',
    'Friends give their e-mail address to claim.',
    'You approve each referral first.',
    'It runs from December 1, 2026 to December 31, 2026.',
  ]);
  for (const sentence of describeProgram(form, french)) expect(sentence).toMatch(/^\p{Lu}[^{}]*\.$/u);
});

test('the terms of a reward are told where they mean something for its kind', () => {
  const terms = { minimumSubtotal: '50', purchases: 'both' as const, expiresInDays: '30', estimatedCost: '4' };
  expect(describeTerms(offer({ kind: 'percentage', percent: '10', ...terms }), english)).toEqual([
    'Orders from €50.00',
    'One-time purchases and subscriptions',
    'Expires after 30 days',
    'Costs you about €4.00',
  ]);
  expect(describeTerms({ ...credit, ...terms, estimatedCost: '' }, english)).toEqual(['Expires after 30 days']);
  expect(describeTerms(offer({}), english)).toEqual([]);
});

test('one side alone, and nobody at all, is said as it is', () => {
  const nothing = [{ fromFriend: '1', offer: emptyOfferForm() }];
  expect(describeOffer({ ...usual, tiers: nothing }, english)).not.toContain('advocate');
  expect(describeOffer({ ...usual, friend: emptyOfferForm() }, english)).toMatch(/^The advocate gets/);
  expect(describeOffer({ ...usual, friend: emptyOfferForm(), tiers: nothing }, english)).toBe(
    'Neither side gets a reward yet.',
  );
});

test.each<Partial<ProgramForm>>([
  { friend: offer({ kind: 'percentage', percent: 'ten' }) },
  { friend: offer({ kind: 'percentage', percent: '101' }) },
  { friend: offer({ kind: 'free_product' }) },
  { friend: offer({ kind: 'free_shipping', minimumSubtotal: '1.2.3' }) },
  { tiers: [{ fromFriend: '1', offer: offer({ kind: 'gift_card', amount: '0' }) }] },
  { tiers: [{ fromFriend: 'one', offer: credit }] },
  { claimDays: '' },
  { minimumSubtotal: '-5' },
])('a field that cannot be read is not turned into an offer: %o', (change) => {
  expect(describeOffer({ ...usual, ...change }, english)).toBe(english.t('offer.incomplete'));
});
