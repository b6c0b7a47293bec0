import { addRedeemCodes } from '#app/admin-api/add-redeem-codes.ts';
import { openAdminApi } from '#app/admin-api/client.server.ts';
import { findDiscountByCode } from '#app/admin-api/find-discount-by-code.ts';
import { getAdvocate } from '#app/db/advocates.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { insertMessage } from '#app/db/messages.ts';
import { newId } from '#app/db/new-id.server.ts';
import { isOrderCancelled, lockOrder } from '#app/db/orders.ts';
import { getParentDiscount } from '#app/db/parent-discounts.ts';
import { findReferral, type Referral } from '#app/db/referrals.ts';
import { beginIssuing, findReward, markIssued, markWithheld, type StoredReward } from '#app/db/rewards.ts';
import { findShop } from '#app/db/shops.ts';
import type { RewardId, ShopId } from '#app/domain/ids.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { ensureDiscountExists } from './ensure-discount-exists.ts';

/**
 * Makes an approved reward real in Shopify and queues the mail that says so. Safe to run twice and after any crash: the
 * code was chosen and stored before the call, so that a second attempt hears "taken", looks the code up, sees that it
 * hangs under our own discount and carries on; only one attempt wins the step to `issued`, and only that one mails. An
 * order that is cancelled until then brings nothing: a code that was made in the meantime is told to nobody.
 */
export async function issueReward({
  shopId,
  rewardId,
  now,
}: {
  shopId: ShopId;
  rewardId: RewardId;
  now: Date;
}): Promise<void> {
  const reward = await findReward(shopId, rewardId);
  if (reward === null || reward.status === 'issued' || reward.status === 'withheld') return;
  const [shop, referral] = await Promise.all([findShop(shopId), findReferral(shopId, reward.referralId)]);
  if (shop === null || shop.uninstalledAt !== null) return;
  if (referral === null) throw new Error(`Reward ${rewardId} has no referral.`);
  const isBegun = await inTransaction(
    async (transaction) =>
      !(await withholdIfCancelled(reward, referral, now, transaction)) &&
      (await beginIssuing(shopId, rewardId, now, transaction)),
  );
  if (!isBegun) return;

  await putCodeIntoShopify(shop.domain, shopId, reward);
  const advocate = await getAdvocate(shopId, referral.advocateId);

  await inTransaction(async (transaction) => {
    if (await withholdIfCancelled(reward, referral, now, transaction)) return;
    if (!(await markIssued(shopId, rewardId, now, transaction))) return;
    await appendToLedger(
      shopId,
      [
        {
          kind: 'reward_issued',
          actor: 'ricochet',
          at: now,
          causeKey: `issued:${rewardId}`,
          ...aboutReward(reward, referral),
          data: { side: reward.side, code: reward.code },
        },
      ],
      transaction,
    );
    const messageId = newId('ms');
    const isNew = await insertMessage(
      shopId,
      {
        id: messageId,
        kind: 'reward_issued',
        advocateId: advocate.id,
        rewardId,
        locale: advocate.locale,
        status: 'queued',
      },
      now,
      transaction,
    );
    if (isNew) await enqueue(transaction, 'send-message', { shopId, messageId }, { key: `send:${messageId}` });
  });
}

/** The order's lock makes a cancellation wait, or be seen here. Answers whether there is nothing left to issue. */
async function withholdIfCancelled(
  reward: StoredReward,
  referral: Referral,
  now: Date,
  transaction: Connection,
): Promise<boolean> {
  const { shopId, id, side } = reward;
  await lockOrder(shopId, referral.orderId, transaction);
  if (!(await isOrderCancelled(shopId, referral.orderId, transaction))) return false;
  if (await markWithheld(shopId, id, transaction)) {
    await appendToLedger(
      shopId,
      [
        {
          kind: 'reward_withheld',
          actor: 'ricochet',
          at: now,
          causeKey: `withheld:${id}`,
          ...aboutReward(reward, referral),
          data: { side, reasons: 'order_cancelled' },
        },
      ],
      transaction,
    );
  }
  return true;
}

function aboutReward(reward: StoredReward, { programId, advocateId, id: referralId, orderId }: Referral) {
  return { programId, advocateId, referralId, rewardId: reward.id, orderId };
}

async function putCodeIntoShopify(shopDomain: string, shopId: ShopId, reward: StoredReward): Promise<void> {
  const admin = openAdminApi(shopDomain);
  const parent = await getParentDiscount(shopId, reward.parentDiscountId);
  const discountId = await ensureDiscountExists(admin, shopId, parent);
  const { taken } = await addRedeemCodes(admin, discountId, [reward.code]);
  if (taken.length > 0 && (await findDiscountByCode(admin, reward.code)) !== discountId) {
    throw new Error(`The code of reward ${reward.id} belongs to another discount of the shop.`);
  }
}
