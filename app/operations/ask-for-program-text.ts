import type { Connection } from '#app/db/client.server.ts';
import type { ShopId } from '#app/domain/ids.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** Has the shop’s public text written anew once the transaction is committed; asked often, it is done once. */
export async function askForProgramText(shopId: ShopId, transaction: Connection): Promise<void> {
  const text = `text:${shopId}`;
  await enqueue(transaction, 'publish-program-text', { shopId }, { key: text, queue: text });
}
