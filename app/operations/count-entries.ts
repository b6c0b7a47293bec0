import { inTransaction } from '#app/db/client.server.ts';
import { lockFigures, moveIntoFigures } from '#app/db/figure-counting.ts';
import type { ShopId } from '#app/domain/ids.ts';

/** So many entries are counted in some tenths of a second. */
const batchSize = 1000;

/**
 * Adds what the ledger tells to the figures that reports are read from, until nothing is left to add. Safe to run twice and
 * beside itself: taking an entry's note away and counting it is one statement, and reports add what is not counted yet.
 */
export async function countEntries({ shopId, size = batchSize }: { shopId: ShopId; size?: number }): Promise<number> {
  let counted = 0;
  for (;;) {
    const moved = await inTransaction(async (transaction) => {
      await lockFigures(shopId, transaction);
      return await moveIntoFigures(shopId, size, transaction);
    });
    counted += moved;
    if (moved < size) return counted;
  }
}
