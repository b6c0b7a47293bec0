import { assertNever } from '../assert-never.ts';
import { formatDecimal, type Money } from '../money.ts';
import { faceValue, type Benefit } from '../reward/benefit.ts';
import { defaultTerms, termsOfKind, type Offer, type TermName, type Terms } from '../reward/offer.ts';
import type { FieldReader } from './field-reader.ts';
import type { FieldPath, OfferForm } from './form-fields.ts';
import { noItemsForm, readChosenItems, readItems, readProducts, toItemsForm } from './items-form.ts';

/** An offer of nothing, with the terms that a new one starts with. */
export function emptyOfferForm(): OfferForm {
  return {
    kind: 'none',
    percent: '',
    amount: '',
    tag: '',
    description: '',
    label: '',
    freeItems: noItemsForm,
    buysItems: noItemsForm,
    buysQuantity: '1',
    getsItems: noItemsForm,
    getsQuantity: '1',
    getsPercent: '100',
    ...toTermsForm(defaultTerms),
    estimatedCost: '',
  };
}

/** The offer at `path`; null for nothing. */
export function readOffer(reader: FieldReader, path: FieldPath, form: OfferForm): Offer | null {
  if (form.kind === 'none') return null;
  const benefit = readBenefit(reader, path, { ...form, kind: form.kind });
  const isCostTyped = faceValue(benefit) === null && form.estimatedCost.trim() !== '';
  return {
    benefit,
    terms: readTerms(reader, path, form, termsOfKind[benefit.kind]),
    estimatedCost: isCostTyped ? reader.amountOrZero(`${path}.estimatedCost`, form.estimatedCost) : null,
  };
}

function readBenefit(
  reader: FieldReader,
  path: FieldPath,
  form: OfferForm & { kind: Exclude<OfferForm['kind'], 'none'> },
): Benefit {
  const { kind } = form;
  switch (kind) {
    case 'percentage':
      return { kind, percent: reader.whole(`${path}.percent`, form.percent, 1, 100, 'not_a_percentage') };
    case 'fixed_amount':
    case 'store_credit':
    case 'gift_card':
      return { kind, amount: reader.amount(`${path}.amount`, form.amount) };
    case 'free_shipping':
      return { kind };
    case 'free_product':
      return {
        kind,
        items: readProducts(reader, `${path}.freeItems`, form.freeItems),
        ...readLabel(reader, path, form),
      };
    case 'buy_x_get_y':
      return {
        kind,
        buys: {
          items: readChosenItems(reader, `${path}.buysItems`, form.buysItems),
          quantity: reader.whole(`${path}.buysQuantity`, form.buysQuantity, 1, 100, 'not_a_count'),
        },
        gets: {
          items: readChosenItems(reader, `${path}.getsItems`, form.getsItems),
          quantity: reader.whole(`${path}.getsQuantity`, form.getsQuantity, 1, 100, 'not_a_count'),
          percent: reader.whole(`${path}.getsPercent`, form.getsPercent, 1, 100, 'not_a_percentage'),
        },
        ...readLabel(reader, path, form),
      };
    case 'customer_tag':
      return { kind, tag: reader.tag(`${path}.tag`, form.tag, 40) };
    case 'custom':
      return { kind, description: reader.text(`${path}.description`, form.description, 200) };
    default:
      return assertNever(kind);
  }
}

function readLabel(reader: FieldReader, path: FieldPath, { label }: OfferForm): { label?: string } {
  return label.trim() === '' ? {} : { label: reader.text(`${path}.label`, label, 100) };
}

/** Terms that mean nothing for the kind are not read, whatever is left in their fields from another kind. */
function readTerms(reader: FieldReader, path: FieldPath, form: OfferForm, names: readonly TermName[]): Terms {
  const read: { [Name in TermName]: () => Terms[Name] } = {
    minimumSubtotal: () => reader.optionalAmount(`${path}.minimumSubtotal`, form.minimumSubtotal),
    items: () => readItems(reader, `${path}.items`, form.items),
    purchases: () => form.purchases,
    combinesWith: () => ({
      orderDiscounts: form.combinesWithOrders,
      productDiscounts: form.combinesWithProducts,
      shippingDiscounts: form.combinesWithShipping,
    }),
    expiresInDays: () => reader.optionalWhole(`${path}.expiresInDays`, form.expiresInDays, 3650, 'not_days'),
  };
  const given = Object.fromEntries(names.map((name) => [name, read[name]()])) as Partial<Terms>;
  return { ...defaultTerms, ...given };
}

/** The offer as its fields show it. */
export function toOfferForm(offer: Offer | null): OfferForm {
  const empty = emptyOfferForm();
  if (offer === null) return empty;
  return {
    ...empty,
    kind: offer.benefit.kind,
    ...toBenefitForm(offer.benefit),
    ...toTermsForm(offer.terms),
    estimatedCost: typed(offer.estimatedCost),
  };
}

function toBenefitForm(benefit: Benefit): Partial<OfferForm> {
  switch (benefit.kind) {
    case 'percentage':
      return { percent: String(benefit.percent) };
    case 'fixed_amount':
    case 'store_credit':
    case 'gift_card':
      return { amount: typed(benefit.amount) };
    case 'free_shipping':
      return {};
    case 'free_product':
      return { freeItems: toItemsForm(benefit.items), label: benefit.label ?? '' };
    case 'buy_x_get_y':
      return {
        buysItems: toItemsForm(benefit.buys.items),
        buysQuantity: String(benefit.buys.quantity),
        getsItems: toItemsForm(benefit.gets.items),
        getsQuantity: String(benefit.gets.quantity),
        getsPercent: String(benefit.gets.percent),
        label: benefit.label ?? '',
      };
    case 'customer_tag':
      return { tag: benefit.tag };
    case 'custom':
      return { description: benefit.description };
    default:
      return assertNever(benefit);
  }
}

function toTermsForm(terms: Terms) {
  return {
    minimumSubtotal: typed(terms.minimumSubtotal),
    items: toItemsForm(terms.items),
    purchases: terms.purchases,
    combinesWithOrders: terms.combinesWith.orderDiscounts,
    combinesWithProducts: terms.combinesWith.productDiscounts,
    combinesWithShipping: terms.combinesWith.shippingDiscounts,
    expiresInDays: terms.expiresInDays?.toString() ?? '',
  };
}

export function typed(amount: Money | null): string {
  return amount === null ? '' : formatDecimal(amount);
}
