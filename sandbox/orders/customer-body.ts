import { bareId, gid } from '../world/ids.ts';
import { shopTime } from '../world/shop-time.ts';
import type { Customer, Shop } from '../world/types.ts';
import { defaultAddressBody } from './address-body.ts';

/**
 * The customer inside an order webhook. Since 2025-01 it has no tags and no marketing consent; order count and
 * amount spent have been gone since 2022: platform.md part 2.
 */
export function customerBody(shop: Shop, customer: Customer): Record<string, unknown> {
  const address = customer.addresses[0];
  return {
    id: bareId(customer.id),
    email: customer.email === '' ? null : customer.email,
    created_at: shopTime(customer.createdAt, shop.timeZone),
    updated_at: shopTime(customer.updatedAt, shop.timeZone),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: 'disabled',
    note: null,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    phone: customer.phone,
    currency: shop.currency,
    tax_exemptions: [],
    admin_graphql_api_id: gid('Customer', customer.id),
    ...(address && { default_address: defaultAddressBody(customer, address) }),
  };
}
