import { gid } from '../../world/ids.ts';
import { publishedLanguages } from '../../world/languages.ts';
import { moneyFormat } from '../../world/money-format.ts';
import { shopTime } from '../../world/shop-time.ts';
import type { Shop } from '../../world/types.ts';
import type { AdminContext, View } from '../context.ts';
import { storefrontUrl } from '../storefront-url.ts';
import { metafieldFields } from './metafield.ts';

export function shopView(context: AdminContext): View {
  const { shop, sandbox } = context;
  const id = gid('Shop', shop.id);
  const url = storefrontUrl(sandbox, shop);
  const opened = [...shop.customers, ...shop.orders].map(({ createdAt }) => createdAt).sort()[0];
  const sellsSubscriptions = shop.products.some(({ sellingPlans = [] }) => sellingPlans.length > 0);
  const offset = shopTime(sandbox.now().toISOString(), shop.timeZone).slice(-6);
  return {
    __typename: 'Shop',
    id,
    name: shop.name,
    email: shop.email,
    contactEmail: shop.email,
    shopOwnerName: shop.name,
    myshopifyDomain: shop.domain,
    url,
    primaryDomain: {
      __typename: 'Domain',
      id: gid('Domain', shop.id),
      host: new URL(url).host,
      url,
      sslEnabled: url.startsWith('https:'),
    },
    currencyCode: shop.currency,
    enabledPresentmentCurrencies: [shop.currency, ...shop.presentmentCurrencies.map(({ currency }) => currency)],
    currencyFormats: () => currencyFormats(shop),
    ianaTimezone: shop.timeZone,
    timezoneOffset: offset.replace(':', ''),
    timezoneOffsetMinutes: offsetMinutes(offset),
    createdAt: opened ?? sandbox.now().toISOString(),
    updatedAt: opened ?? sandbox.now().toISOString(),
    plan: {
      __typename: 'ShopPlan',
      publicDisplayName: shop.shopifyPlus ? 'Shopify Plus' : 'Basic',
      displayName: shop.shopifyPlus ? 'Shopify Plus' : 'Basic',
      shopifyPlus: shop.shopifyPlus,
      partnerDevelopment: false,
    },
    features: {
      __typename: 'ShopFeatures',
      giftCards: shop.giftCardsEnabled,
      reports: true,
      storefront: true,
      sellsSubscriptions,
      eligibleForSubscriptions: true,
      shopifyPlus: shop.shopifyPlus,
    },
    shopAddress: () => addressView(context),
    billingAddress: () => addressView(context),
    shipsToCountries: [shop.countryCode],
    taxesIncluded: shop.countryCode !== 'US',
    setupRequired: false,
    ...metafieldFields(context, id),
  };
}

export function shopLocalesView({ shop }: AdminContext): View[] {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  return publishedLanguages(shop).map((locale) => ({
    __typename: 'ShopLocale',
    locale,
    name: names.of(locale) ?? locale,
    primary: locale === shop.locale,
    published: true,
  }));
}

/** The world knows a shop's country and nothing nearer. */
function addressView({ shop }: AdminContext): View {
  return {
    __typename: 'ShopAddress',
    id: gid('ShopAddress', shop.id),
    address1: null,
    address2: null,
    city: null,
    company: shop.name,
    country: new Intl.DisplayNames('en', { type: 'region' }).of(shop.countryCode) ?? shop.countryCode,
    countryCode: shop.countryCode,
    countryCodeV2: shop.countryCode,
    phone: null,
    province: null,
    provinceCode: null,
    zip: null,
    coordinatesValidated: false,
  };
}

function currencyFormats(shop: Shop): View {
  const format = moneyFormat(shop);
  const withCurrency = `${format} ${shop.currency}`;
  return {
    __typename: 'CurrencyFormats',
    moneyFormat: format,
    moneyWithCurrencyFormat: withCurrency,
    moneyInEmailsFormat: format,
    moneyWithCurrencyInEmailsFormat: withCurrency,
  };
}

function offsetMinutes(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
