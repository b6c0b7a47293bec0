import type { Collection, Customer, Discount, Order, Product, RedeemCode, Shop } from '../world/types.ts';
import { discountStatus } from './views/discount-status.ts';
import type { Searchable } from './search.ts';

export const customerSearch: Searchable<Customer> = {
  fields: {
    id: ({ id }) => id,
    email: ({ email }) => email || null,
    phone: ({ phone }) => phone,
    first_name: ({ firstName }) => firstName,
    last_name: ({ lastName }) => lastName,
    tag: ({ tags }) => tags,
    created_at: ({ createdAt }) => createdAt,
    customer_date: ({ createdAt }) => createdAt,
    updated_at: ({ updatedAt }) => updatedAt,
  },
  text: ({ firstName, lastName, email, phone }) => [firstName, lastName, email, phone ?? ''],
};

export function orderSearch(shop: Shop): Searchable<Order> {
  return {
    fields: {
      id: ({ id }) => id,
      name: ({ name }) => [name, name.replace('#', '')],
      email: ({ email }) => email,
      customer_id: ({ customerId }) => customerId,
      test: ({ test }) => String(test),
      tag: ({ tags }) => tags,
      source_name: ({ sourceName }) => sourceName,
      discount_code: ({ discountCodes }) => discountCodes.map(({ code }) => code),
      financial_status: ({ financialStatus }) => financialStatus,
      status: (order) => (order.cancelledAt ? 'cancelled' : order.closedAt ? 'closed' : 'open'),
      created_at: ({ createdAt }) => createdAt,
      processed_at: ({ processedAt }) => processedAt,
      updated_at: ({ updatedAt }) => updatedAt,
    },
    text: ({ name, email, customerId }) => {
      const customer = shop.customers.find(({ id }) => id === customerId);
      return [name, name.replace('#', ''), email, customer?.firstName ?? '', customer?.lastName ?? ''];
    },
  };
}

export const productSearch = (shop: Shop): Searchable<Product> => ({
  fields: {
    id: ({ id }) => id,
    collection_id: ({ id }) =>
      shop.collections.filter(({ productIds }) => productIds.includes(id)).map((collection) => collection.id),
    title: ({ title }) => title,
    handle: ({ handle }) => handle,
    vendor: ({ vendor }) => vendor,
    tag: ({ tags }) => tags,
    sku: ({ variants }) => variants.map(({ sku }) => sku),
    status: () => 'active',
  },
  text: ({ title, vendor, tags }) => [title, vendor, ...tags],
});

export const collectionSearch: Searchable<Collection> = {
  fields: { id: ({ id }) => id, title: ({ title }) => title, handle: ({ handle }) => handle },
  text: ({ title }) => [title],
};

export function discountSearch(now: Date): Searchable<Discount> {
  return {
    fields: {
      id: ({ id }) => id,
      title: ({ input }) => String(input['title']),
      code: ({ codes }) => codes.map(({ code }) => code),
      method: () => 'code',
      status: (discount) => discountStatus(discount, now).toLowerCase(),
      type: ({ kind }) => ({ basic: 'amount_off', freeShipping: 'free_shipping', bxgy: 'bxgy' })[kind],
      created_at: ({ createdAt }) => createdAt,
      updated_at: ({ updatedAt }) => updatedAt,
    },
    text: ({ input, codes }) => [String(input['title']), ...codes.map(({ code }) => code)],
  };
}

export const redeemCodeSearch: Searchable<RedeemCode> = {
  fields: { id: ({ id }) => id, code: ({ code }) => code, times_used: ({ usageCount }) => String(usageCount) },
  text: ({ code }) => [code],
};
