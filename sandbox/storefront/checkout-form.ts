import { z } from 'zod';
import { findGiftCard } from '../world/gift-cards.ts';
import type { Address, Cart, Customer, Shop } from '../world/types.ts';

const text = z.string().trim().max(200).catch('').default('');

const form = z.object({
  email: text,
  phone: text,
  first_name: text,
  last_name: text,
  address1: text,
  address2: text,
  city: text,
  zip: text,
  country_code: text,
  discount_code: text,
  remove_code: z.string().optional(),
  action: z.enum(['apply', 'pay']).catch('apply').default('apply'),
  payment: z.enum(['card', 'transfer']).catch('card').default('card'),
  /** A checkbox behind a hidden field: the last value counts. */
  store_credit: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((values) => [values].flat().at(-1) === 'yes'),
  currency: text,
});

/** What stands in the checkout's fields. */
export type CheckoutForm = z.output<typeof form>;

/** Reads what the buyer sent; anything missing is empty. */
export function parseCheckoutForm(body: unknown): CheckoutForm {
  return form.parse(typeof body === 'object' && body !== null ? body : {});
}

/** The fields at first sight: what is known of a signed-in customer. */
export function initialForm(shop: Shop, customer: Customer | null, currency = shop.currency): CheckoutForm {
  const address = customer?.addresses[0];
  return parseCheckoutForm({
    email: customer?.email,
    phone: customer?.phone ?? undefined,
    first_name: customer?.firstName,
    last_name: customer?.lastName,
    address1: address?.address1,
    address2: address?.address2 ?? undefined,
    city: address?.city,
    zip: address?.zip,
    country_code: address?.countryCode ?? shop.countryCode,
    currency,
  });
}

/** Fields that payment needs and that are missing or wrong. */
export function missingFields(values: CheckoutForm): string[] {
  const needed = ['last_name', 'address1', 'city', 'zip', 'country_code'] as const;
  const missing: string[] = needed.filter((name) => values[name] === '');
  return z.email().safeParse(values.email).success ? missing : ['email', ...missing];
}

/** Where the pretend stores send to, by name in the shop's language. */
export function shippingCountries(locale: string): { code: string; name: string }[] {
  const codes = ['US', 'CA', 'GB', 'FR', 'DE', 'BE', 'ES', 'IT', 'NL', 'CH', 'JP', 'KW'];
  return codes
    .map((code) => ({ code, name: countryName(code, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** The address that was filled in. */
export function addressOf(values: CheckoutForm, locale: string): Address {
  const code = /^[A-Z]{2}$/.test(values.country_code) ? values.country_code : 'US';
  return {
    firstName: values.first_name,
    lastName: values.last_name,
    address1: values.address1,
    address2: values.address2 || null,
    city: values.city,
    zip: values.zip,
    province: null,
    country: countryName(code, locale),
    countryCode: code,
    phone: values.phone || null,
  };
}

/**
 * Adds the code that was typed to the cart's, and takes away the one whose button was pressed. One field takes both
 * kinds of codes: what is a gift card of the shop is one, everything else is meant as a discount.
 */
export function applyCodes(shop: Shop, cart: Cart, values: CheckoutForm): void {
  const typed = values.discount_code;
  const card = typed === '' ? null : findGiftCard(shop, typed);
  const giftCards = cart.giftCardCodes ?? [];
  if (card) cart.giftCardCodes = [...giftCards.filter((code) => code !== card.code), card.code];
  else if (typed !== '' && !cart.discountCodes.some((code) => code.toLowerCase() === typed.toLowerCase())) {
    cart.discountCodes.push(typed);
  }
  if (values.remove_code !== undefined) {
    cart.discountCodes = cart.discountCodes.filter((code) => code !== values.remove_code);
    cart.giftCardCodes = cart.giftCardCodes?.filter((code) => code !== values.remove_code);
  }
}
