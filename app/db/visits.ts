import type { AdvocateId, ShopId, VisitId } from '#app/domain/ids.ts';
import { database, type Connection } from './client.server.ts';

export interface Visit {
  id: VisitId;
  advocateId: AdvocateId;
  channel: string;
  locale: string;
  visitedAt: Date;
  ipHash: string | null;
  deviceHash: string | null;
}

export async function insertVisit(shopId: ShopId, visit: Visit, connection: Connection): Promise<void> {
  await connection.visit.create({ data: { ...visit, shopId } });
}

export async function findVisit(
  shopId: ShopId,
  visitId: VisitId,
  connection: Connection = database,
): Promise<Visit | null> {
  const row = await connection.visit.findUnique({ where: { shopId_id: { shopId, id: visitId } } });
  return row === null ? null : { ...row, id: row.id as VisitId, advocateId: row.advocateId as AdvocateId };
}

/** Forgets where visits came from: those that a customer's claims were made from. */
export async function eraseOriginOfVisits(shopId: ShopId, visitIds: VisitId[], connection: Connection): Promise<void> {
  await connection.visit.updateMany({
    where: { shopId, id: { in: visitIds } },
    data: { ipHash: null, deviceHash: null },
  });
}

/** Forgets where visits before `before` came from, of all shops. */
export async function eraseOldOrigins(before: Date): Promise<void> {
  await database.visit.updateMany({
    where: { visitedAt: { lt: before }, OR: [{ ipHash: { not: null } }, { deviceHash: { not: null } }] },
    data: { ipHash: null, deviceHash: null },
  });
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
