import { Drop } from 'liquidjs';
import { buyerCountries } from '../../world/buyer-countries.ts';
import { publishedLanguages } from '../../world/languages.ts';
import { orderTotals } from '../../world/order-totals.ts';
import { findStoreCreditAccount, storeCreditBalance } from '../../world/store-credit.ts';
import type { Customer } from '../../world/types.ts';
import { liquidCart } from './cart-object.ts';
import { hundredths } from './hundredths.ts';
import { metafieldsOf } from './metafields.ts';
import { moneyFormat } from '../../world/money-format.ts';
import { localizationObject, currencyObject, languageObject } from './localization-object.ts';
import { currencyOf, PAGE, pathOn, type Page } from './page.ts';
import { collectionObject, productObject } from './product-object.ts';

/** Liquid's `template`: prints its full name, and has parts. */
class TemplateDrop extends Drop {
  readonly name: string;
  readonly directory: string | null;
  readonly suffix = null;
  readonly #full: string;

  constructor(template: string) {
    super();
    const parts = template.split('/');
    this.name = parts.at(-1) ?? '';
    this.directory = parts.length > 1 ? (parts[0] ?? null) : null;
    this.#full = template;
  }

  override valueOf(): string {
    return this.#full;
  }
}

/** The objects every template, block and snippet sees. Amounts are hundredths; ids are bigints, to print all digits. */
export function globalObjects(page: Page): Record<string | symbol, unknown> {
  const { shop, customer, product, collection } = page;
  return {
    [PAGE]: page,
    shop: shopObject(page),
    customer: customer && customerObject(page, customer),
    cart: liquidCart(page),
    product: product && productObject(page, product),
    collection: collection && collectionObject(page, collection),
    collections: shop.collections.map((each) => ({
      title: each.title,
      handle: each.handle,
      url: pathOn(page, `/collections/${each.handle}`),
    })),
    template: new TemplateDrop(page.template),
    request: requestObject(page),
    localization: localizationObject(page),
    routes: routesObject(page),
    settings: {},
    canonical_url: `${page.origin}${page.path}`,
    page_title: product?.title ?? collection?.title ?? shop.name,
    page_description: product?.description ?? null,
    page_image: product && { src: product.imageUrl, alt: product.title, width: 800, height: 800 },
    powered_by_link: '',
  };
}

/** What only the app's own blocks see. */
export function appObject(page: Page): Record<string, unknown> {
  return { metafields: metafieldsOf(page, 'AppInstallation', page.shop.installation?.id) };
}

const routes = {
  root_url: '/',
  account_url: '/account',
  account_login_url: '/account/login',
  account_logout_url: '/account/logout',
  account_register_url: '/account/login',
  all_products_collection_url: '/collections/all',
  collections_url: '/collections',
  cart_url: '/cart',
  cart_add_url: '/cart/add',
  cart_change_url: '/cart/change',
  cart_update_url: '/cart/update',
  cart_clear_url: '/cart/clear',
};

/** The addresses of the store in the page's language. */
function routesObject(page: Page): Record<string, string> {
  const addresses: Record<string, string> = {};
  for (const [name, route] of Object.entries(routes)) addresses[name] = pathOn(page, route);
  const signIn = pathOn(page, routes.account_login_url);
  addresses['storefront_login_url'] = `${signIn}?return_to=${encodeURIComponent(page.path)}`;
  return addresses;
}

function shopObject(page: Page): Record<string, unknown> {
  const { shop, origin } = page;
  return {
    id: BigInt(shop.id),
    name: shop.name,
    email: shop.email,
    url: origin,
    secure_url: origin,
    domain: new URL(origin).host,
    permanent_domain: shop.domain,
    description: null,
    locale: shop.locale,
    currency: shop.currency,
    money_format: moneyFormat({ currency: currencyOf(page) }),
    money_with_currency_format: `${moneyFormat({ currency: currencyOf(page) })} ${currencyOf(page)}`,
    enabled_currencies: buyerCountries(shop).map(({ presentment }) =>
      currencyObject(presentment?.currency ?? shop.currency),
    ),
    published_locales: publishedLanguages(shop).map((language) => languageObject(shop, language)),
    customer_accounts_enabled: true,
    customer_accounts_optional: true,
    products_count: shop.products.length,
    collections_count: shop.collections.length,
    metafields: metafieldsOf(page, 'Shop', shop.id),
  };
}

function customerObject(page: Page, customer: Customer): Record<string, unknown> {
  const { shop } = page;
  const orders = shop.orders.filter(({ customerId }) => customerId === customer.id);
  const storeCredit = findStoreCreditAccount(shop, customer.id, shop.currency);
  return {
    id: BigInt(customer.id),
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: [customer.firstName, customer.lastName].filter(Boolean).join(' '),
    email: customer.email,
    phone: customer.phone,
    has_account: true,
    tags: customer.tags,
    store_credit_account: storeCredit && {
      balance: hundredths(storeCreditBalance(storeCredit)),
    },
    orders_count: orders.length,
    total_spent: orders.reduce((sum, order) => sum + hundredths(orderTotals(order, shop.currencyDigits).total), 0),
    orders: [...orders].reverse().map((order) => ({
      id: BigInt(order.id),
      name: order.name,
      order_number: order.number,
      created_at: order.createdAt,
      financial_status: order.financialStatus,
      fulfillment_status: order.fulfillmentStatus,
      cancelled: order.cancelledAt !== null,
      total_price: hundredths(orderTotals(order, shop.currencyDigits).total),
    })),
    addresses: customer.addresses.map((address) => ({
      address1: address.address1,
      city: address.city,
      zip: address.zip,
      country: address.country,
    })),
    metafields: metafieldsOf(page, 'Customer', customer.id),
  };
}

function requestObject(page: Page): Record<string, unknown> {
  return {
    locale: languageObject(page.shop, page.language),
    design_mode: page.isDesignMode,
    visual_preview_mode: false,
    origin: page.origin,
    host: new URL(page.origin).host,
    path: page.path,
    page_type: page.template,
  };
}
