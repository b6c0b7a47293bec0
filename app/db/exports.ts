import type { Export as ExportRow } from '@prisma/client';
import type { ExportId, ShopId } from '#app/domain/ids.ts';
import type { ExportStatus, ListExport } from '#app/domain/list/export.ts';
import type { ListName } from '#app/domain/list/list-shapes.ts';
import { database, type Connection } from './client.server.ts';

/** The newest of a shop's exports first. */
export async function listExports(
  shopId: ShopId,
  most: number,
  connection: Connection = database,
): Promise<ListExport[]> {
  const rows = await connection.export.findMany({
    where: { shopId },
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
  return rows.map(toExport);
}

export async function findExport(
  shopId: ShopId,
  exportId: ExportId,
  connection: Connection = database,
): Promise<ListExport | null> {
  const row = await connection.export.findUnique({ where: { shopId_id: { shopId, id: exportId } } });
  return row === null ? null : toExport(row);
}

/** How many are not finished. */
export async function countExportsUnderWay(shopId: ShopId, connection: Connection = database): Promise<number> {
  return await connection.export.count({ where: { shopId, status: { in: ['queued', 'running'] } } });
}

/** Makes everybody who starts an export of this shop wait for their turn, until the transaction ends. */
export async function lockExports(shopId: ShopId, connection: Connection): Promise<void> {
  await connection.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`exports ${shopId}`}, 0))`;
}

export async function insertExport(shopId: ShopId, started: ListExport, connection: Connection): Promise<void> {
  await connection.export.create({ data: { ...started, shopId } });
}

/** What a part adds; answers whether it was this call that added it: `before` still stood as it was read. */
export async function moveExport(
  shopId: ShopId,
  before: Pick<ListExport, 'id' | 'parts'>,
  after: Pick<ListExport, 'status' | 'rowsDone' | 'rowsTotal' | 'next' | 'finishedAt'>,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.export.updateMany({
    where: { shopId, id: before.id, parts: before.parts, status: { in: ['queued', 'running'] } },
    data: { ...after, parts: before.parts + 1 },
  });
  return count === 1;
}

/** Says of exports of every shop that they failed, when they are not finished and no job will go on with them. */
export async function failAbandonedExports(now: Date, connection: Connection = database): Promise<void> {
  await connection.$executeRaw`
    update export set status = 'failed', finished_at = ${now.toISOString()}::timestamp
     where status in ('queued', 'running')
       and not exists (select from graphile_worker.jobs as job
                        where job.key = 'write-export ' || export.id and (job.attempts < job.max_attempts or job.locked_at is not null))`;
}

/** Deletes all of a shop's files: they hold the names of those who were advocates when they were written. */
export async function deleteExports(shopId: ShopId, connection: Connection): Promise<void> {
  await connection.export.deleteMany({ where: { shopId } });
  // A statement of its own also sees the part that a job had just added.
  await connection.exportPart.deleteMany({ where: { shopId } });
}

/** Deletes the exports of every shop that were asked for before `moment`, with their text. */
export async function deleteExportsBefore(moment: Date, connection: Connection = database): Promise<void> {
  await connection.$executeRaw`
    with old as (delete from export where requested_at < ${moment.toISOString()}::timestamp returning shop_id, id)
    delete from export_part using old where export_part.shop_id = old.shop_id and export_part.export_id = old.id`;
}

function toExport(row: ExportRow): ListExport {
  const { id, list, status, ...plain } = row;
  return {
    id: id as ExportId,
    list: list as ListName,
    status: status as ExportStatus,
    query: plain.query,
    language: plain.language,
    rowsDone: plain.rowsDone,
    rowsTotal: plain.rowsTotal,
    parts: plain.parts,
    next: plain.next,
    requestedAt: plain.requestedAt,
    finishedAt: plain.finishedAt,
  };
}
