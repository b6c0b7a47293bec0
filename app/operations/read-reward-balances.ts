import { askRewardBalances, mostBalances } from '#app/admin-api/ask-reward-balances.ts';
import { openAdminApi, type AdminApi } from '#app/admin-api/client.server.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { listReversals } from '#app/db/reversals.ts';
import {
  findUsableReward,
  listCreditOf,
  listUnreadMoney,
  markMoneyRead,
  raiseUsed,
  type UsableReward,
} from '#app/db/reward-use.ts';
import { findShop } from '#app/db/shops.ts';
import type { RewardId, ShopId } from '#app/domain/ids.ts';
import type { Money } from '#app/domain/money.ts';
import { readUse, type MoneyLeft } from '#app/domain/reward/read-use.ts';
import { outstandingOf } from '#app/domain/reward/reversal-sums.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { openCostOf, usedEntry } from './use-entries.ts';

/** What was asked about within this is not asked about again: a night that was cut short goes on where it stopped. */
const freshMs = 20 * 60 * 60_000;
/** So many calls, and the shop's other work has its turn. */
const mostRounds = 8;

/**
 * Asks Shopify what is left of a shop's store credit and gift cards and writes down what was used since. Safe to run twice:
 * a rise is the step from one known sum to the next, which one run wins; what Shopify does not answer stays as it was, to be
 * asked again.
 */
export async function readRewardBalances({ shopId, now }: { shopId: ShopId; now: Date }): Promise<void> {
  const shop = await findShop(shopId);
  if (shop === null || shop.uninstalledAt !== null) return;
  const admin = openAdminApi(shop.domain);
  const since = new Date(now.getTime() - freshMs);
  for (let round = 0; round < mostRounds; round += 1) {
    const due = await listUnreadMoney(shopId, { since, now, most: mostBalances });
    if (due.length > 0) await readSome(admin, shopId, due, now);
    if (due.length < mostBalances) return;
  }
  await inTransaction((transaction) =>
    enqueue(transaction, 'read-reward-balances', { shopId }, { key: `read-balances:${shopId}` }),
  );
}

async function readSome(admin: AdminApi, shopId: ShopId, due: UsableReward[], now: Date): Promise<void> {
  const ofCredit = due.filter(({ offer }) => offer.benefit.kind === 'store_credit').map(({ advocateId }) => advocateId);
  const others = ofCredit.length === 0 ? [] : await listCreditOf(shopId, [...new Set(ofCredit)], now);
  const rewards = [...new Map([...due, ...others].map((reward) => [reward.id, reward])).values()];
  const left = await askAll(admin, rewards);
  const reversals = await listReversals(
    shopId,
    rewards.map(({ id }) => id),
  );
  // What is being taken out at this moment is missing from a purse, and nobody used it: such a purse has its turn next night.
  const unsettled = new Set(reversals.flatMap(({ status, rewardId }) => (status === 'settled' ? [] : [rewardId])));
  const moving = new Set(rewards.filter(({ id }) => unsettled.has(id)).map(purseOf));
  const known = rewards.flatMap((reward): MoneyLeft[] => {
    const remaining = left.get(reward.id);
    if (remaining === undefined || remaining.currency !== reward.worth?.currency) return [];
    if (moving.has(purseOf(reward))) return [];
    const ofReward = reversals.filter(({ rewardId }) => rewardId === reward.id);
    return [
      {
        rewardId: reward.id,
        purse: purseOf(reward),
        outstandingMinor: outstandingOf(reward, ofReward),
        usedMinor: reward.usedMinor,
        remainingMinor: remaining.amountMinor,
      },
    ];
  });
  const uses = readUse(known);
  await inTransaction(async (transaction) => {
    for (const { rewardId, riseMinor, isUsedUp } of uses) {
      const listed = rewards.find(({ id }) => id === rewardId);
      if (listed === undefined || listed.usedAt !== null || (riseMinor === 0n && !isUsedUp)) continue;
      // It may have been taken back while Shopify was asked.
      const reward = await findUsableReward(shopId, rewardId, transaction);
      if (reward === null || reward.status !== 'issued' || reward.worth === null) continue;
      if (reward.usedMinor !== listed.usedMinor) continue;
      const to = reward.usedMinor + riseMinor;
      const change = { from: reward.usedMinor, to, usedAt: isUsedUp ? now : null };
      if (!(await raiseUsed(shopId, rewardId, change, transaction))) continue;
      const used = { ...reward.worth, amountMinor: riseMinor };
      const ofReward = reversals.filter((each) => each.rewardId === rewardId);
      const promised = openCostOf(reward, ofReward);
      const causeKey = `used:${rewardId}:${to}${isUsedUp ? ':up' : ''}`;
      const entry = usedEntry(reward, { used, isUsedUp, promised, orderId: null, causeKey, now });
      await appendToLedger(shopId, [entry], transaction);
    }
    await markMoneyRead(
      shopId,
      rewards.map(({ id }) => id),
      now,
      transaction,
    );
  });
}

/** An advocate's credit of a currency is one purse; a gift card is one by itself. */
function purseOf({ id, advocateId, offer, worth }: UsableReward): string {
  return offer.benefit.kind === 'gift_card' ? id : `${advocateId} ${worth?.currency ?? ''}`;
}

/** What is left of each reward, as far as Shopify knows it. */
async function askAll(admin: AdminApi, rewards: UsableReward[]): Promise<Map<RewardId, Money>> {
  const left = new Map<RewardId, Money>();
  for (let from = 0; from < rewards.length; from += mostBalances) {
    const some = rewards.slice(from, from + mostBalances);
    const answer = await askRewardBalances(
      admin,
      some.flatMap(({ effectId }) => effectId ?? []),
    );
    for (const { id, effectId } of some) {
      const money = answer.get(effectId ?? '');
      if (money !== undefined) left.set(id, money);
    }
  }
  return left;
}
