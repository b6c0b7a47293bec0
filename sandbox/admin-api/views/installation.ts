import { gid } from '../../world/ids.ts';
import type { AdminContext, View } from '../context.ts';
import { metafieldFields } from './metafield.ts';

export function installationView(context: AdminContext): View {
  const { installation, sandbox, shop } = context;
  const id = gid('AppInstallation', installation.id);
  const store = shop.domain.replace('.myshopify.com', '');
  return {
    __typename: 'AppInstallation',
    id,
    accessScopes: installation.scopes.map(scopeView),
    // Nothing here can be bought: an app that asks is told that the merchant pays nothing.
    activeSubscriptions: [],
    launchUrl: `https://admin.shopify.com/store/${store}/apps/${sandbox.app.handle}`,
    uninstallUrl: `https://admin.shopify.com/store/${store}/settings/apps`,
    app: () => appView(context),
    ...metafieldFields(context, id),
  };
}

/** The app itself; its number at Shopify is made of its client id. */
export function appView({ sandbox }: AdminContext): View {
  const { app } = sandbox;
  const number = BigInt(`0x${Buffer.from(app.clientId).toString('hex').slice(-10)}`);
  return {
    __typename: 'App',
    id: gid('App', String(number)),
    apiKey: app.clientId,
    handle: app.handle,
    title: app.name,
    embedded: true,
    published: false,
    requestedAccessScopes: app.scopes.map(scopeView),
    webhookApiVersion: app.webhooks.apiVersion,
  };
}

function scopeView(handle: string): View {
  return { __typename: 'AccessScope', handle, description: handle.replaceAll('_', ' ') };
}
