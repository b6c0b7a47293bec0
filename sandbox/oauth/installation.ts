import { bareId } from '../world/ids.ts';
import type { Sandbox } from '../world/sandbox.ts';
import type { Installation, Shop } from '../world/types.ts';
import { shopResource } from './shop-resource.ts';

/** Installs the app without telling it: the merchant agreed to the scopes of shopify.app.toml. */
export function grantInstallation(sandbox: Sandbox, shop: Shop): Installation {
  shop.installation = {
    installedAt: sandbox.now().toISOString(),
    scopes: [...sandbox.app.scopes].sort(),
    id: sandbox.newId(),
    tokens: [],
  };
  sandbox.changed();
  return shop.installation;
}

/**
 * The merchant installs the app. With managed installation Shopify grants the scopes itself and sends nothing; the
 * app first hears of the shop when its page is opened. Installing twice keeps the installation and refreshes scopes.
 */
export function install(sandbox: Sandbox, shop: Shop): Installation {
  if (!shop.installation) return grantInstallation(sandbox, shop);
  updateScopes(sandbox, shop, sandbox.app.scopes);
  return shop.installation;
}

/** The merchant removes the app: its tokens die at once, then app/uninstalled is sent. */
export function uninstall(sandbox: Sandbox, shop: Shop): void {
  if (!shop.installation) return;
  const clientMetafields = `app--${sandbox.app.clientId}`;
  shop.installation = null;
  // Data an app keeps in its own reserved namespace leaves with it.
  shop.metafields = shop.metafields.filter(({ namespace }) => !isReserved(namespace, clientMetafields));
  shop.themeBlocks = shop.themeBlocks.map((block) => ({ ...block, active: false }));
  sandbox.changed();
  sandbox.sendWebhook(shop, 'app/uninstalled', shopResource(sandbox, shop));
}

/** The merchant accepts other scopes (or the app gives some back): app/scopes_update tells before and after. */
export function updateScopes(sandbox: Sandbox, shop: Shop, scopes: string[]): void {
  const installation = shop.installation;
  if (!installation) throw new Error(`${shop.domain} has not installed the app`);
  const previous = installation.scopes;
  const current = [...scopes].sort();
  if (previous.join() === current.join()) return;
  installation.scopes = current;
  sandbox.changed();
  sandbox.sendWebhook(shop, 'app/scopes_update', {
    id: bareId(installation.id),
    previous,
    current,
    updated_at: sandbox.now().toISOString(),
  });
}

function isReserved(namespace: string, prefix: string): boolean {
  return namespace === prefix || namespace.startsWith(`${prefix}--`);
}
