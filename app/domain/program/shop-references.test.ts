import { expect, test } from 'vitest';
import { offerOf } from '../reward/offer.ts';
import { defaultProgramSettings, type ProgramSettings } from './settings.ts';
import { shopReferences } from './shop-references.ts';

const euros = { amountMinor: 500n, currency: 'EUR' };
const product = 'gid://shopify/Product/1';
const variant = 'gid://shopify/ProductVariant/2';
const collection = 'gid://shopify/Collection/3';
const segment = 'gid://shopify/Segment/4';
const products = { kind: 'products' as const, productIds: [product], variantIds: [variant] };
const collections = { kind: 'collections' as const, collectionIds: [collection] };

test('a program of percentages off everything names nothing of the shop', () => {
  expect(shopReferences(defaultProgramSettings)).toEqual([]);
});

test('everything that the shop must have is named with the field that asks for it', () => {
  const settings: ProgramSettings = {
    ...defaultProgramSettings,
    friend: offerOf({ kind: 'percentage', percent: 10 }, { items: collections }),
    advocate: {
      ...defaultProgramSettings.advocate,
      tiers: [
        { fromFriend: 1, offer: offerOf({ kind: 'free_product', items: products }) },
        { fromFriend: 5, offer: offerOf({ kind: 'store_credit', amount: euros }) },
      ],
      milestones: [{ atFriends: 10, offer: offerOf({ kind: 'gift_card', amount: euros }) }],
      surprises: [
        {
          orderAtLeast: euros,
          offer: offerOf({
            kind: 'buy_x_get_y',
            buys: { items: collections, quantity: 2 },
            gets: { items: products, quantity: 1, percent: 100 },
          }),
        },
      ],
    },
    conditions: { ...defaultProgramSettings.conditions, items: products },
    eligibility: { kind: 'segment', segmentId: segment },
  };
  expect(shopReferences(settings)).toEqual([
    { path: 'friend.items', needs: 'item', id: collection },
    { path: 'tiers.0.offer.freeItems', needs: 'item', id: product },
    { path: 'tiers.0.offer.freeItems', needs: 'item', id: variant },
    { path: 'tiers.1.offer.kind', needs: 'store_credit' },
    { path: 'milestones.0.offer.kind', needs: 'gift_cards' },
    { path: 'surprises.0.offer.buysItems', needs: 'item', id: collection },
    { path: 'surprises.0.offer.getsItems', needs: 'item', id: product },
    { path: 'surprises.0.offer.getsItems', needs: 'item', id: variant },
    { path: 'items', needs: 'item', id: product },
    { path: 'items', needs: 'item', id: variant },
    { path: 'eligibility.segmentId', needs: 'item', id: segment },
  ]);
});
