import type { SavedViewId, ShopId } from '#app/domain/ids.ts';
import type { ListName } from '#app/domain/list/list-shapes.ts';
import { database, type Connection } from './client.server.ts';

/** A list as the merchant likes to see it. */
export interface SavedView {
  id: SavedViewId;
  list: ListName;
  name: string;
  /** As `writeListQuery` wrote it. */
  query: string;
}

/** Views of one list, the oldest first. */
export async function listSavedViews(
  shopId: ShopId,
  list: ListName,
  connection: Connection = database,
): Promise<SavedView[]> {
  const rows = await connection.savedView.findMany({
    where: { shopId, list },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, name, query }) => ({ id: id as SavedViewId, list, name, query }));
}

/** Makes everybody who changes the views of this shop wait for their turn, until the transaction ends. */
export async function lockSavedViews(shopId: ShopId, connection: Connection): Promise<void> {
  await connection.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`saved views ${shopId}`}, 0))`;
}

export async function insertSavedView(
  shopId: ShopId,
  view: SavedView,
  now: Date,
  connection: Connection,
): Promise<void> {
  await connection.savedView.create({ data: { ...view, shopId, createdAt: now } });
}

/** Answers whether there was such a view of this list. */
export async function updateSavedView(
  shopId: ShopId,
  { list, id }: Pick<SavedView, 'list' | 'id'>,
  change: Partial<Pick<SavedView, 'name' | 'query'>>,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.savedView.updateMany({ where: { shopId, list, id }, data: change });
  return count === 1;
}

export async function deleteSavedView(
  shopId: ShopId,
  { list, id }: Pick<SavedView, 'list' | 'id'>,
  connection: Connection,
): Promise<void> {
  await connection.savedView.deleteMany({ where: { shopId, list, id } });
}
