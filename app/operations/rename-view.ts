import { inTransaction } from '#app/db/client.server.ts';
import { listSavedViews, lockSavedViews, updateSavedView } from '#app/db/saved-views.ts';
import type { Shop } from '#app/db/shops.ts';
import type { SavedViewId } from '#app/domain/ids.ts';
import type { ListName } from '#app/domain/list/list-shapes.ts';
import { parseViewName, type ViewRefusal } from '#app/domain/list/view-name.ts';

/** Gives a view another name. Safe to run twice: a view may have its own name, and nobody else's; renamers wait their turn. */
export async function renameView({
  shop,
  list,
  id,
  name,
}: {
  shop: Shop;
  list: ListName;
  id: SavedViewId;
  name: string;
}): Promise<{ id: SavedViewId } | { refused: ViewRefusal }> {
  return await inTransaction(async (transaction) => {
    await lockSavedViews(shop.id, transaction);
    const views = await listSavedViews(shop.id, list, transaction);
    if (!views.some((view) => view.id === id)) return { refused: 'not_found' };
    const named = parseViewName(
      name,
      views.filter((view) => view.id !== id),
    );
    if ('refused' in named) return named;
    await updateSavedView(shop.id, { list, id }, { name: named.name }, transaction);
    return { id };
  });
}
