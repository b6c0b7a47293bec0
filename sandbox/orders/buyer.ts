import type { Sandbox } from '../world/sandbox.ts';
import type { Customer, Shop } from '../world/types.ts';
import type { Checkout } from './checkout.ts';
import { findBuyer } from './price-checkout.ts';

/**
 * The customer an order belongs to. As at Shopify, a guest who gives an e-mail address becomes a customer; one who
 * gives none stays nobody. A customer without an address keeps the one from this checkout.
 */
export function takeBuyer(sandbox: Sandbox, shop: Shop, checkout: Checkout, at: string): Customer | null {
  const known = findBuyer(shop, checkout);
  const address = checkout.shippingAddress ?? checkout.billingAddress ?? null;
  if (known) {
    if (known.addresses.length === 0 && address) known.addresses.push(address);
    known.updatedAt = at;
    return known;
  }
  if (checkout.email.trim() === '') return null;
  const customer: Customer = {
    id: sandbox.newId(),
    firstName: address?.firstName ?? '',
    lastName: address?.lastName ?? '',
    email: checkout.email.trim(),
    phone: checkout.phone ?? null,
    locale: checkout.locale ?? shop.locale,
    tags: [],
    addresses: address ? [address] : [],
    createdAt: at,
    updatedAt: at,
  };
  shop.customers.push(customer);
  return customer;
}
