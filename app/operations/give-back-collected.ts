import type { Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { findLastNetted } from '#app/db/reversals.ts';
import { insertReward } from '#app/db/rewards.ts';
import { getShop } from '#app/db/shops.ts';
import type { ReversalId } from '#app/domain/ids.ts';
import type { Offer } from '#app/domain/reward/offer.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { draftReward } from './draft-reward.ts';
import { startReward } from './start-reward.ts';

/**
 * Gives back what a later reward paid of a debt that turned out to be none, as a reward of the later one's kind. Runs in
 * the transaction that found it out, under the advocate's lock; twice is once: a correction is the cause of one reward. It
 * costs nothing more: what was set off was never counted as saved.
 */
export async function giveBackCollected(
  {
    reward,
    collected,
    orderId,
    now,
  }: {
    reward: Reward;
    collected: { id: ReversalId; amountMinor: bigint };
    orderId: string | null;
    now: Date;
  },
  transaction: Connection,
): Promise<void> {
  const { shopId, advocateId, purse } = reward;
  const netted = (await findLastNetted(reward, transaction)) ?? reward;
  const drafted = draftReward({
    shopId,
    programId: netted.programId,
    versionNumber: netted.versionNumber,
    advocateId,
    side: 'advocate',
    cause: 'gesture',
    causeKey: `correction:${collected.id}`,
    referralId: null,
    offer: partOf(netted.offer, collected.amountMinor),
    dueAt: now,
    now,
  });
  const cost = drafted.cost === null ? null : { ...drafted.cost, amountMinor: 0n };
  const given: Reward = { ...drafted, cost, purse };
  if (!(await insertReward(given, transaction))) return;
  const shop = await getShop(shopId, transaction);
  const entry = await startReward({ shop, reward: given, orderId, actor: 'ricochet', now }, transaction);
  await appendToLedger(shopId, [entry], transaction);
}

/** Money in the amount that is due; what has no worth comes whole. */
function partOf({ benefit, ...offer }: Offer, amountMinor: bigint): Offer {
  return {
    ...offer,
    benefit: 'amount' in benefit ? { ...benefit, amount: { ...benefit.amount, amountMinor } } : benefit,
  };
}
