import type { Connection } from '#app/db/client.server.ts';
import type { ShopId } from '#app/domain/ids.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** What happened belongs to other days once the shop's time zone changed. Twice is once: a shop has one such job waiting. */
export async function askToRebuildFigures(shopId: ShopId, connection: Connection): Promise<void> {
  await enqueue(
    connection,
    'rebuild-figures',
    { shopId },
    { key: `rebuild-figures:${shopId}`, queue: `count:${shopId}` },
  );
}
