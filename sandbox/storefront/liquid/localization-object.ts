import { buyerCountries, type BuyerCountry } from '../../world/buyer-countries.ts';
import { languageRoot, publishedLanguages } from '../../world/languages.ts';
import type { Shop } from '../../world/types.ts';
import type { Page } from './page.ts';

/** Liquid's `localization`: the buyer's language and country, and those they may change to. */
export function localizationObject(page: Page): Record<string, unknown> {
  const { shop, language, country } = page;
  return {
    language: languageObject(shop, language),
    country: countryObject(page, country),
    available_languages: publishedLanguages(shop).map((each) => languageObject(shop, each)),
    available_countries: buyerCountries(shop).map((each) => countryObject(page, each)),
  };
}

/** A language that the store is published in, as `request.locale` and `localization.language`. */
export function languageObject(shop: Shop, language: string): Record<string, unknown> {
  const nameIn = (display: string) => new Intl.DisplayNames(display, { type: 'language' }).of(language);
  return {
    iso_code: language,
    name: nameIn(shop.locale),
    endonym_name: nameIn(language),
    primary: language === shop.locale,
    root_url: languageRoot(shop, language),
  };
}

export function currencyObject(currency: string): Record<string, unknown> {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency }).formatToParts(0);
  return {
    iso_code: currency,
    name: new Intl.DisplayNames('en', { type: 'currency' }).of(currency),
    symbol: parts.find(({ type }) => type === 'currency')?.value,
  };
}

function countryObject({ shop, language }: Page, { code, presentment }: BuyerCountry): Record<string, unknown> {
  return {
    iso_code: code,
    name: new Intl.DisplayNames(language, { type: 'region' }).of(code),
    currency: currencyObject(presentment?.currency ?? shop.currency),
  };
}
