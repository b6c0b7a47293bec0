import type { Connection } from '#app/db/client.server.ts';
import type { ParentDiscountId, ShopId } from '#app/domain/ids.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** With fewer codes than this left, the next batch is minted. */
export const lowWater = 100;

/** Asks for the pool to be filled; many claims asking at once make one job. */
export async function askForFriendCodes(
  shopId: ShopId,
  parentDiscountId: ParentDiscountId,
  transaction: Connection,
): Promise<void> {
  await enqueue(
    transaction,
    'mint-friend-codes',
    { shopId, parentDiscountId },
    { key: `mint:${parentDiscountId}`, queue: `mint:${parentDiscountId}` },
  );
}
