import { bareId } from '../world/ids.ts';
import type { Address, Customer } from '../world/types.ts';
import { derivedId } from '../world/derived-id.ts';

/** Billing or shipping address of an order, as REST writes it. */
export function addressBody(address: Address | null): Record<string, unknown> | null {
  if (!address) return null;
  return {
    first_name: address.firstName,
    address1: address.address1,
    phone: address.phone,
    city: address.city,
    zip: address.zip,
    province: address.province,
    country: address.country,
    last_name: address.lastName,
    address2: address.address2,
    company: null,
    latitude: null,
    longitude: null,
    name: fullName(address),
    country_code: address.countryCode,
    province_code: null,
  };
}

/** The address a customer's record leads with; it has ids and empty strings where an order's has nulls. */
export function defaultAddressBody(customer: Customer, address: Address): Record<string, unknown> {
  return {
    id: bareId(derivedId(customer.id, 'address')),
    customer_id: bareId(customer.id),
    first_name: address.firstName,
    last_name: address.lastName,
    company: '',
    address1: address.address1,
    address2: address.address2 ?? '',
    city: address.city,
    province: address.province ?? '',
    country: address.country,
    zip: address.zip,
    phone: address.phone ?? '',
    name: fullName(address),
    province_code: null,
    country_code: address.countryCode,
    country_name: address.country,
    default: true,
  };
}

function fullName(person: { firstName: string; lastName: string }): string {
  return [person.firstName, person.lastName].filter(Boolean).join(' ');
}
