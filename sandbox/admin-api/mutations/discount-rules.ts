import { compareMoney } from '../../world/money.ts';
import type { Discount, Shop } from '../../world/types.ts';
import type { DiscountRefusal } from './user-error.ts';
import { itemRefusals, audienceRefusals } from './discount-references.ts';
import { at, type Input } from './input.ts';

const MAX_TITLE_LENGTH = 255;
const MAX_TAGS = 5;
const MAX_TAG_LENGTH = 255;

/**
 * Why Shopify would not take a discount's rules; the code is judged elsewhere. `argument` is the mutation's argument,
 * the first part of every field path.
 */
export function ruleRefusals(shop: Shop, kind: Discount['kind'], argument: string, input: Input): DiscountRefusal[] {
  const refusals: DiscountRefusal[] = [];
  const refuse = (code: string, field: string[], message: string): void => {
    refusals.push({ code, field: [argument, ...field], message });
  };
  basics(input, refuse);
  limits(input, refuse);
  combinations(shop, kind, input, refuse);
  refusals.push(...audienceRefusals(shop, argument, at(input, 'context')));
  if (kind === 'freeShipping') shipping(input, refuse);
  else {
    const gets = at(input, 'customerGets');
    if (!gets) refuse('BLANK', ['customerGets'], "Customer gets can't be blank");
    else {
      value(kind, gets, refuse);
      refusals.push(...itemRefusals(shop, [argument, 'customerGets', 'items'], at(gets, 'items'), kind !== 'bxgy'));
    }
  }
  if (kind === 'bxgy') refusals.push(...buys(shop, argument, input, refuse));
  return refusals;
}

type Refuse = (code: string, field: string[], message: string) => void;

function basics(input: Input, refuse: Refuse): void {
  const { title, startsAt, endsAt } = input;
  if (typeof title !== 'string' || title.trim() === '') refuse('BLANK', ['title'], "Title can't be blank");
  else if (title.length > MAX_TITLE_LENGTH)
    refuse('TOO_LONG', ['title'], `Title is too long (maximum is ${MAX_TITLE_LENGTH} characters)`);
  if (typeof startsAt !== 'string') refuse('BLANK', ['startsAt'], "Starts at can't be blank");
  else if (typeof endsAt === 'string' && Date.parse(endsAt) <= Date.parse(startsAt)) {
    refuse('END_DATE_BEFORE_START_DATE', ['endsAt'], 'Ends at needs to be after starts_at');
  }
  const tags = Array.isArray(input['tags']) ? input['tags'].map(String) : [];
  if (tags.length > MAX_TAGS) refuse('TOO_MANY_TAGS', ['tags'], `Discounts can have at most ${MAX_TAGS} tags`);
  if (tags.some((tag) => tag.length > MAX_TAG_LENGTH))
    refuse('INVALID_TAG_LENGTH', ['tags'], `Tags can have at most ${MAX_TAG_LENGTH} characters`);
}

function limits(input: Input, refuse: Refuse): void {
  for (const name of ['usageLimit', 'usesPerOrderLimit']) {
    const limit = input[name];
    if (typeof limit === 'number' && limit < 1) refuse('GREATER_THAN', [name], `${words(name)} must be greater than 0`);
  }
  const cycles = input['recurringCycleLimit'];
  if (typeof cycles === 'number' && cycles < 0) {
    refuse(
      'RECURRING_CYCLE_LIMIT_NOT_A_VALID_INTEGER',
      ['recurringCycleLimit'],
      'Recurring cycle limit must be a valid integer greater than or equal to 0',
    );
  }
  const minimum = at(input, 'minimumRequirement');
  const subtotal = minimum && at(minimum, 'subtotal')?.['greaterThanOrEqualToSubtotal'];
  const quantity = minimum && at(minimum, 'quantity')?.['greaterThanOrEqualToQuantity'];
  if (subtotal && quantity) {
    refuse(
      'MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT',
      ['minimumRequirement'],
      'Minimum subtotal and minimum quantity cannot both be set',
    );
  }
  if (typeof subtotal === 'string' && compareMoney(subtotal, '0') < 0) {
    refuse(
      'GREATER_THAN_OR_EQUAL_TO',
      ['minimumRequirement', 'subtotal', 'greaterThanOrEqualToSubtotal'],
      'Minimum subtotal must be greater than or equal to 0',
    );
  }
}

function combinations(shop: Shop, kind: Discount['kind'], input: Input, refuse: Refuse): void {
  const combinesWith = at(input, 'combinesWith');
  if (kind === 'freeShipping' && combinesWith?.['shippingDiscounts'] === true) {
    const message = 'The combinesWith settings are not valid for the discount class.';
    refuse('INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS', ['combinesWith', 'shippingDiscounts'], message);
  }
  const tags = combinesWith && at(combinesWith, 'productDiscountsWithTagsOnSameCartLine');
  if (!tags) return;
  const field = ['combinesWith', 'productDiscountsWithTagsOnSameCartLine'];
  if (combinesWith['productDiscounts'] !== true) {
    refuse(
      'INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_WITHOUT_PRODUCT_DISCOUNTS',
      field,
      'Product discounts must be combinable',
    );
  } else if (!shop.shopifyPlus) refuse('INVALID', field, 'Only available to Shopify Plus merchants');
}

function value(kind: Discount['kind'], gets: Input, refuse: Refuse): void {
  const field = ['customerGets', 'value'];
  const given = at(gets, 'value') ?? {};
  const chosen = Object.keys(given).filter((name) => given[name] !== null && given[name] !== undefined);
  if (chosen.length === 0) return refuse('BLANK', field, "Value can't be blank");
  if (chosen.length > 1)
    return refuse(
      'TOO_MANY_ARGUMENTS',
      field,
      'Only one of percentage, discountAmount and discountOnQuantity can be given',
    );
  if ((kind === 'bxgy') !== ('discountOnQuantity' === chosen[0])) {
    const message =
      kind === 'bxgy'
        ? 'Buy X get Y discounts need discountOnQuantity'
        : 'discountOnQuantity is for buy X get Y discounts';
    return refuse('INVALID', [...field, chosen[0] ?? ''], message);
  }
  const onQuantity = at(given, 'discountOnQuantity');
  if (onQuantity) {
    if (!isPositiveCount(onQuantity['quantity']))
      refuse('GREATER_THAN', [...field, 'discountOnQuantity', 'quantity'], 'Quantity must be greater than 0');
    const effect = at(onQuantity, 'effect');
    if (!effect || (effect['percentage'] ?? effect['amount'] ?? null) === null) {
      return refuse('BLANK', [...field, 'discountOnQuantity', 'effect'], "Effect can't be blank");
    }
    checkAmounts(effect, [...field, 'discountOnQuantity', 'effect'], refuse);
    return;
  }
  checkAmounts({ percentage: given['percentage'], amount: at(given, 'discountAmount')?.['amount'] }, field, refuse);
  if (at(given, 'discountAmount') && typeof at(given, 'discountAmount')?.['amount'] !== 'string') {
    refuse('BLANK', [...field, 'discountAmount', 'amount'], "Amount can't be blank");
  }
}

function checkAmounts({ percentage, amount }: Input, field: string[], refuse: Refuse): void {
  if (typeof percentage === 'number' && (percentage < 0 || percentage > 1)) {
    refuse('VALUE_OUTSIDE_RANGE', [...field, 'percentage'], 'Value must be between 0.0 and 1.0');
  }
  if (typeof amount === 'string' && compareMoney(amount, '0') <= 0) {
    const path = field.at(-1) === 'value' ? [...field, 'discountAmount', 'amount'] : [...field, 'amount'];
    refuse('GREATER_THAN', path, 'Amount must be greater than 0');
  }
}

function shipping(input: Input, refuse: Refuse): void {
  const destination = at(input, 'destination');
  if (destination && destination['all'] !== true && !at(destination, 'countries')) {
    refuse('BLANK', ['destination'], "Destination can't be blank");
  }
  const maximum = input['maximumShippingPrice'];
  if (typeof maximum === 'string' && compareMoney(maximum, '0') < 0) {
    refuse(
      'GREATER_THAN_OR_EQUAL_TO',
      ['maximumShippingPrice'],
      'Maximum shipping price must be greater than or equal to 0',
    );
  }
}

function buys(shop: Shop, argument: string, input: Input, refuse: Refuse): DiscountRefusal[] {
  const customerBuys = at(input, 'customerBuys');
  if (!customerBuys) {
    refuse('BLANK', ['customerBuys'], "Customer buys can't be blank");
    return [];
  }
  const given = at(customerBuys, 'value') ?? {};
  const count = [given['quantity'], given['amount']].filter((item) => item !== null && item !== undefined).length;
  if (count !== 1)
    refuse(
      count === 0 ? 'BLANK' : 'TOO_MANY_ARGUMENTS',
      ['customerBuys', 'value'],
      'Exactly one of quantity and amount must be given',
    );
  else if (given['quantity'] !== undefined && !isPositiveCount(given['quantity'])) {
    refuse('GREATER_THAN', ['customerBuys', 'value', 'quantity'], 'Quantity must be greater than 0');
  }
  return itemRefusals(shop, [argument, 'customerBuys', 'items'], at(customerBuys, 'items'), false);
}

function isPositiveCount(quantity: unknown): boolean {
  return typeof quantity === 'string' && /^[1-9]\d*$/.test(quantity);
}

function words(name: string): string {
  const spaced = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
