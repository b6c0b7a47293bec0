import type { ShopId } from '#app/domain/ids.ts';
import { database } from './client.server.ts';

/** Installed shops with an active program that tells how many friends it has welcomed. */
export async function listShopsWithSocialProof(): Promise<ShopId[]> {
  const rows = await database.$queryRaw<{ id: ShopId }[]>`
    select distinct program.shop_id as id
      from program
      join program_version version on version.shop_id = program.shop_id and version.program_id = program.id
                                  and version.number = program.published_version
      join shop on shop.id = program.shop_id and shop.uninstalled_at is null
     where program.status = 'active' and version.settings @> '{"socialProof": true}'`;
  return rows.map(({ id }) => id);
}
