import { FIRST_ID, FIRST_UNROUNDABLE_ID, takeId } from './ids.ts';
import { LUMA_CATALOG, RIVE_CATALOG, stock } from './catalog.ts';
import { FRENCH_CAST, US_CAST, type Person } from './cast.ts';
import { addPastOrder } from './order-history.ts';
import type { Customer, Shop, ShopDomain, World } from './types.ts';

const DAY_MS = 86_400_000;

export const LUMA: ShopDomain = 'luma-goods.myshopify.com';
export const RIVE: ShopDomain = 'atelier-rive.myshopify.com';

/** A fresh world: a dollar shop and a euro shop with goods, people and their past orders; the app is not installed. */
export function createWorld(now: Date): World {
  const world: World = { version: 1, lastId: FIRST_ID, shops: {}, mails: [] };
  const luma = openShop(world, LUMA_CATALOG, {
    domain: LUMA,
    name: 'Luma Goods',
    email: 'hello@luma-goods.example',
    currency: 'USD',
    timeZone: 'America/New_York',
    locale: 'en',
    countryCode: 'US',
    firstOrderNumber: 1001,
  });
  const rive = openShop(world, RIVE_CATALOG, {
    domain: RIVE,
    name: 'Atelier Rive',
    email: 'bonjour@atelier-rive.example',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    locale: 'fr',
    countryCode: 'FR',
    firstOrderNumber: 2001,
  });
  moveIn(world, luma, US_CAST, now);
  moveIn(world, rive, FRENCH_CAST, now);
  // Everything that happens from here on, orders first of all, gets ids that do not survive as JavaScript numbers.
  world.lastId = FIRST_UNROUNDABLE_ID;
  placePastOrders(world, luma, US_CAST, now);
  placePastOrders(world, rive, FRENCH_CAST, now);
  return world;
}

interface ShopPlan {
  domain: ShopDomain;
  name: string;
  email: string;
  currency: string;
  timeZone: string;
  locale: string;
  countryCode: string;
  firstOrderNumber: number;
}

function openShop(world: World, catalog: Parameters<typeof stock>[1], plan: ShopPlan): Shop {
  const { firstOrderNumber, ...facts } = plan;
  const shop: Shop = {
    id: takeId(world),
    ...facts,
    currencyDigits: 2,
    shopifyPlus: false,
    ...stock(world, catalog),
    customers: [],
    orders: [],
    discounts: [],
    bulkCreations: [],
    metafields: [],
    carts: [],
    customerSessions: {},
    installation: null,
    themeBlocks: [{ block: 'share', target: 'section', template: 'product', settings: {}, active: true }],
    nextOrderNumber: firstOrderNumber,
  };
  world.shops[plan.domain] = shop;
  return shop;
}

function moveIn(world: World, shop: Shop, cast: Person[], now: Date): void {
  for (const person of cast) {
    const since = new Date(now.getTime() - person.customerForDays * DAY_MS).toISOString();
    const names = { firstName: person.firstName, lastName: person.lastName };
    const customer: Customer = {
      id: takeId(world),
      ...names,
      email: person.email,
      phone: person.phone ?? null,
      locale: person.locale,
      tags: person.tags ?? [],
      addresses: person.homes.map((home) => ({ ...names, address2: null, phone: person.phone ?? null, ...home })),
      createdAt: since,
      updatedAt: since,
    };
    shop.customers.push(customer);
  }
}

function placePastOrders(world: World, shop: Shop, cast: Person[], now: Date): void {
  const plans = cast.flatMap((person, index) => (person.orders ?? []).map((plan) => ({ plan, index })));
  for (const { plan, index } of plans.sort((a, b) => b.plan.daysAgo - a.plan.daysAgo)) {
    const customer = shop.customers[index];
    if (customer) addPastOrder(world, shop, customer, now, plan);
  }
}
