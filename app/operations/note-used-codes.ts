import { lockAdvocate } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { listReversals } from '#app/db/reversals.ts';
import { findUsableReward, listRewardsByCodes, raiseUsed, type UsableReward } from '#app/db/reward-use.ts';
import type { Shop } from '#app/db/shops.ts';
import type { OrderPayload } from '#app/domain/order/order-payload.ts';
import { openCostOf, usedEntry } from './use-entries.ts';

/**
 * Writes down that an advocate used the code of a reward, whatever order it was. Shopify lets each code be used once, and so
 * does the row: the one step away from unused writes the entry. An order without codes costs nothing here, one with codes a
 * look into a unique index.
 */
export async function noteUsedCodes({
  shop,
  order,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  order: Pick<OrderPayload, 'id' | 'discounts'>;
  now: Date;
}): Promise<void> {
  if (order.discounts.length === 0) return;
  const rewards = await listRewardsByCodes(
    shop.id,
    order.discounts.map(({ code }) => code),
  );
  for (const reward of rewards) if (reward.usedAt === null) await noteUse(reward, order, now);
}

async function noteUse(
  { shopId, id, advocateId, code }: UsableReward,
  order: Pick<OrderPayload, 'id' | 'discounts'>,
  now: Date,
): Promise<void> {
  const used = order.discounts.find((each) => each.code.trim().toUpperCase() === code)?.amount ?? null;
  await inTransaction(async (transaction) => {
    await lockAdvocate(shopId, advocateId, transaction);
    const reward = await findUsableReward(shopId, id, transaction);
    if (reward === null) return;
    const change = { from: reward.usedMinor, to: used?.amountMinor ?? 0n, usedAt: now };
    if (!(await raiseUsed(shopId, id, change, transaction))) return;
    const promised = openCostOf(reward, await listReversals(shopId, [id], transaction));
    await appendToLedger(
      shopId,
      [usedEntry(reward, { used, isUsedUp: true, promised, orderId: order.id, causeKey: `used:${id}`, now })],
      transaction,
    );
  });
}
