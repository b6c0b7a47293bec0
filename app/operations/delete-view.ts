import { inTransaction } from '#app/db/client.server.ts';
import { deleteSavedView } from '#app/db/saved-views.ts';
import type { Shop } from '#app/db/shops.ts';
import type { SavedViewId } from '#app/domain/ids.ts';
import type { ListName } from '#app/domain/list/list-shapes.ts';

/** Forgets a view. Safe to run twice, and in two tabs: one that is gone already is as good as deleted. */
export async function deleteView({ shop, list, id }: { shop: Shop; list: ListName; id: SavedViewId }): Promise<void> {
  await inTransaction((transaction) => deleteSavedView(shop.id, { list, id }, transaction));
}
