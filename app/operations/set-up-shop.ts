import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { findShopByDomain, saveInstalledShop, type Shop } from '#app/db/shops.ts';
import { askForProgramText } from './ask-for-program-text.ts';
import { askShopFacts } from './ask-shop-facts.ts';
import { askToRebuildFigures } from './ask-to-rebuild-figures.ts';

/** The app proxy's place on the storefront as shopify.app.toml asks for it; a test holds the two together. */
export const defaultProxyPath = '/apps/ricochet';

/**
 * Learns a shop's facts when the app is opened there for the first time or again after an uninstall. Safe to run
 * twice: a shop has one row for its domain.
 */
export async function setUpShop({
  shopDomain,
  locale,
  now,
}: {
  shopDomain: string;
  locale: string;
  now: Date;
}): Promise<Shop> {
  const facts = await askShopFacts(shopDomain);
  const before = await findShopByDomain(shopDomain);
  return await inTransaction(async (transaction) => {
    const { shop, isNewlyInstalled } = await saveInstalledShop(
      { domain: shopDomain, ...facts, locale, proxyPath: defaultProxyPath },
      now,
      transaction,
    );
    if (before !== null && before.timeZone !== shop.timeZone) await askToRebuildFigures(shop.id, transaction);
    if (isNewlyInstalled) {
      await appendToLedger(
        shop.id,
        [
          {
            kind: 'shop_installed',
            actor: 'merchant',
            at: now,
            causeKey: `installed:${shop.installedAt.toISOString()}`,
          },
        ],
        transaction,
      );
      await askForProgramText(shop.id, transaction);
    }
    return shop;
  });
}
