import fc from 'fast-check';
import { largestAmount } from '#app/domain/program/field-reader.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { fraudActions, type Protection } from '#app/domain/fraud/protection.ts';
import type { Money } from '#app/domain/money.ts';
import { allItems, codeKinds, type Benefit, type Items } from '#app/domain/reward/benefit.ts';
import { defaultTerms, termsOfKind, type Offer, type Terms } from '#app/domain/reward/offer.ts';

/** Any settings that a merchant of this currency can have, amounts beyond what floats hold among them. */
export function anySettings(currency: string): fc.Arbitrary<ProgramSettings> {
  const money = anyMoney(currency, 1n);
  const maybe = fc.option(money);
  const count = (most: number) => fc.option(fc.integer({ min: 1, max: most }));
  const offer = anyOffer(currency);
  const friend = offer.filter(({ benefit }) => (codeKinds as readonly string[]).includes(benefit.kind));
  const rows = <Key>(key: fc.Arbitrary<Key>, same: (key: Key) => unknown, maxLength: number) =>
    fc.uniqueArray(fc.tuple(key, offer), { maxLength, selector: ([value]) => same(value) });
  const friends = fc.integer({ min: 1, max: 10_000 });
  return fc
    .record({
      version: fc.constant(3 as const),
      friend: fc.option(friend),
      advocate: fc.record({
        tiers: rows(friends, String, 10).map((tiers) =>
          tiers
            .toSorted(([left], [right]) => left - right)
            .map(([fromFriend, of], index) => ({ fromFriend: index === 0 ? 1 : fromFriend, offer: of })),
        ),
        milestones: rows(friends, String, 10).map((all) => all.map(([atFriends, of]) => ({ atFriends, offer: of }))),
        surprises: rows(money, ({ amountMinor }) => amountMinor, 5).map((all) =>
          all.map(([orderAtLeast, of]) => ({ orderAtLeast, offer: of })),
        ),
        caps: fc.record({ perDay: count(10_000), perMonth: count(10_000), ever: count(1_000_000) }),
      }),
      monthlySpendLimit: fc.constant(null),
      eligibility: fc.oneof(
        fc.record({ kind: fc.constantFrom('everyone' as const, 'has_ordered' as const) }),
        fc.record({ kind: fc.constant('tag' as const), tag: word(255) }),
        fc.record({ kind: fc.constant('segment' as const), segmentId: gid('Segment') }),
      ),
      conditions: fc.record({
        minimumSubtotal: maybe,
        firstOrderOnly: fc.boolean(),
        items: anyItems,
        acceptsDraftOrders: fc.boolean(),
        acceptsPointOfSale: fc.boolean(),
        acceptsTestOrders: fc.boolean(),
      }),
      timing: fc.record({
        after: fc.constantFrom('paid' as const, 'fulfilled' as const),
        days: fc.integer({ min: 0, max: 365 }),
        approval: fc.constantFrom('automatic' as const, 'manual' as const),
      }),
      joinByEmail: fc.boolean(),
      attribution: fc.record({
        wins: fc.constantFrom('last' as const, 'first' as const),
        windowDays: fc.integer({ min: 1, max: 365 }),
      }),
      claimEmail: fc.constantFrom('none' as const, 'optional' as const, 'required' as const),
      socialProof: fc.boolean(),
      claimDays: fc.integer({ min: 1, max: 365 }),
      schedule: fc
        .tuple(fc.option(date), fc.option(date))
        .map(([one, other]) =>
          one !== null && other !== null && other < one
            ? { startsOn: other, endsOn: one }
            : { startsOn: one, endsOn: other },
        ),
      protection: anyProtection,
    })
    .filter(
      ({ friend: one, advocate: { tiers, milestones, surprises } }) =>
        one !== null || tiers.length + milestones.length + surprises.length > 0,
    )
    .chain((settings) => withLimit(settings, maybe));
}

/** Any amount from `least` up. */
export function anyMoney(currency: string, least = 0n): fc.Arbitrary<Money> {
  const small = fc.bigInt({ min: least, max: 100_000n });
  const large = fc.bigInt({ min: 2n ** 53n, max: largestAmount });
  return fc.oneof(small, large).map((amountMinor) => ({ amountMinor, currency }));
}

/** Any offer of the nine kinds, with the terms that its kind has. */
export function anyOffer(currency: string): fc.Arbitrary<Offer> {
  return fc
    .record({ benefit: anyBenefit(currency), terms: anyTerms(currency), estimatedCost: fc.option(anyMoney(currency)) })
    .map(({ benefit, terms, estimatedCost }) => ({
      benefit,
      terms: {
        ...defaultTerms,
        ...(Object.fromEntries(termsOfKind[benefit.kind].map((name) => [name, terms[name]])) as Partial<Terms>),
      },
      estimatedCost: 'amount' in benefit ? null : estimatedCost,
    }));
}

/** Settings under a limit say what everything costs. */
function withLimit(settings: ProgramSettings, limit: fc.Arbitrary<Money | null>): fc.Arbitrary<ProgramSettings> {
  const { friend, advocate } = settings;
  const { tiers, milestones, surprises } = advocate;
  const offers = [friend, ...[...tiers, ...milestones, ...surprises].map(({ offer }) => offer)];
  const isKnown = offers.every((offer) => offer === null || 'amount' in offer.benefit || offer.estimatedCost !== null);
  return isKnown ? limit.map((monthlySpendLimit) => ({ ...settings, monthlySpendLimit })) : fc.constant(settings);
}

const gid = (kind: string) => fc.integer({ min: 1 }).map((digits) => `gid://shopify/${kind}/${digits}`);
const gids = (kind: string, minLength: number) => fc.uniqueArray(gid(kind), { minLength, maxLength: 4 });
/** As it is kept: no space at its ends, and no comma, which parts tags. */
const word = (maxLength: number) =>
  fc
    .string({ minLength: 1, maxLength })
    .map((text) => text.replaceAll(',', '').trim())
    .filter((text) => text !== '');
const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));

const anyProducts = fc
  .record({
    kind: fc.constant('products' as const),
    productIds: gids('Product', 0),
    variantIds: gids('ProductVariant', 0),
  })
  .filter(({ productIds, variantIds }) => productIds.length + variantIds.length > 0);
const anyChosen = fc.oneof(
  anyProducts,
  fc.record({ kind: fc.constant('collections' as const), collectionIds: gids('Collection', 1) }),
);
const anyItems: fc.Arbitrary<Items> = fc.oneof(fc.constant(allItems), anyChosen);

const percent = fc.integer({ min: 1, max: 100 });

function anyBenefit(currency: string): fc.Arbitrary<Benefit> {
  const amount = anyMoney(currency, 1n);
  const quantity = fc.integer({ min: 1, max: 100 });
  const label = fc.oneof(
    fc.constant({}),
    word(100).map((text) => ({ label: text })),
  );
  const labelled = <Value extends Benefit>(benefit: fc.Arbitrary<Value>) =>
    fc.tuple(benefit, label).map(([value, more]): Benefit => ({ ...value, ...more }));
  return fc.oneof(
    percent.map((value): Benefit => ({ kind: 'percentage', percent: value })),
    fc
      .tuple(fc.constantFrom('fixed_amount' as const, 'store_credit' as const, 'gift_card' as const), amount)
      .map(([kind, value]): Benefit => ({ kind, amount: value })),
    fc.constant<Benefit>({ kind: 'free_shipping' }),
    labelled(anyProducts.map((items) => ({ kind: 'free_product' as const, items }))),
    labelled(
      fc.record({
        kind: fc.constant('buy_x_get_y' as const),
        buys: fc.record({ items: anyChosen, quantity }),
        gets: fc.record({ items: anyChosen, quantity, percent }),
      }),
    ),
    word(40).map((tag): Benefit => ({ kind: 'customer_tag', tag })),
    word(200).map((description): Benefit => ({ kind: 'custom', description })),
  );
}

function anyTerms(currency: string): fc.Arbitrary<Terms> {
  return fc.record({
    minimumSubtotal: fc.option(anyMoney(currency, 1n)),
    items: anyItems,
    purchases: fc.constantFrom('one_time' as const, 'subscription' as const, 'both' as const),
    combinesWith: fc.record({
      orderDiscounts: fc.boolean(),
      productDiscounts: fc.boolean(),
      shippingDiscounts: fc.boolean(),
    }),
    expiresInDays: fc.option(fc.integer({ min: 1, max: 3650 })),
  });
}

const action = fc.constantFrom(...fraudActions).map((value) => ({ action: value }));
const numbered = <Numbers extends object>(numbers: fc.Arbitrary<Numbers>) =>
  fc.tuple(action, numbers).map(([value, more]) => ({ ...value, ...more }));
const upTo = (max: number) => fc.integer({ min: 1, max });
const anyProtection: fc.Arbitrary<Protection> = fc.record({
  same_customer: action,
  same_email: action,
  same_phone: action,
  same_address: action,
  same_ip: numbered(fc.record({ atLeast: upTo(100) })),
  same_device: action,
  existing_customer: action,
  disposable_email: action,
  velocity: numbered(fc.record({ friends: upTo(1000), hours: upTo(720) })),
  ring: action,
  order_risk: action,
  blocked: action,
  young_advocate: numbered(fc.record({ days: upTo(365) })),
  leaked_code: action,
});
