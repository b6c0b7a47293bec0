import type { ExportId, ShopId } from '#app/domain/ids.ts';
import { database, type Connection } from './client.server.ts';

/** One piece of an export's text; parts are numbered from 0. */
export async function findExportPart(
  shopId: ShopId,
  exportId: ExportId,
  number: number,
  connection: Connection = database,
): Promise<string | null> {
  const key = { shopId_exportId_number: { shopId, exportId, number } };
  return (await connection.exportPart.findUnique({ where: key }))?.text ?? null;
}

export async function insertExportPart(
  shopId: ShopId,
  exportId: ExportId,
  part: { number: number; text: string },
  connection: Connection,
): Promise<void> {
  await connection.exportPart.create({ data: { shopId, exportId, ...part } });
}
