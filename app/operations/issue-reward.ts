import { addCustomerTags } from '#app/admin-api/add-customer-tags.ts';
import { openAdminApi } from '#app/admin-api/client.server.ts';
import { refusalIn } from '#app/admin-api/fault-meaning.ts';
import { getAdvocate, lockAdvocate } from '#app/db/advocates.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { lockOrdersOfRewards } from '#app/db/reward-batches.ts';
import { beginIssuing, isOtherCreditUnderWay } from '#app/db/reward-attempts.ts';
import { countTakenMinor } from '#app/db/reversals.ts';
import { findReward, moveReward } from '#app/db/rewards.ts';
import { findShop, type Shop } from '#app/db/shops.ts';
import type { RewardId, ShopId } from '#app/domain/ids.ts';
import { creditExpiry } from '#app/domain/reward/credit-expiry.ts';
import { handedOut } from '#app/domain/reward/handed-out.ts';
import type { IssueOutcome } from '#app/domain/reward/issue-outcome.ts';
import type { Offer } from '#app/domain/reward/offer.ts';
import type { OutcomeReason, Reward } from '#app/domain/reward/reward.ts';
import { recordWithheld } from './announce-issued.ts';
import { askToIssue } from './ask-to-issue.ts';
import { giveGiftCard } from './give-gift-card.ts';
import { giveStoreCredit } from './give-store-credit.ts';
import { issueCodes } from './issue-codes.ts';
import { settleIssuing } from './settle-issuing.ts';

/** How long to wait for another credit of the same advocate. */
const turnMs = 15_000;

interface Issue {
  shopId: ShopId;
  rewardId: RewardId;
  now: Date;
}

/**
 * Makes an approved reward real in Shopify and queues the mail that says so. Safe to run twice and after any crash: a tag
 * is there or not, a gift card is found by its stored code, and store credit is looked for before it is asked for again;
 * only one attempt wins the step to `issued`. What Shopify refuses becomes a task for the merchant. A redeem code goes
 * with the others of its discount.
 */
export async function issueReward(issue: Issue): Promise<void> {
  const { shopId, rewardId } = issue;
  const shop = await findShop(shopId);
  if (shop === null || shop.uninstalledAt !== null) return;
  const parentDiscountId = (await findReward(shopId, rewardId))?.parentDiscountId ?? null;
  if (parentDiscountId !== null) return await issueCodes({ shopId, parentDiscountId, now: issue.now });
  const begun = await inTransaction((transaction) => begin(issue, shop, transaction));
  if (begun === null) return;
  const outcome = await give(issue, shop, begun).catch((fault: unknown): IssueOutcome => {
    const said = refusalIn(fault);
    if (said !== null) return { kind: 'refused', said };
    throw fault;
  });
  await settleIssuing({ shopId, rewardId, outcome, now: issue.now });
}

interface Begun {
  reward: Reward;
  /** What is handed out of it. */
  offer: Offer;
}

/** The step to `issuing`, unless there is nothing to give any more, or it is not its turn. */
async function begin({ shopId, rewardId, now }: Issue, shop: Shop, transaction: Connection): Promise<Begun | null> {
  const found = await findReward(shopId, rewardId, transaction);
  if (found === null || (found.status !== 'approved' && found.status !== 'issuing')) return null;
  const orders = await lockOrdersOfRewards(shopId, [found], transaction);
  await lockAdvocate(shopId, found.advocateId, transaction);
  const reward = await findReward(shopId, rewardId, transaction);
  if (reward === null) return null;
  const taken = await countTakenMinor(shopId, rewardId, transaction);
  const offer = handedOut({ ...reward, nettedMinor: reward.nettedMinor + taken });

  if (reward.status === 'approved') {
    const isCancelled = reward.referralId !== null && orders.get(reward.referralId)?.isCancelled === true;
    const reason: OutcomeReason | null = isCancelled ? 'order_cancelled' : offer === null ? 'set_off' : null;
    if (reason !== null) {
      if (await moveReward(shopId, rewardId, ['approved'], 'withheld', { reason }, transaction))
        await recordWithheld(shopId, [reward], reason, orders, now, transaction);
      return null;
    }
    const isCredit = reward.offer.benefit.kind === 'store_credit';
    if (isCredit && (await isOtherCreditUnderWay(shopId, reward, transaction))) {
      await askToIssue(shopId, reward, transaction, new Date(now.getTime() + turnMs));
      return null;
    }
    const expiresAt =
      isCredit && reward.expiresAt !== null
        ? creditExpiry(rewardId, reward.expiresAt, shop.timeZone)
        : reward.expiresAt;
    if (!(await beginIssuing(shopId, rewardId, { expiresAt }, now, transaction))) return null;
  } else if (reward.status !== 'issuing') return null;

  const begun = await findReward(shopId, rewardId, transaction);
  return begun === null || offer === null ? null : { reward: begun, offer };
}

/** One call, or a few, outside of any transaction. */
async function give({ shopId, now }: Issue, shop: Shop, { reward, offer }: Begun): Promise<IssueOutcome> {
  const admin = openAdminApi(shop.domain);
  const { customerId } = await getAdvocate(shopId, reward.advocateId);
  const { benefit } = offer;
  switch (benefit.kind) {
    case 'store_credit':
      return await giveStoreCredit(admin, { reward, amount: benefit.amount, customerId, now });
    case 'gift_card': {
      const { timeZone } = shop;
      return await giveGiftCard(admin, { reward, amount: benefit.amount, customerId, timeZone, now });
    }
    case 'customer_tag': {
      const added = await addCustomerTags(admin, customerId, [benefit.tag]);
      return 'ok' in added ? { kind: 'issued', effectId: null } : { kind: 'refused', said: added.refused };
    }
    case 'percentage':
    case 'fixed_amount':
    case 'free_shipping':
    case 'free_product':
    case 'buy_x_get_y':
    case 'custom':
      throw new Error(`Reward ${reward.id} is a ${benefit.kind}, which is issued in another way.`);
  }
}
