import type { Items } from '../reward/benefit.ts';
import type { Offer } from '../reward/offer.ts';
import type { FieldPath } from './form-fields.ts';
import type { ProgramSettings } from './settings.ts';

/** Something that only the shop can say it has, and the field of the editor that asks for it. */
export type ShopReference =
  { path: FieldPath; needs: 'store_credit' | 'gift_cards' } | { path: FieldPath; needs: 'item'; id: string };

/** Everything in the settings that the shop may not have (any more). */
export function shopReferences({ friend, advocate, conditions, eligibility }: ProgramSettings): ShopReference[] {
  return [
    ...(friend === null ? [] : ofOffer('friend', friend)),
    ...advocate.tiers.flatMap(({ offer }, index) => ofOffer(`tiers.${index}.offer`, offer)),
    ...advocate.milestones.flatMap(({ offer }, index) => ofOffer(`milestones.${index}.offer`, offer)),
    ...advocate.surprises.flatMap(({ offer }, index) => ofOffer(`surprises.${index}.offer`, offer)),
    ...ofItems('items', conditions.items),
    ...(eligibility.kind === 'segment'
      ? [{ path: 'eligibility.segmentId', needs: 'item' as const, id: eligibility.segmentId }]
      : []),
  ];
}

function ofOffer(path: FieldPath, { benefit, terms }: Offer): ShopReference[] {
  const items = ofItems(`${path}.items`, terms.items);
  switch (benefit.kind) {
    case 'store_credit':
      return [{ path: `${path}.kind`, needs: 'store_credit' }, ...items];
    case 'gift_card':
      return [{ path: `${path}.kind`, needs: 'gift_cards' }, ...items];
    case 'free_product':
      return [...ofItems(`${path}.freeItems`, benefit.items), ...items];
    case 'buy_x_get_y':
      return [
        ...ofItems(`${path}.buysItems`, benefit.buys.items),
        ...ofItems(`${path}.getsItems`, benefit.gets.items),
        ...items,
      ];
    default:
      return items;
  }
}

function ofItems(path: FieldPath, items: Items): ShopReference[] {
  const ids =
    items.kind === 'products'
      ? [...items.productIds, ...items.variantIds]
      : items.kind === 'collections'
        ? items.collectionIds
        : [];
  return ids.map((id) => ({ path, needs: 'item', id }));
}
