import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { running } from './sandbox.ts';
import { placeOrder } from '../../sandbox/orders/place-order.ts';
import type { Checkout } from '../../sandbox/orders/checkout.ts';
import { grantInstallation } from '../../sandbox/oauth/installation.ts';
import { mintSessionToken } from '../../sandbox/oauth/session-token.ts';
import { LUMA, RIVE } from '../../sandbox/world/people.ts';
import type { Customer, Order, Shop as SandboxShop } from '../../sandbox/world/types.ts';
import { requireShop } from '#app/admin-shop.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { customerGid, type CustomerGid } from '#app/domain/ids.ts';
import { env } from '#app/env.server.ts';

export { LUMA, RIVE };

/** The shop as the pretend Shopify holds it. */
export function sandboxShop(domain: string = LUMA): SandboxShop {
  const shop = running.sandbox.world.shops[domain];
  if (shop === undefined) throw new Error(`The sandbox has no ${domain}.`);
  return shop;
}

/** The merchant installs the app and opens it: real session token, real token exchange, our own set-up. */
export async function installShop(domain: string = LUMA): Promise<Shop> {
  const merchantShop = sandboxShop(domain);
  if (merchantShop.installation === null) grantInstallation(running.sandbox, merchantShop);
  if (env.SMTP_URL !== running.urls.smtp) throw new Error('Import tests/support/sandbox.ts before the app.');
  return await openApp(domain);
}

/** One visit of the merchant to the app's home page. */
export async function openApp(domain: string = LUMA): Promise<Shop> {
  const name = domain.replace('.myshopify.com', '');
  const query = new URLSearchParams({
    embedded: '1',
    shop: domain,
    host: Buffer.from(`admin.shopify.com/store/${name}`).toString('base64'),
    id_token: mintSessionToken(running.sandbox, sandboxShop(domain)),
    locale: sandboxShop(domain).locale,
  });
  const headers = { 'User-Agent': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15' };
  const request = new Request(`${env.SHOPIFY_APP_URL}/app?${query.toString()}`, { headers });
  return (await requireShop(request)).shop;
}

/** A person of sandbox/world/cast.ts by first name. */
export function person(firstName: string, domain: string = LUMA): Customer & { gid: CustomerGid } {
  const customer = sandboxShop(domain).customers.find((each) => each.firstName === firstName);
  const gid = customer === undefined ? null : customerGid(customer.id);
  if (customer === undefined || gid === null) throw new Error(`Nobody in ${domain} is called ${firstName}.`);
  return { ...customer, gid };
}

/** Somebody the shop has not seen before. */
export function newcomer(domain: string = LUMA): Customer & { gid: CustomerGid } {
  const at = running.sandbox.now().toISOString();
  const id = running.sandbox.newId();
  const email = `newcomer-${id}@example.com`;
  sandboxShop(domain).customers.push({
    id,
    firstName: `Newcomer${id}`,
    lastName: 'Reed',
    email,
    phone: null,
    locale: 'en',
    tags: [],
    addresses: [],
    createdAt: at,
    updatedAt: at,
  });
  return person(`Newcomer${id}`, domain);
}

/** Buys one piece of the shop's first product and pays; the webhooks are on their way when this returns. */
export function buy(checkout: Partial<Checkout> & { email: string }, domain: string = LUMA): Order {
  const shop = sandboxShop(domain);
  const variantId = shop.products[0]?.variants[0]?.id;
  if (variantId === undefined) throw new Error(`${domain} sells nothing.`);
  return placeOrder(running.sandbox, shop, { lines: [{ variantId, quantity: 1 }], ...checkout });
}

/** Waits until the app has taken every webhook, and answers the id of the newest one of a topic. */
export async function deliveredWebhook(topic: string, domain: string = LUMA): Promise<string> {
  expect(await running.webhooks.idle(10_000)).toBe(true);
  const delivery = running.webhooks.list().find((each) => each.topic === topic && each.shop === domain);
  if (delivery === undefined) throw new Error(`No ${topic} was sent to ${domain}.`);
  return delivery.webhookId;
}

/** Sends any body as a webhook and waits until the app has it; answers its id. */
export async function sendWebhook(topic: string, body: unknown, domain: string = LUMA): Promise<string> {
  running.webhooks.send(sandboxShop(domain), topic, body);
  return await deliveredWebhook(topic, domain);
}

/** An id for a delivery that a test hands in by itself. */
export function newWebhookId(): string {
  return randomUUID();
}
