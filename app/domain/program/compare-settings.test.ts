import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anySettings } from '../../../tests/support/any-settings.ts';
import { offerOf } from '../reward/offer.ts';
import { compareSettings } from './compare-settings.ts';
import { toOfferForm } from './offer-form.ts';
import { defaultProgramSettings, encodeProgramSettings, parseProgramSettings } from './settings.ts';

const usual = defaultProgramSettings;
const tenth = offerOf({ kind: 'percentage', percent: 10 });
const card = offerOf({ kind: 'gift_card', amount: { amountMinor: 1050n, currency: 'EUR' } });

test('each difference is told with what it was and what it is, in the order of the editor', () => {
  const changed = {
    ...usual,
    friend: null,
    advocate: {
      ...usual.advocate,
      tiers: [
        { fromFriend: 1, offer: tenth },
        { fromFriend: 5, offer: card },
      ],
      caps: { ...usual.advocate.caps, perMonth: 3 },
    },
    claimDays: 14,
    protection: { ...usual.protection, same_ip: { action: 'hold' as const, atLeast: 4 } },
  };
  expect(compareSettings(usual, changed)).toEqual([
    { setting: 'friend', before: toOfferForm(tenth), after: null },
    { setting: 'tier', at: '5', before: null, after: toOfferForm(card) },
    { setting: 'capPerMonth', before: '', after: '3' },
    { setting: 'claimDays', before: '30', after: '14' },
    {
      setting: 'protection',
      rule: 'same_ip',
      before: { action: 'flag', atLeast: '3', friends: '', hours: '', days: '' },
      after: { action: 'hold', atLeast: '4', friends: '', hours: '', days: '' },
    },
  ]);
});

test('the last tier that goes leaves nothing behind', () => {
  const without = { ...usual, advocate: { ...usual.advocate, tiers: [] } };
  expect(compareSettings(usual, without)).toEqual([
    { setting: 'tier', at: '1', before: toOfferForm(tenth), after: null },
  ]);
});

test('settings differ from others exactly when something is told', () => {
  const any = anySettings('EUR');
  fc.assert(
    fc.property(any, any, (one, other) => {
      const copy = parseProgramSettings(encodeProgramSettings(one));
      expect(compareSettings(one, copy)).toEqual([]);
      const isSame = JSON.stringify(encodeProgramSettings(one)) === JSON.stringify(encodeProgramSettings(other));
      expect(compareSettings(one, other).length === 0).toBe(isSame);
    }),
  );
});

test('what changed one way changed back the other way', () => {
  const any = anySettings('EUR');
  fc.assert(
    fc.property(any, any, (one, other) => {
      const back = compareSettings(other, one).map((change) => ({
        ...change,
        before: change.after,
        after: change.before,
      }));
      expect(compareSettings(one, other)).toEqual(back);
    }),
  );
});
