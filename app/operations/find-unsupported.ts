import type { AdminApi } from '#app/admin-api/client.server.ts';
import { findMissingItems } from '#app/admin-api/find-missing-items.ts';
import { getShopAbilities } from '#app/admin-api/get-shop-abilities.ts';
import type { FieldPath } from '#app/domain/program/form-fields.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { shopReferences, type ShopReference } from '#app/domain/program/shop-references.ts';

export type Unsupported =
  'store_credit_off' | 'gift_cards_unavailable' | 'unknown_product' | 'unknown_collection' | 'unknown_segment';
export type UnsupportedFields = Partial<Record<FieldPath, Unsupported>>;

/**
 * What a program promises and the shop cannot give, field by field of the editor; empty when it can all be kept. Asks
 * Shopify only about what the settings name, so that a program of percentages costs no call. Changes nothing.
 */
export async function findUnsupported(admin: AdminApi, settings: ProgramSettings): Promise<UnsupportedFields> {
  const references = shopReferences(settings);
  const ids = references.flatMap((reference) => (reference.needs === 'item' ? [reference.id] : []));
  const [abilities, missing] = await Promise.all([
    ids.length === references.length ? null : getShopAbilities(admin),
    findMissingItems(admin, ids),
  ]);
  const problemOf = (reference: ShopReference): Unsupported | null => {
    switch (reference.needs) {
      case 'store_credit':
        return abilities?.hasStoreCredit === false ? 'store_credit_off' : null;
      case 'gift_cards':
        return abilities?.hasGiftCards === false ? 'gift_cards_unavailable' : null;
      case 'item':
        return missing.has(reference.id) ? unknown(reference.id) : null;
    }
  };
  return Object.fromEntries(
    references.flatMap((reference) => {
      const problem = problemOf(reference);
      return problem === null ? [] : [[reference.path, problem]];
    }),
  );
}

function unknown(id: string): Unsupported {
  if (id.startsWith('gid://shopify/Collection/')) return 'unknown_collection';
  return id.startsWith('gid://shopify/Segment/') ? 'unknown_segment' : 'unknown_product';
}
