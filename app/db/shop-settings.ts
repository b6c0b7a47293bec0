import type { ShopId } from '#app/domain/ids.ts';
import {
  defaultShopSettings,
  parseShopSettings,
  shopperLookSchema,
  type ShopperLook,
  type ShopSettings,
} from '#app/domain/shop/settings.ts';
import { database, type Connection } from './client.server.ts';

export interface StoredShopSettings {
  settings: ShopSettings;
  /** 0 while nothing was ever saved. */
  revision: number;
}

/** What the merchant set for the shop, or what it starts with. */
export async function getShopSettings(shopId: ShopId, connection: Connection = database): Promise<StoredShopSettings> {
  const row = await connection.shopSettings.findUnique({ where: { shopId } });
  if (row === null) return { settings: defaultShopSettings, revision: 0 };
  return { settings: parseShopSettings(row.settings), revision: row.revision };
}

/** How a shop speaks to a shopper and looks to them; read at each request, so no more than that language is. */
export async function getShopperLook(shopId: ShopId, locale: string): Promise<ShopperLook> {
  const [row] = await database.$queryRaw<{ look: unknown }[]>`
    select jsonb_build_object(
             'accent', settings->'brand'->'accent',
             'words', coalesce(settings->'words'->${locale}, '{}'::jsonb)) as look
      from shop_settings where shop_id = ${shopId}`;
  return row === undefined ? { accent: null, words: {} } : shopperLookSchema.parse(row.look);
}

/** Compare-and-set by the revision that the editor had seen; answers whether it won. */
export async function saveShopSettings(
  shopId: ShopId,
  seenRevision: number,
  settings: ShopSettings,
  connection: Connection,
): Promise<boolean> {
  const row = { shopId, settings, revision: seenRevision + 1 };
  if (seenRevision === 0)
    return (await connection.shopSettings.createMany({ data: [row], skipDuplicates: true })).count === 1;
  const { count } = await connection.shopSettings.updateMany({
    where: { shopId, revision: seenRevision },
    data: { settings, revision: seenRevision + 1 },
  });
  return count === 1;
}
