import type { AdvocateId, ProgramId, ShopId, VisitId } from '#app/domain/ids.ts';
import type { ShownProgram } from '#app/domain/program/shown-program.ts';
import { defaultShopSettings } from '#app/domain/shop/settings.ts';
import { database, type Connection } from './client.server.ts';

export interface Visit {
  id: VisitId;
  advocateId: AdvocateId;
  channel: string;
  locale: string;
  visitedAt: Date;
  ipHash: string | null;
  deviceHash: string | null;
  /** What the page offered; missing when it offered nothing, or was opened before this was kept. */
  shown?: ShownProgram;
}

export async function insertVisit(shopId: ShopId, visit: Visit, connection: Connection): Promise<void> {
  const { shown, ...rest } = visit;
  await connection.visit.create({ data: { ...rest, ...shown, shopId } });
}

export async function findVisit(
  shopId: ShopId,
  visitId: VisitId,
  connection: Connection = database,
): Promise<Visit | null> {
  const row = await connection.visit.findUnique({ where: { shopId_id: { shopId, id: visitId } } });
  if (row === null) return null;
  const { programId, versionNumber, shopId: _shop, ...rest } = row;
  const shown =
    programId === null || versionNumber === null ? {} : { shown: { programId: programId as ProgramId, versionNumber } };
  return { ...rest, id: row.id as VisitId, advocateId: row.advocateId as AdvocateId, ...shown };
}

/** Forgets where visits came from: those that a customer's claims were made from. */
export async function eraseOriginOfVisits(shopId: ShopId, visitIds: VisitId[], connection: Connection): Promise<void> {
  await connection.visit.updateMany({
    where: { shopId, id: { in: visitIds } },
    data: { ipHash: null, deviceHash: null },
  });
}

/**
 * Forgets where older visits of all shops came from, after as many days as each shop says. At most `atOnce` of a shop are
 * written together, so that nobody waits behind a year of them.
 */
export async function eraseOldOrigins(now: Date, atOnce = 5000): Promise<void> {
  const usual = defaultShopSettings.privacy.originDays;
  const shops = await database.$queryRaw<{ id: string; since: Date }[]>`
    select shop.id, ${now}::timestamp - make_interval(hours => 24 * coalesce(
             (shop_settings.settings->'privacy'->>'originDays')::int, ${usual}::int)) as since
      from shop left join shop_settings on shop_settings.shop_id = shop.id`;
  for (const { id, since } of shops) while ((await eraseOriginsBefore(id, since, atOnce)) === atOnce);
}

async function eraseOriginsBefore(shopId: string, since: Date, atOnce: number): Promise<number> {
  return await database.$executeRaw`
    update visit set ip_hash = null, device_hash = null
     where shop_id = ${shopId} and id in (
       select id from visit
        where shop_id = ${shopId} and visited_at < ${since.toISOString()}::timestamp
          and (ip_hash is not null or device_hash is not null)
        limit ${atOnce})`;
}

/** What is kept of where visits came from. */
export async function listOriginsOfVisits(
  shopId: ShopId,
  visitIds: VisitId[],
): Promise<Pick<Visit, 'id' | 'visitedAt' | 'ipHash' | 'deviceHash'>[]> {
  const rows = await database.visit.findMany({
    where: { shopId, id: { in: visitIds } },
    select: { id: true, visitedAt: true, ipHash: true, deviceHash: true },
    orderBy: { visitedAt: 'asc' },
  });
  return rows.map((row) => ({ ...row, id: row.id as VisitId }));
}
