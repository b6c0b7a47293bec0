import { bareId } from '../world/ids.ts';
import { shopTime } from '../world/shop-time.ts';
import type { Sandbox } from '../world/sandbox.ts';
import type { Shop } from '../world/types.ts';

/** The shop as REST shows it: the body of app/uninstalled and shop/update. */
export function shopResource(sandbox: Sandbox, shop: Shop): Record<string, unknown> {
  const country = new Intl.DisplayNames('en', { type: 'region' }).of(shop.countryCode) ?? shop.countryCode;
  const moneyFormat = shop.currency === 'EUR' ? '{{amount_with_comma_separator}} €' : '${{amount}}';
  const opened = [...shop.customers, ...shop.orders].map(({ createdAt }) => createdAt).sort()[0];
  return {
    id: bareId(shop.id),
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    province: null,
    country: shop.countryCode,
    address1: null,
    zip: null,
    city: null,
    source: null,
    phone: null,
    latitude: null,
    longitude: null,
    primary_locale: shop.locale,
    address2: null,
    created_at: shopTime(opened ?? sandbox.now().toISOString(), shop.timeZone),
    updated_at: shopTime(sandbox.now().toISOString(), shop.timeZone),
    country_code: shop.countryCode,
    country_name: country,
    currency: shop.currency,
    customer_email: shop.email,
    timezone: `(GMT${shopTime(sandbox.now().toISOString(), shop.timeZone).slice(-6)}) ${shop.timeZone}`,
    iana_timezone: shop.timeZone,
    shop_owner: shop.name,
    money_format: moneyFormat,
    money_with_currency_format: `${moneyFormat} ${shop.currency}`,
    weight_unit: shop.countryCode === 'US' ? 'lb' : 'kg',
    province_code: null,
    taxes_included: shop.countryCode !== 'US',
    auto_configure_tax_inclusivity: null,
    tax_shipping: null,
    county_taxes: true,
    plan_display_name: shop.shopifyPlus ? 'Shopify Plus' : 'Basic Shopify',
    plan_name: shop.shopifyPlus ? 'enterprise' : 'basic',
    has_discounts: shop.discounts.length > 0,
    has_gift_cards: false,
    myshopify_domain: shop.domain,
    google_apps_domain: null,
    google_apps_login_enabled: null,
    money_in_emails_format: moneyFormat,
    money_with_currency_in_emails_format: `${moneyFormat} ${shop.currency}`,
    eligible_for_payments: true,
    requires_extra_payments_agreement: false,
    password_enabled: false,
    has_storefront: true,
    finances: true,
    primary_location_id: null,
    checkout_api_supported: true,
    multi_location_enabled: false,
    setup_required: false,
    pre_launch_enabled: false,
    enabled_presentment_currencies: [shop.currency],
    transactional_sms_disabled: false,
    marketing_sms_consent_enabled_at_checkout: false,
  };
}
