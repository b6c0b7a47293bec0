import type { ShopId } from '#app/domain/ids.ts';
import { database, type Connection } from './client.server.ts';
import { newId } from './new-id.server.ts';

export interface Shop {
  id: ShopId;
  domain: string;
  shopifyId: string;
  name: string;
  email: string;
  currency: string;
  timeZone: string;
  locale: string;
  storefrontUrl: string;
  proxyPath: string;
  /** When Shopify was last asked for the facts above. */
  factsAt: Date;
  installedAt: Date;
  uninstalledAt: Date | null;
}
/** What Shopify knows better than we do, and may change any day. */
export type ShopFacts = Pick<Shop, 'shopifyId' | 'name' | 'email' | 'currency' | 'timeZone' | 'storefrontUrl'>;
export type ShopDetails = Omit<Shop, 'id' | 'factsAt' | 'installedAt' | 'uninstalledAt'>;

/** Any shop we hold, also one that uninstalled and is not erased yet. */
export async function findShopByDomain(domain: string, connection: Connection = database): Promise<Shop | null> {
  const row = await connection.shop.findUnique({ where: { domain } });
  return row === null ? null : { ...row, id: row.id as ShopId };
}

/** The shop of a job that may be worked after it was erased; null then. */
export async function findShop(shopId: ShopId, connection: Connection = database): Promise<Shop | null> {
  const row = await connection.shop.findUnique({ where: { id: shopId } });
  return row === null ? null : { ...row, id: row.id as ShopId };
}

export async function getShop(shopId: ShopId, connection: Connection = database): Promise<Shop> {
  const row = await connection.shop.findUniqueOrThrow({ where: { id: shopId } });
  return { ...row, id: row.id as ShopId };
}

/**
 * Makes or refreshes the row of a shop that is installed now. Answers whether it was new or came back. The language stays
 * that of the merchant who came first.
 */
export async function saveInstalledShop(
  details: ShopDetails,
  now: Date,
  connection: Connection,
): Promise<{ shop: Shop; isNewlyInstalled: boolean }> {
  const before = await findShopByDomain(details.domain, connection);
  const row = await connection.shop.upsert({
    where: { domain: details.domain },
    create: { id: newId('sh'), ...details, factsAt: now, installedAt: now },
    update: {
      ...details,
      locale: before?.locale ?? details.locale,
      factsAt: now,
      ...(before?.uninstalledAt ? { installedAt: now, uninstalledAt: null } : {}),
    },
  });
  return { shop: { ...row, id: row.id as ShopId }, isNewlyInstalled: before === null || before.uninstalledAt !== null };
}

/** Compare-and-set of the time of the facts, so that one of many asks for them; answers whether it won. */
export async function beginFactsRefresh(shopId: ShopId, factsAt: Date, retryAt: Date): Promise<boolean> {
  const { count } = await database.shop.updateMany({ where: { id: shopId, factsAt }, data: { factsAt: retryAt } });
  return count === 1;
}

export async function saveShopFacts(
  shopId: ShopId,
  facts: ShopFacts,
  now: Date,
  connection: Connection,
): Promise<void> {
  await connection.shop.updateMany({ where: { id: shopId }, data: { ...facts, factsAt: now } });
}

/** The shop is installed anew since `now`. */
export async function renewInstallation(shopId: ShopId, now: Date, connection: Connection): Promise<void> {
  await connection.shop.update({ where: { id: shopId }, data: { installedAt: now, uninstalledAt: null } });
}

export async function markUninstalled(shopId: ShopId, now: Date, connection: Connection): Promise<void> {
  await connection.shop.update({ where: { id: shopId }, data: { uninstalledAt: now } });
}
