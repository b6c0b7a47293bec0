import type { ShopId } from '#app/domain/ids.ts';
import { database, type Connection } from './client.server.ts';

/** The countries that friends of this shop bought from; as many steps in an index as there are countries. */
export async function listMarkets(shopId: ShopId, connection: Connection = database): Promise<string[]> {
  const rows = await connection.$queryRaw<{ market: string }[]>`
    with recursive known as (
      (select market from referral where shop_id = ${shopId} order by market limit 1)
      union all
      select (select market from referral where shop_id = ${shopId} and market > known.market order by market limit 1)
        from known where known.market is not null)
    select market from known where market <> ''`;
  return rows.map(({ market }) => market);
}

/** The programs there are, by name, archived ones included. */
export async function listProgramNames(
  shopId: ShopId,
  connection: Connection = database,
): Promise<{ id: string; name: string }[]> {
  return await connection.program.findMany({
    where: { shopId },
    select: { id: true, name: true },
    orderBy: [{ precedence: 'asc' }, { id: 'asc' }],
  });
}

/** The name of whoever a list is narrowed to; empty for somebody who is not known here. */
export async function findFirstName(
  shopId: ShopId,
  advocateId: string,
  connection: Connection = database,
): Promise<string | null> {
  const row = await connection.advocate.findUnique({
    where: { shopId_id: { shopId, id: advocateId } },
    select: { firstName: true },
  });
  return row?.firstName ?? null;
}
