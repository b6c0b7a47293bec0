import '../../tests/support/sandbox.ts';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { gid } from '../../sandbox/world/ids.ts';
import { draftOf, publishDraftOf } from '../../tests/support/programs.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { countSent, sentOperations, strike } from '../../tests/support/sandbox.ts';
import { installShop, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { openAdminApi } from '#app/admin-api/client.server.ts';
import { findMissingItems } from '#app/admin-api/find-missing-items.ts';
import { findProgram } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import { offerOf } from '#app/domain/reward/offer.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
});
afterEach(() => {
  const shop = sandboxShop();
  shop.storeCreditEnabled = true;
  shop.giftCardsEnabled = true;
});

const dollars = { amountMinor: 1000n, currency: 'USD' };
const known = () => gid('Product', sandboxShop().products[0]?.id ?? '');
const tierOf = (benefit: Benefit): Partial<ProgramSettings> => ({
  advocate: { ...defaultProgramSettings.advocate, tiers: [{ fromFriend: 1, offer: offerOf(benefit) }] },
});
const publish = async (settings: Partial<ProgramSettings>) => publishDraftOf(luma, await draftOf(luma, settings));

describe('publishing what the shop cannot give', () => {
  const free = (...productIds: string[]) =>
    tierOf({ kind: 'free_product', items: { kind: 'products', productIds, variantIds: [] } });
  const off = (change: Partial<ReturnType<typeof sandboxShop>>) => () => void Object.assign(sandboxShop(), change);

  test.each([
    [
      'store credit',
      off({ storeCreditEnabled: false }),
      () => tierOf({ kind: 'store_credit', amount: dollars }),
      { 'tiers.0.offer.kind': 'store_credit_off' },
    ],
    [
      'gift cards',
      off({ giftCardsEnabled: false }),
      () => tierOf({ kind: 'gift_card', amount: dollars }),
      { 'tiers.0.offer.kind': 'gift_cards_unavailable' },
    ],
    [
      'a product that is gone',
      off({}),
      () => free(known(), gid('Product', '1')),
      { 'tiers.0.offer.freeItems': 'unknown_product' },
    ],
    [
      'a variant that is gone',
      off({}),
      () => ({
        conditions: {
          ...defaultProgramSettings.conditions,
          items: { kind: 'products', productIds: [], variantIds: [gid('ProductVariant', '1')] },
        },
      }),
      { items: 'unknown_product' },
    ],
    [
      'a collection that is gone',
      off({}),
      () => ({
        friend: offerOf(
          { kind: 'percentage', percent: 10 },
          { items: { kind: 'collections', collectionIds: [gid('Collection', '1')] } },
        ),
      }),
      { 'friend.items': 'unknown_collection' },
    ],
    [
      'a segment that is gone',
      off({}),
      () => ({ eligibility: { kind: 'segment', segmentId: gid('Segment', '1') } }),
      { 'eligibility.segmentId': 'unknown_segment' },
    ],
  ] as [string, () => void, () => Partial<ProgramSettings>, object][])(
    '%s: is refused at its field, and nothing is published',
    async (_name, change, settings, problems) => {
      change();
      await dropJobs();
      const programId = await draftOf(luma, settings());
      expect(await publishDraftOf(luma, programId)).toEqual({ refused: 'unsupported', problems });
      expect(await findProgram(luma.id, programId)).toMatchObject({ status: 'draft', publishedVersion: null });
      expect(await listJobs()).toEqual([]);
    },
  );

  test('is possible once the shop has what it takes', async () => {
    const [segment] = sandboxShop().segments;
    const settings = {
      ...free(known()),
      eligibility: { kind: 'segment' as const, segmentId: gid('Segment', segment?.id ?? '') },
    };
    expect(await publish(settings)).toEqual({ ok: true, number: 1 });
    expect(await publish(tierOf({ kind: 'store_credit', amount: dollars }))).toEqual({ ok: true, number: 1 });
    expect(await publish(tierOf({ kind: 'gift_card', amount: dollars }))).toEqual({ ok: true, number: 1 });
  });

  test('asks nothing about a program of percentages', async () => {
    expect(await publish({})).toEqual({ ok: true, number: 1 });
    expect(sentOperations).toEqual([]);
  });

  test('publishes nothing while Shopify cannot be asked', async () => {
    strike('admin.server-error', { operation: 'GetShopAbilities' });
    const programId = await draftOf(luma, tierOf({ kind: 'gift_card', amount: dollars }));
    expect(await publishDraftOf(luma, programId)).toEqual({ refused: 'shopify_silent' });
    expect(await findProgram(luma.id, programId)).toMatchObject({ status: 'draft' });
  });
});

test('a thousand goods are looked for in four calls, each once', async () => {
  const ids = Array.from({ length: 999 }, (_, index) => gid('Product', String(index + 1)));
  const missing = await findMissingItems(openAdminApi(luma.domain), [known(), ...ids, ...ids]);
  expect(missing).toEqual(new Set(ids));
  expect(countSent('FindMissingItems')).toBe(4);
});
