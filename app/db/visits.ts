import type { AdvocateId, ShopId, VisitId } from '#app/domain/ids.ts';
import { database, type Connection } from './client.server.ts';

export interface Visit {
  id: VisitId;
  advocateId: AdvocateId;
  channel: string;
  locale: string;
  visitedAt: Date;
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
