import type { Connection } from '#app/db/client.server.ts';
import type { ParentDiscountId, ShopId } from '#app/domain/ids.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** With fewer codes than this left, the next batch is minted. */
export const lowWater = 100;
const askEvery = 10;

/**
 * Whether the claim that left this many codes asks for more: the one that crosses the mark, then every tenth (claims at
 * the same moment can step over a number together), and everybody who finds nothing. Did all ask, they would wait for one
 * another at the one row of the job.
 */
export function isTimeToAsk(codesLeft: number): boolean {
  return codesLeft === 0 || (codesLeft < lowWater && codesLeft % askEvery === askEvery - 1);
}

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
