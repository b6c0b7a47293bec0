import { patienceOfPages } from '#app/admin-api/client.server.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { beginFactsRefresh, saveShopFacts, type Shop, type ShopFacts } from '#app/db/shops.ts';
import { addDays, isBefore } from '#app/domain/time.ts';
import { log } from '#app/log.server.ts';
import { askShopFacts } from './ask-shop-facts.ts';
import { askToRebuildFigures } from './ask-to-rebuild-figures.ts';

/** A merchant who changes name, address, currency or time zone sees it here on the next day at the latest. */
const freshDays = 1;
const retryDays = 10 / (24 * 60);

/**
 * Answers the shop with its facts as they are now, asking Shopify when ours are older than a day. One of many pages that
 * are opened at once asks; when Shopify does not answer soon the old facts do, and ten minutes later it is tried again.
 */
export async function refreshShop({ shop, now }: { shop: Shop; now: Date }): Promise<Shop> {
  if (!isBefore(shop.factsAt, addDays(now, -freshDays))) return shop;
  const retryAt = addDays(now, retryDays - freshDays);
  if (!(await beginFactsRefresh(shop.id, shop.factsAt, retryAt))) return shop;
  const facts = await findFacts(shop.domain);
  if (facts === null) return shop;
  await inTransaction(async (transaction) => {
    await saveShopFacts(shop.id, facts, now, transaction);
    if (facts.timeZone !== shop.timeZone) await askToRebuildFigures(shop.id, transaction);
  });
  return { ...shop, ...facts, factsAt: now };
}

async function findFacts(shopDomain: string): Promise<ShopFacts | null> {
  try {
    return await askShopFacts(shopDomain, patienceOfPages);
  } catch (error) {
    log.warn({ shopDomain, error }, 'The shop’s facts could not be refreshed; the old ones do.');
    return null;
  }
}
