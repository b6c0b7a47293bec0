import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseProgramForm, toProgramForm } from './form.ts';
import { encodeProgramSettings, parseProgramSettings, type ProgramSettings } from './settings.ts';

const form = {
  name: 'Friends',
  friendPercent: '10',
  advocatePercent: '10',
  minimumSubtotal: '',
  firstOrderOnly: true,
  claimDays: '30',
};
const percentage = fc.option(
  fc.integer({ min: 1, max: 100 }).map((percent) => ({ kind: 'percentage' as const, percent })),
);
const settings: fc.Arbitrary<ProgramSettings> = fc
  .record({
    version: fc.constant(1 as const),
    friendBenefit: percentage,
    advocateBenefit: percentage,
    minimumSubtotal: fc.option(
      fc.bigInt({ min: 1n, max: 10n ** 12n }).map((amountMinor) => ({ amountMinor, currency: 'EUR' })),
    ),
    firstOrderOnly: fc.boolean(),
    claimDays: fc.integer({ min: 1, max: 365 }),
  })
  .filter(({ friendBenefit, advocateBenefit }) => friendBenefit !== null || advocateBenefit !== null);

test('settings that were shown in the form come back as they were', () => {
  fc.assert(
    fc.property(settings, (given) => {
      expect(parseProgramForm(toProgramForm('Friends', given), 'EUR')).toEqual({
        ok: true,
        name: 'Friends',
        settings: given,
      });
    }),
  );
});

test('settings are read back from JSON as they were', () => {
  fc.assert(
    fc.property(settings, (given) => {
      expect(parseProgramSettings(JSON.parse(JSON.stringify(encodeProgramSettings(given))))).toEqual(given);
    }),
  );
});

test('settings of a version this one does not know are refused', () => {
  expect(() => parseProgramSettings({ version: 2 })).toThrow();
});

test.each([
  ['40', 4000n],
  ['40.5', 4050n],
  ['40,50', 4050n],
  ['1 234,56', 123_456n],
  ['1\u202f234,56', 123_456n],
])('a minimum may be typed as %j', (minimumSubtotal, amountMinor) => {
  expect(parseProgramForm({ ...form, minimumSubtotal }, 'EUR')).toMatchObject({
    ok: true,
    settings: { minimumSubtotal: { amountMinor, currency: 'EUR' } },
  });
});

test('every field that is wrong is named at once', () => {
  const wrong = { ...form, name: '', friendPercent: 'x', advocatePercent: '0', minimumSubtotal: 'x', claimDays: '0' };
  expect(parseProgramForm(wrong, 'EUR')).toEqual({
    ok: false,
    problems: {
      name: 'required',
      friendPercent: 'not_a_percentage',
      advocatePercent: 'not_a_percentage',
      minimumSubtotal: 'not_an_amount',
      claimDays: 'not_days',
    },
  });
});
