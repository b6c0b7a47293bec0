import type { Connection } from '#app/db/client.server.ts';
import type { AdvocateId, ParentDiscountId, RewardId, ShopId } from '#app/domain/ids.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** Asks for one reward to be issued. One advocate's are made one after the other; twice is once. */
export async function askToIssue(
  shopId: ShopId,
  { id, advocateId }: { id: RewardId; advocateId: AdvocateId },
  transaction: Connection,
  runAt?: Date,
): Promise<void> {
  const options = { key: `issue:${id}`, queue: `issue:${advocateId}`, ...(runAt === undefined ? {} : { runAt }) };
  await enqueue(transaction, 'issue-reward', { shopId, rewardId: id }, options);
}

/** Asks for all the codes that wait under a discount; many askers make one job. */
export async function askForCodes(
  shopId: ShopId,
  parentDiscountId: ParentDiscountId,
  transaction: Connection,
): Promise<void> {
  const key = `issue-codes:${parentDiscountId}`;
  await enqueue(transaction, 'issue-codes', { shopId, parentDiscountId }, { key, queue: key });
}
