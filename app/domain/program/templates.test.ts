import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyDigits } from '../currency.ts';
import type { Money } from '../money.ts';
import { shopReferences } from './shop-references.ts';
import { parseProgramForm, toProgramForm } from './form.ts';
import { reckonOffer } from './reckon-offer.ts';
import { brokenRules } from './settings-rules.ts';
import { encodeProgramSettings, parseProgramSettings } from './settings.ts';
import { ordinarySum, roundDown, roundUp } from './ordinary-sum.ts';
import { shareOfMargin, thickestMargin, thinnestMargin, type Trade } from './suggest-offer.ts';
import { businesses, followMinimum, goals, makeTemplate } from './templates.ts';

const currencies = Intl.supportedValuesOf('currency');
const all = goals.flatMap((goal) => businesses.map((business) => [goal, business] as const));
const unknown = (currency: string): Trade => ({
  currency,
  averageOrder: null,
  marginPercent: null,
  hasStoreCredit: null,
});
const of = (currency: string, averageMinor: bigint, marginPercent: number | null): Trade => ({
  currency,
  averageOrder: { amountMinor: averageMinor, currency },
  marginPercent,
  hasStoreCredit: true,
});
const anyTrade: fc.Arbitrary<Trade> = fc.constantFrom(...currencies).chain((currency) =>
  fc.record({
    currency: fc.constant(currency),
    averageOrder: fc.option(
      fc.bigInt({ min: 1n, max: 10n ** 15n }).map((amountMinor): Money => ({ amountMinor, currency })),
    ),
    marginPercent: fc.option(fc.integer({ min: thinnestMargin, max: thickestMargin })),
    hasStoreCredit: fc.option(fc.boolean()),
  }),
);

test('every template passes the schema and the rules', () => {
  for (const currency of ['EUR', 'JPY', 'KWD'])
    for (const [goal, business] of all) {
      const settings = makeTemplate(goal, business, unknown(currency));
      expect(parseProgramSettings(encodeProgramSettings(settings))).toEqual(settings);
      expect(brokenRules(settings)).toEqual([]);
    }
});

test('every template passes the form, in every currency', { timeout: 30_000 }, () => {
  for (const currency of currencies)
    for (const [goal, business] of all)
      expect(
        parseProgramForm(toProgramForm('A name', makeTemplate(goal, business, unknown(currency))), { currency }).ok,
      ).toBe(true);
});

test('so it does whatever a shop sells, and the arithmetic stays within the share of the margin', () => {
  fc.assert(
    fc.property(anyTrade, fc.constantFrom(...all), (trade, [goal, business]) => {
      const settings = makeTemplate(goal, business, trade);
      expect(parseProgramForm(toProgramForm('A name', settings), trade)).toEqual({
        ok: true,
        name: 'A name',
        settings,
      });
      const reckoning = reckonOffer(settings, trade);
      if (reckoning?.margin) {
        const { total, margin } = reckoning;
        // An amount of a coin or two cannot be divided: below it a percentage says what is meant.
        expect(total.amountMinor * 100n).toBeLessThanOrEqual(
          ((reckoning.averageOrder.amountMinor * BigInt(margin.percent)) / 100n + 1n) * BigInt(shareOfMargin),
        );
      }
      if (trade.hasStoreCredit === false)
        expect(shopReferences(settings).filter(({ needs }) => needs === 'store_credit')).toEqual([]);
    }),
  );
});

test('no two templates are the same', () => {
  const written = all.map(([goal, business]) =>
    JSON.stringify(encodeProgramSettings(makeTemplate(goal, business, unknown('EUR')))),
  );
  expect(new Set(written).size).toBe(24);
});

describe('what a template says', () => {
  const known = of('EUR', 4820n, 50);

  test('new customers: most goes to the friend, and both sides fit into the margin', () => {
    const settings = makeTemplate('new_customers', 'shop', known);
    expect(settings.friend?.benefit).toEqual({ kind: 'percentage', percent: 12 });
    expect(settings.advocate.tiers.map(({ offer }) => offer.benefit)).toEqual([{ kind: 'percentage', percent: 8 }]);
    expect(settings.conditions.firstOrderOnly).toBe(true);
    expect(reckonOffer(settings, known)).toEqual({
      averageOrder: { amountMinor: 4820n, currency: 'EUR' },
      friend: { amountMinor: 578n, currency: 'EUR' },
      advocate: { amountMinor: 385n, currency: 'EUR' },
      total: { amountMinor: 963n, currency: 'EUR' },
      margin: { percent: 50, amount: { amountMinor: 2410n, currency: 'EUR' }, takenPercent: 40 },
    });
  });

  test('retention: the advocate gets store credit in a sum that people write', () => {
    const [tier] = makeTemplate('retention', 'shop', of('JPY', 8_312n, null)).advocate.tiers;
    expect(tier?.offer.benefit).toEqual({ kind: 'store_credit', amount: { amountMinor: 1000n, currency: 'JPY' } });
    const [without] = makeTemplate('retention', 'shop', { ...unknown('EUR'), hasStoreCredit: false }).advocate.tiers;
    expect(without?.offer.benefit.kind).toBe('fixed_amount');
  });

  test('revenue: a minimum just above the average order, and more from the third friend on', () => {
    const settings = makeTemplate('revenue', 'shop', of('EUR', 4820n, null));
    expect(settings.friend?.terms.minimumSubtotal).toEqual({ amountMinor: 5000n, currency: 'EUR' });
    expect(settings.conditions.minimumSubtotal).toEqual({ amountMinor: 4500n, currency: 'EUR' });
    expect(settings.advocate.tiers.map(({ fromFriend }) => fromFriend)).toEqual([1, 3]);
  });

  test('trust: nothing is given before the merchant has looked', () => {
    const { timing, protection, claimEmail } = makeTemplate('trust', 'shop', known);
    expect(timing).toEqual({ after: 'fulfilled', days: 14, approval: 'manual' });
    expect([protection.same_address.action, claimEmail]).toEqual(['hold', 'required']);
  });

  test.each([
    ['local', ({ conditions, joinByEmail }) => conditions.acceptsPointOfSale && joinByEmail],
    ['shop', ({ conditions }) => !conditions.acceptsPointOfSale],
    ['subscriptions', ({ friend, timing }) => friend?.terms.purchases === 'both' && timing.days === 14],
    ['services', ({ conditions, timing }) => conditions.acceptsDraftOrders && timing.after === 'fulfilled'],
    [
      'business_customers',
      ({ friend, advocate }) =>
        friend?.terms.minimumSubtotal !== null && advocate.tiers[0]?.offer.benefit.kind === 'store_credit',
    ],
    ['employees', ({ eligibility }) => eligibility.kind === 'tag'],
  ] satisfies [(typeof businesses)[number], (settings: ReturnType<typeof makeTemplate>) => boolean][])(
    'a business of the kind %s gets what it needs',
    (business, holds) => {
      expect(holds(makeTemplate('new_customers', business, known))).toBe(true);
    },
  );
});

test('an order without the code has to come to what the code would have left of its minimum', () => {
  const settings = makeTemplate('revenue', 'shop', of('EUR', 4820n, null));
  expect(followMinimum({ ...settings, friend: null }).conditions.minimumSubtotal).toBeNull();
});

test('sums are those that people write, never above and never below what was meant', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 16n }), (amountMinor) => {
      const amount = { amountMinor, currency: 'EUR' };
      const [down, up] = [roundDown(amount)?.amountMinor ?? 0n, roundUp(amount).amountMinor];
      expect(down > 0n && down <= amountMinor && up >= amountMinor).toBe(true);
      // Never less than three quarters of it, nor more than half as much again.
      expect(down * 3n >= amountMinor * 2n && up * 2n <= amountMinor * 3n).toBe(true);
    }),
  );
  expect(roundDown({ amountMinor: 0n, currency: 'EUR' })).toBeNull();
});

test('ordinary sums have the digits of their currency', () => {
  expect(ordinarySum('EUR').amountMinor).toBe(1000n);
  expect(ordinarySum('JPY').amountMinor).toBe(1000n);
  expect(ordinarySum('KWD').amountMinor).toBe(3000n);
  for (const currency of currencies)
    expect(ordinarySum(currency).amountMinor % 10n ** BigInt(currencyDigits(currency))).toBe(0n);
});
