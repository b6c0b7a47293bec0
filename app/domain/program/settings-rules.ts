import type { Money } from '../money.ts';
import type { Items } from '../reward/benefit.ts';
import type { Offer } from '../reward/offer.ts';
import { largestAmount } from './field-reader.ts';
import { listOffers } from './list-offers.ts';
import type { ProgramSettings } from './settings.ts';

type Rules = Omit<ProgramSettings, 'version'>;

/**
 * What settings must hold beyond the shape of their fields, whoever wrote them. The form tells of each at its field; this
 * is the last door.
 */
export function brokenRules(settings: Rules): string[] {
  const { advocate, conditions, eligibility, monthlySpendLimit, schedule } = settings;
  const offers = listOffers(settings).map(([, offer]) => offer);
  const positive = [
    conditions.minimumSubtotal,
    monthlySpendLimit,
    ...advocate.surprises.map(({ orderAtLeast }) => orderAtLeast),
    ...offers.flatMap(({ benefit, terms }) => ['amount' in benefit ? benefit.amount : null, terms.minimumSubtotal]),
  ].filter((amount) => amount !== null);
  const amounts = [...positive, ...offers.map(({ estimatedCost }) => estimatedCost)].filter(
    (amount) => amount !== null,
  );
  const tags = offers.flatMap(({ benefit }) => (benefit.kind === 'customer_tag' ? [benefit.tag] : []));
  const steps = advocate.tiers.map(({ fromFriend }) => fromFriend);
  const { startsOn, endsOn } = schedule;

  const rules: [string, boolean][] = [
    ['amounts are of one currency', new Set(amounts.map(({ currency }) => currency)).size <= 1],
    ['amounts are above zero', positive.every(({ amountMinor }) => amountMinor > 0n)],
    ['amounts can be counted with', amounts.every(isCountable)],
    ['the first tier starts at the first friend', steps.length === 0 || steps[0] === 1],
    ['tiers rise', steps.every((step, index) => index === 0 || step > (steps[index - 1] ?? step))],
    ['milestones differ', areDifferent(advocate.milestones.map(({ atFriends }) => atFriends))],
    ['surprises differ', areDifferent(advocate.surprises.map(({ orderAtLeast }) => orderAtLeast.amountMinor))],
    ['goods are named', [conditions.items, ...offers.flatMap(itemsOf)].every(isNamed)],
    ['tags are one tag', [...tags, eligibility.kind === 'tag' ? eligibility.tag : ''].every(isOneTag)],
    ['the end is not before the start', startsOn === null || endsOn === null || startsOn <= endsOn],
  ];
  return rules.flatMap(([rule, isKept]) => (isKept ? [] : [rule]));
}

function isCountable({ amountMinor }: Money): boolean {
  return amountMinor >= 0n && amountMinor <= largestAmount;
}

function areDifferent(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

function itemsOf({ benefit, terms }: Offer): Items[] {
  switch (benefit.kind) {
    case 'free_product':
      return [benefit.items, terms.items];
    case 'buy_x_get_y':
      return [benefit.buys.items, benefit.gets.items, terms.items];
    default:
      return [terms.items];
  }
}

function isNamed(items: Items): boolean {
  return items.kind !== 'products' || items.productIds.length + items.variantIds.length > 0;
}

/** Shopify parts tags at commas. */
function isOneTag(tag: string): boolean {
  return !tag.includes(',');
}
