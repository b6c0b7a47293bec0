import { database } from '#app/db/client.server.ts';
import type * as shops from '#app/db/shops.ts';

/** The tables that name a shop, and by what. */
export async function listShopTables(): Promise<{ name: string; key: string }[]> {
  return await database.$queryRaw`
    select table_name::text as name, column_name::text as key
      from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE'
       and column_name in ('shop_id', 'shop_domain', 'shop') order by table_name`;
}

/** Everything that is kept of a shop, table by table. */
export async function listEverythingOf(shop: shops.Shop): Promise<{ table: string; rows: unknown[] }[]> {
  const everything = [{ table: 'shop', rows: (await database.shop.findMany({ where: { id: shop.id } })) as unknown[] }];
  for (const { name, key } of await listShopTables()) {
    const owner = key === 'shop_id' ? shop.id : shop.domain;
    const select = `select * from "${name}" where "${key}" = $1 order by "${name}"::text`;
    everything.push({ table: name, rows: await database.$queryRawUnsafe<unknown[]>(select, owner) });
  }
  return everything;
}
