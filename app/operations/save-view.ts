import { inTransaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import { insertSavedView, listSavedViews, lockSavedViews, updateSavedView } from '#app/db/saved-views.ts';
import type { Shop } from '#app/db/shops.ts';
import type { SavedViewId } from '#app/domain/ids.ts';
import type { ListQuery } from '#app/domain/list/list-query.ts';
import { writeListQuery } from '#app/domain/list/list-query.ts';
import { mostViews, parseViewName, type ViewRefusal } from '#app/domain/list/view-name.ts';

/**
 * Keeps a list as it is now under a name, or under the view `id` that it was opened from. Safe to run twice: a second view of
 * the same name is refused, whichever of two tabs comes first, because they wait for each other; writing the same query into
 * a view changes nothing.
 */
export async function saveView({
  shop,
  query,
  into,
  now,
}: {
  shop: Shop;
  query: ListQuery;
  into: { name: string } | { id: SavedViewId };
  now: Date;
}): Promise<{ id: SavedViewId } | { refused: ViewRefusal }> {
  const { list } = query;
  const written = writeListQuery(query);
  return await inTransaction(async (transaction) => {
    await lockSavedViews(shop.id, transaction);
    if ('id' in into) {
      const isThere = await updateSavedView(shop.id, { list, id: into.id }, { query: written }, transaction);
      return isThere ? { id: into.id } : { refused: 'not_found' };
    }
    const views = await listSavedViews(shop.id, list, transaction);
    const named = parseViewName(into.name, views);
    if ('refused' in named) return named;
    if (views.length >= mostViews) return { refused: 'full' };
    const id = newId('sv');
    await insertSavedView(shop.id, { id, list, name: named.name, query: written }, now, transaction);
    return { id };
  });
}
