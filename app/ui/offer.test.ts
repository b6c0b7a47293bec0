import { expect, test } from 'vitest';
import { createFormat } from '#app/i18n/admin/format.ts';
import { speakAdmin } from '#app/i18n/admin/speak.ts';
import { describeOffer, type OfferFields } from './offer.ts';

const english = { t: speakAdmin('en'), format: createFormat('en', 'UTC') };
const french = { t: speakAdmin('fr'), format: createFormat('fr', 'UTC') };
const usual: OfferFields = {
  friendPercent: '10',
  advocatePercent: '15',
  minimumSubtotal: '',
  firstOrderOnly: true,
  claimDays: '30',
};

test('an offer for both sides is told in both languages', () => {
  expect(describeOffer(usual, 'EUR', english)).toBe(
    'A friend gets 10% off their first order. The advocate gets 15% off once it is paid. After claiming, a friend has 30 days to order.',
  );
  expect(describeOffer(usual, 'EUR', french)).toBe(
    'Un filleul reçoit 10\u00a0% de réduction sur sa première commande. L’ambassadeur reçoit 15\u00a0% de réduction dès qu’elle est payée. Après avoir activé l’offre, un filleul a 30 jours pour commander.',
  );
});

test.each<[string, Partial<OfferFields>, string]>([
  [
    'a minimum with a comma',
    { minimumSubtotal: '49,90' },
    'A friend gets 10% off a first order of at least €49.90. The advocate gets',
  ],
  [
    'any order',
    { firstOrderOnly: false, minimumSubtotal: '50' },
    'A friend gets 10% off an order of at least €50.00. The advocate gets',
  ],
  ['only the friend', { advocatePercent: ' ' }, 'A friend gets 10% off their first order. After claiming'],
  [
    'only the advocate',
    { friendPercent: '' },
    'An advocate gets 15% off once a friend’s first order is paid. After claiming',
  ],
  [
    'one day',
    { claimDays: '1' },
    'A friend gets 10% off their first order. The advocate gets 15% off once it is paid. After claiming, a friend has 1 day to order.',
  ],
])('the offer follows the fields: %s', (_name, change, start) => {
  expect(describeOffer({ ...usual, ...change }, 'EUR', english).startsWith(start)).toBe(true);
});

test('nobody rewarded is said as it is', () => {
  expect(describeOffer({ ...usual, friendPercent: '', advocatePercent: '' }, 'EUR', english)).toBe(
    'Neither side gets a reward yet.',
  );
});

test.each<Partial<OfferFields>>([
  { friendPercent: 'ten' },
  { advocatePercent: '101' },
  { friendPercent: '0' },
  { claimDays: '' },
  { minimumSubtotal: '1.2.3' },
  { minimumSubtotal: '-5' },
])('a field that cannot be read is not turned into an offer: %o', (change) => {
  expect(describeOffer({ ...usual, ...change }, 'EUR', english)).toBe(english.t('offer.incomplete'));
});
