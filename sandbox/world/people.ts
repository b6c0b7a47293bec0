import { FIRST_ID, FIRST_UNROUNDABLE_ID, takeId } from './ids.ts';
import { LUMA_CATALOG, RIVE_CATALOG, stock, type CatalogPlan } from './catalog.ts';
import { FRENCH_CAST, US_CAST, type Person } from './cast.ts';
import { digitsOf } from './currencies.ts';
import { EXTRA_SHOPS, type ExtraShop } from './extra-shops.ts';
import { addPastOrder } from './order-history.ts';
import type { Presentment } from './presentment.ts';
import { FIRST_SEGMENTS } from './segments.ts';
import type { Customer, Decimal, Shop, ShopDomain, World } from './types.ts';
import { emptyShelves } from './upgrade.ts';

const DAY_MS = 86_400_000;

export const LUMA: ShopDomain = 'luma-goods.myshopify.com';
export const RIVE: ShopDomain = 'atelier-rive.myshopify.com';

export interface WorldOptions {
  /** Shops in currencies without and with three decimals, besides the two that are always there. */
  extraShops?: readonly ExtraShop[];
}

/** A fresh world: a dollar shop and a euro shop with goods, people and their past orders; the app is not installed. */
export function createWorld(now: Date, { extraShops = [] }: WorldOptions = {}): World {
  const world: World = { version: 1, lastId: FIRST_ID, shops: {}, mails: [] };
  const luma = openShop(world, LUMA_CATALOG, now, {
    domain: LUMA,
    name: 'Luma Goods',
    email: 'hello@luma-goods.example',
    currency: 'USD',
    timeZone: 'America/New_York',
    locale: 'en',
    countryCode: 'US',
    firstOrderNumber: 1001,
    shippingPrice: '6.00',
    presentmentCurrencies: [
      { currency: 'CAD', rate: '1.3713' },
      { currency: 'EUR', rate: '0.9217' },
      { currency: 'JPY', rate: '151.3' },
    ],
  });
  const rive = openShop(world, RIVE_CATALOG, now, {
    domain: RIVE,
    name: 'Atelier Rive',
    email: 'bonjour@atelier-rive.example',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    locale: 'fr',
    countryCode: 'FR',
    firstOrderNumber: 2001,
    shippingPrice: '6.00',
    presentmentCurrencies: [
      { currency: 'CHF', rate: '0.9641' },
      { currency: 'GBP', rate: '0.8377' },
      { currency: 'USD', rate: '1.0849' },
    ],
  });
  moveIn(world, luma, US_CAST, now);
  moveIn(world, rive, FRENCH_CAST, now);
  // Everything that happens from here on, orders first of all, gets ids that do not survive as JavaScript numbers.
  world.lastId = FIRST_UNROUNDABLE_ID;
  placePastOrders(world, luma, US_CAST, now);
  placePastOrders(world, rive, FRENCH_CAST, now);
  for (const name of extraShops) addExtraShop(world, name, now);
  return world;
}

/** Opens one of the shops that are only there on request; the same one again when it is there. */
export function addExtraShop(world: World, name: ExtraShop, now: Date): Shop {
  const { catalog, cast, plan } = EXTRA_SHOPS[name];
  const known = world.shops[plan.domain];
  if (known) return known;
  const shop = openShop(world, catalog, now, plan);
  moveIn(world, shop, cast, now);
  placePastOrders(world, shop, cast, now);
  return shop;
}

export interface ShopPlan {
  domain: ShopDomain;
  name: string;
  email: string;
  currency: string;
  timeZone: string;
  locale: string;
  countryCode: string;
  firstOrderNumber: number;
  shippingPrice: Decimal;
  presentmentCurrencies: Presentment[];
}

function openShop(world: World, catalog: CatalogPlan, now: Date, plan: ShopPlan): Shop {
  const { firstOrderNumber, ...facts } = plan;
  const shop: Shop = {
    id: takeId(world),
    ...emptyShelves(),
    ...facts,
    currencyDigits: digitsOf(plan.currency),
    shopifyPlus: false,
    ...stock(world, catalog),
    metafields: [],
    customers: [],
    orders: [],
    discounts: [],
    bulkCreations: [],
    carts: [],
    customerSessions: {},
    installation: null,
    themeBlocks: [{ block: 'share', target: 'section', template: 'product', settings: {}, active: true }],
    nextOrderNumber: firstOrderNumber,
  };
  const createdAt = now.toISOString();
  shop.segments = Object.entries(FIRST_SEGMENTS).map(([name, query]) => {
    return { id: takeId(world), name, query, createdAt, updatedAt: createdAt };
  });
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
