import { bareId, gid } from '../world/ids.ts';
import { presentmentCurrencyOf } from '../world/presentment.ts';
import { shopTime } from '../world/shop-time.ts';
import type { DiscountApplication, Order, Shop } from '../world/types.ts';
import { addressBody } from './address-body.ts';
import { customerBody } from './customer-body.ts';
import { derivedId, derivedToken } from '../world/derived-id.ts';
import { fulfillmentsBody } from './fulfillment-body.ts';
import { lineBody } from './line-body.ts';
import { orderAmountsBody } from './order-amounts-body.ts';
import { refundBody } from './refund-body.ts';
import { shippingLinesBody } from './shipping-lines-body.ts';
import { appIdOf, isEnteredByStaff, landingSiteRef, paymentGatewayNames } from './source.ts';

/**
 * The order as REST and webhooks write it. Ids are raw JSON numbers with all their digits, so the value is meant for
 * JSON.stringify. Its keys and types are those of the recorded orders in fixtures/.
 */
export function orderBody(shop: Shop, order: Order): Record<string, unknown> {
  const time = (timestamp: string | null) => (timestamp === null ? null : shopTime(timestamp, shop.timeZone));
  const customer = shop.customers.find(({ id }) => id === order.customerId);
  const appId = appIdOf(order);
  const token = orderToken(order);
  return {
    id: bareId(order.id),
    admin_graphql_api_id: gid('Order', order.id),
    app_id: appId === null ? null : bareId(appId),
    browser_ip: order.browserIp,
    buyer_accepts_marketing: false,
    cancel_reason: order.cancelReason,
    cancelled_at: time(order.cancelledAt),
    cart_token: order.cartToken,
    checkout_token: order.checkoutToken,
    client_details: clientDetails(order),
    closed_at: time(order.closedAt),
    company: null,
    confirmation_number: derivedToken(order.id, 'confirmation').slice(0, 9).toUpperCase(),
    confirmed: true,
    contact_email: order.email === '' ? null : order.email,
    created_at: time(order.createdAt),
    currency: order.currency,
    customer_locale: order.locale,
    device_id: null,
    discount_codes: order.discountCodes.map(({ code, amount, type }) => ({ code, amount, type })),
    duties_included: false,
    email: order.email,
    estimated_taxes: false,
    financial_status: order.financialStatus,
    fulfillment_status: order.fulfillmentStatus,
    landing_site: order.landingSite,
    landing_site_ref: landingSiteRef(order.landingSite),
    location_id: order.sourceName === 'pos' ? bareId(derivedId(shop.id, 'location')) : null,
    merchant_business_entity_id: derivedId(shop.id, 'business entity'),
    merchant_of_record_app_id: null,
    name: order.name,
    note: order.note || null,
    note_attributes: order.noteAttributes.map(({ name, value }) => ({ name, value })),
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: `https://${shop.domain}/${shop.id}/orders/${token}/authenticate?key=${derivedToken(order.id, 'key')}`,
    payment_gateway_names: paymentGatewayNames(shop, order),
    phone: order.phone,
    po_number: null,
    presentment_currency: presentmentCurrencyOf(order),
    processed_at: time(order.processedAt),
    reference: null,
    referring_site: order.referringSite,
    source_identifier: null,
    source_name: order.sourceName,
    source_url: null,
    tags: order.tags.join(', '),
    tax_exempt: false,
    tax_lines: [],
    taxes_included: shop.countryCode !== 'US',
    test: order.test,
    token,
    ...orderAmountsBody(shop, order),
    total_weight: 0,
    updated_at: time(order.updatedAt),
    user_id: isEnteredByStaff(order) ? bareId(derivedId(shop.id, 'staff')) : null,
    billing_address: addressBody(order.billingAddress),
    customer: customer ? customerBody(shop, customer) : null,
    discount_applications: order.discountApplications.map(applicationBody),
    fulfillments: fulfillmentsBody(shop, order),
    line_items: order.lines.map((line) => lineBody(shop, order, line)),
    payment_terms: null,
    refunds: order.refunds.map((refund) => refundBody(shop, order, refund)),
    shipping_address: addressBody(order.shippingAddress),
    shipping_lines: shippingLinesBody(shop, order),
    returns: [],
  };
}

/** The order's own token: the address of its status page. */
export function orderToken(order: Order): string {
  return derivedToken(order.id, 'order');
}

function clientDetails(order: Order): Record<string, unknown> {
  return {
    accept_language: order.acceptLanguage ?? null,
    browser_height: null,
    browser_ip: order.browserIp,
    browser_width: null,
    session_hash: null,
    user_agent: order.userAgent,
  };
}

function applicationBody(application: DiscountApplication): Record<string, unknown> {
  return {
    target_type: application.targetType,
    type: application.type,
    value: application.value,
    value_type: application.valueType,
    allocation_method: application.allocationMethod,
    target_selection: application.targetSelection,
    code: application.code,
  };
}
