import { json, type ActionFunctionArgs } from '@remix-run/node';
import { requireShop } from '#app/admin-shop.server.ts';
import { findDownloadToken } from '#app/db/export-downloads.server.ts';
import { isId } from '#app/domain/ids.ts';
import type { DownloadAnswer } from '#app/ui/use-export.ts';

/** Answers where the file can be fetched during the next minutes. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const exportId = params['exportId'];
  if (!isId('ex', exportId)) throw new Response(null, { status: 404 });
  const token = await findDownloadToken(shop.id, exportId, new Date());
  if (token === null) return json<DownloadAnswer>({ refused: 'gone' }, { status: 404 });
  return json<DownloadAnswer>({ address: `/exports/${exportId}?token=${token}` });
}
