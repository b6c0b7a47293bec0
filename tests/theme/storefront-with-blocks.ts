import type http from 'node:http';
import {
  publishedActiveMetafield,
  publishedInviteMetafield,
  publishedProgramMetafield,
} from '#app/domain/invite/published.ts';
import type { PublishedInvite, PublishedProgram } from '#app/domain/invite/published.ts';
import { openStores, type Stores } from '../../sandbox/storefront/fixtures/stores.ts';
import { gid } from '../../sandbox/world/ids.ts';
import type { Shop } from '../../sandbox/world/types.ts';

export const program: PublishedProgram = {
  active: true,
  joinByEmail: false,
  welcomed: null,
  invitePath: '/apps/ricochet',
  texts: {
    en: { friend: '20% off', advocate: '$10.00 off', minimum: null },
    fr: { friend: '20 % de réduction', advocate: '10,00 € de réduction', minimum: null },
  },
};
export const invite: PublishedInvite = {
  code: 'ADA-K7Q',
  figures: { shares: 14, visits: 38, claims: 9, friends: 5, rewards: 4, waiting: 1 },
};

/** Online stores with the app's own theme extension, and what a test wrote into their metafields. No app behind them. */
export interface StorefrontWithBlocks extends Stores {
  /** Writes what the app publishes; `null` takes the invite away. */
  publish(shop: Shop, values: { program?: Partial<PublishedProgram>; invite?: PublishedInvite | null }): void;
  /** The blocks that the merchant placed in the theme; all on the product page, or as embeds. */
  place(shop: Shop, ...blocks: { block: string; settings?: Record<string, unknown>; template?: string }[]): void;
}

export async function openStorefrontWithBlocks(app?: http.RequestListener): Promise<StorefrontWithBlocks> {
  const stores = await openStores(app, { themeExtension: 'extensions/referral-theme' });
  const { sandbox } = stores;
  const write = (
    shop: Shop,
    ownerId: string,
    { namespace, key }: { namespace: string; key: string },
    value: unknown,
  ) => {
    const stored = namespace.replace('$app:', `app--${sandbox.app.clientId}--`);
    shop.metafields = shop.metafields.filter(
      (each) => each.ownerId !== ownerId || each.namespace !== stored || each.key !== key,
    );
    if (value === null) return;
    const type = typeof value === 'boolean' ? 'boolean' : 'json';
    const id = sandbox.newId();
    const updatedAt = sandbox.now().toISOString();
    shop.metafields.push({ id, ownerId, namespace: stored, key, type, value: JSON.stringify(value), updatedAt });
  };
  return {
    ...stores,
    publish(shop, values) {
      const owner = gid('AppInstallation', shop.installation?.id ?? '');
      const published = { ...program, ...values.program };
      write(shop, owner, publishedProgramMetafield, published);
      write(shop, owner, publishedActiveMetafield, published.active);
      const advocate = gid('Customer', shop.customers[0]?.id ?? '');
      write(shop, advocate, publishedInviteMetafield, values.invite === undefined ? invite : values.invite);
    },
    place(shop, ...blocks) {
      shop.themeBlocks = blocks.map(({ block, settings = {}, template = 'product' }) => {
        const target = block === 'launcher' ? 'body' : 'section';
        return { block, settings, template, target, active: true };
      });
    },
  };
}

export const productPage = (shop: Shop) => `/products/${shop.products[0]?.handle ?? ''}`;
