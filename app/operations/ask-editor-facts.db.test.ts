import '../../tests/support/sandbox.ts';
import { beforeAll, expect, test } from 'vitest';
import { gid } from '../../sandbox/world/ids.ts';
import { sentOperations, strike } from '../../tests/support/sandbox.ts';
import { installShop, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { openAdminApi } from '#app/admin-api/client.server.ts';
import { findItems } from '#app/admin-api/find-items.ts';
import type { Shop } from '#app/db/shops.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { askEditorFacts } from './ask-editor-facts.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
});

const friendGets = (productIds: string[], variantIds: string[] = []): ProgramSettings => ({
  ...defaultProgramSettings,
  friend: offerOf({ kind: 'free_product', items: { kind: 'products', productIds, variantIds } }),
});
const gone = gid('Product', '404404');

test('goods of the draft and of older versions are told by name, segments are listed, and what is gone is said', async () => {
  const { products, segments } = sandboxShop();
  const [first, second] = products;
  const firstId = gid('Product', first!.id);
  const variant = second!.variants[0]!;
  const variantId = gid('ProductVariant', variant.id);
  const facts = await askEditorFacts({
    shop: luma,
    settings: friendGets([firstId, gone]),
    versions: [friendGets([], [variantId])],
  });
  expect(facts?.names).toEqual({
    [firstId]: { title: first!.title, productId: null },
    [variantId]: { title: `${second!.title} - ${variant.title}`, productId: gid('Product', second!.id) },
  });
  expect(facts?.segments.map(({ name }) => name)).toEqual(segments.map(({ name }) => name));
  expect(facts?.unsupported).toEqual({ 'friend.freeItems': 'unknown_product' });
});

test('a shop that Shopify does not answer for has no facts, and that is no fault', async () => {
  strike('admin.server-error', { operation: 'ListSegments', count: 10 });
  expect(await askEditorFacts({ shop: luma, settings: defaultProgramSettings, versions: [] })).toBeNull();
});

test('more goods than fit into one question are asked for in several, each once', async () => {
  const ids = Array.from({ length: 251 }, (_, index) => gid('Product', String(900_000 + index)));
  expect(await findItems(openAdminApi(luma.domain), [...ids, ...ids])).toEqual({});
  expect(sentOperations.filter((name) => name === 'FindItems')).toHaveLength(2);
});
