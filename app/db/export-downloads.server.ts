import { isId, type ExportId, type ShopId } from '#app/domain/ids.ts';
import type { ListExport } from '#app/domain/list/export.ts';
import { findExport } from './exports.ts';
import { readSigned, signText } from './signatures.server.ts';

/** A browser fetches a file without a session token, so its address says for a moment who may have it. */
const goodForSeconds = 300;

/** The secret part of a finished export's address; null when there is nothing to fetch. */
export async function findDownloadToken(shopId: ShopId, exportId: ExportId, now: Date): Promise<string | null> {
  const found = await findExport(shopId, exportId);
  if (found?.status !== 'done') return null;
  const until = Math.floor(now.getTime() / 1000) + goodForSeconds;
  return signText('export', shopId, `${shopId}~${exportId}~${until.toString(36)}`);
}

/** The export that an address opens; null when it was not made by us for this file, or some minutes ago. */
export async function findDownload(
  exportId: ExportId,
  token: string,
  now: Date,
): Promise<{ shopId: ShopId; found: ListExport } | null> {
  const shopId = token.split('~', 1)[0];
  if (!isId('sh', shopId)) return null;
  const [, signedId, until = ''] = readSigned('export', shopId, token)?.split('~') ?? [];
  if (signedId !== exportId || Number.parseInt(until, 36) * 1000 < now.getTime()) return null;
  const found = await findExport(shopId, exportId);
  return found?.status === 'done' ? { shopId, found } : null;
}
