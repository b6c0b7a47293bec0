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

/** Makes or refreshes the row of a shop that is installed now. Answers whether it was new or came back. */
export async function saveInstalledShop(
  details: ShopDetails,
  now: Date,
  connection: Connection,
): Promise<{ shop: Shop; isNewlyInstalled: boolean }> {
  const before = await findShopByDomain(details.domain, connection);
  const row = await connection.shop.upsert({
    where: { domain: details.domain },
    create: { id: newId('sh'), ...details, factsAt: now, installedAt: now },
    update: { ...details, factsAt: now, ...(before?.uninstalledAt ? { installedAt: now, uninstalledAt: null } : {}) },
  });
  return { shop: { ...row, id: row.id as ShopId }, isNewlyInstalled: before === null || before.uninstalledAt !== null };
}

/** The shop is installed anew since `now`. */
export async function renewInstallation(shopId: ShopId, now: Date, connection: Connection): Promise<void> {
  await connection.shop.update({ where: { id: shopId }, data: { installedAt: now, uninstalledAt: null } });
}

export async function markUninstalled(shopId: ShopId, now: Date, connection: Connection): Promise<void> {
  await connection.shop.update({ where: { id: shopId }, data: { uninstalledAt: now } });
}
