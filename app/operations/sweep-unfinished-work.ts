import { inTransaction } from '#app/db/client.server.ts';
import { failAbandonedExports } from '#app/db/exports.ts';
import { listQueuedMessages } from '#app/db/messages.ts';
import { listWantedReviews } from '#app/db/orders.ts';
import { listUnreadyVersions } from '#app/db/programs.ts';
import { listUnsettledReversals } from '#app/db/reversals.ts';
import { listUnissuedRewards } from '#app/db/rewards.ts';
import { listUnworkedDeliveries } from '#app/db/webhook-deliveries.ts';
import { addDays } from '#app/domain/time.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { askToReverse } from './apply-reversal-steps.ts';
import { askForCodes, askToIssue } from './ask-to-issue.ts';
import { jobOfTopic, type WebhookTopic } from './receive-webhook.ts';

const minutes = 1 / (24 * 60);

/**
 * Finds what was begun and not ended (its job failed for good, or is gone) and asks for it again, for as long as it is
 * not done. Each has a key, so that a job that still waits is only moved. Safe to run at any time, by any worker.
 */
export async function sweepUnfinishedWork({ now }: { now: Date }): Promise<void> {
  const [rewards, reversals, deliveries, messages, versions, reviews] = await Promise.all([
    listUnissuedRewards(addDays(now, -10 * minutes)),
    listUnsettledReversals(addDays(now, -10 * minutes)),
    listUnworkedDeliveries(addDays(now, -60 * minutes)),
    listQueuedMessages(addDays(now, -60 * minutes)),
    listUnreadyVersions(addDays(now, -10 * minutes)),
    listWantedReviews(addDays(now, -10 * minutes)),
  ]);
  await failAbandonedExports(now);
  await inTransaction(async (transaction) => {
    const discounts = new Map(rewards.map((reward) => [reward.parentDiscountId, reward.shopId]));
    for (const [parentDiscountId, shopId] of discounts) {
      if (parentDiscountId !== null) await askForCodes(shopId, parentDiscountId, transaction);
    }
    for (const reward of rewards.filter(({ parentDiscountId }) => parentDiscountId === null)) {
      await askToIssue(reward.shopId, reward, transaction);
    }
    for (const reversal of reversals) await askToReverse(reversal, transaction);
    for (const { shopId, id: orderId } of reviews) {
      await enqueue(transaction, 'review-order', { shopId, orderId }, { key: `review:${orderId}` });
    }
    for (const { shopDomain, webhookId, topic } of deliveries) {
      const job = jobOfTopic[topic as WebhookTopic];
      await enqueue(transaction, job, { shopDomain, webhookId }, { key: `delivery:${shopDomain}:${webhookId}` });
    }
    for (const { shopId, id } of messages) {
      await enqueue(transaction, 'send-message', { shopId, messageId: id }, { key: `send:${id}` });
    }
    for (const { shopId, programId, number } of versions) {
      const key = `prepare:${programId}:${number}`;
      await enqueue(transaction, 'prepare-program-version', { shopId, programId, number }, { key });
    }
  });
}
