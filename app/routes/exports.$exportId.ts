import type { LoaderFunctionArgs } from '@remix-run/node';
import { findDownload } from '#app/db/export-downloads.server.ts';
import { findExportPart } from '#app/db/export-parts.ts';
import { isId, type ExportId, type ShopId } from '#app/domain/ids.ts';
import { localMoment } from '#app/domain/list/local-moment.ts';

/**
 * The file of an export. A browser that saves a file brings no session token, so the address is signed and good for some
 * minutes; every other address finds nothing, whatever is wrong with it.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const exportId = params['exportId'];
  const token = new URL(request.url).searchParams.get('token') ?? '';
  const download = isId('ex', exportId) ? await findDownload(exportId, token, new Date()) : null;
  if (download === null) throw new Response(null, { status: 404 });
  const { shopId, found } = download;
  const name = `ricochet-${found.list}-${localMoment(found.requestedAt, 'UTC').slice(0, 10)}.csv`;
  return new Response(streamParts(shopId, found.id, found.parts), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** One part in memory at a time, however long the file is. */
function streamParts(shopId: ShopId, exportId: ExportId, parts: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let number = 0;
  return new ReadableStream({
    async pull(controller) {
      if (number === parts) {
        controller.close();
        return;
      }
      const text = await findExportPart(shopId, exportId, number);
      if (text === null) throw new Error(`Export ${exportId} has no part ${number}.`);
      controller.enqueue(encoder.encode(text));
      number += 1;
    },
  });
}
