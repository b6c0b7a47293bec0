import { inTransaction } from '#app/db/client.server.ts';
import { insertDelivery, type WebhookDelivery } from '#app/db/webhook-deliveries.ts';
import type { DeliveryJob } from '#app/jobs/catalogue.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** The work that each topic asks for. */
export const jobOfTopic = {
  'orders/paid': 'attribute-order',
  'orders/cancelled': 'record-cancellation',
  'orders/fulfilled': 'note-order-change',
  'orders/updated': 'note-order-change',
  'refunds/create': 'record-refund',
  'app/uninstalled': 'end-installation',
  'app/scopes_update': 'update-scopes',
  'customers/data_request': 'answer-data-request',
  'customers/redact': 'redact-customer',
  'shop/redact': 'redact-shop',
} as const satisfies Record<string, DeliveryJob>;
export type WebhookTopic = keyof typeof jobOfTopic;

/**
 * Stores a verified delivery and queues its work, in one transaction. Safe to run twice: the webhook id is unique in a
 * shop, and a delivery that is there already queues nothing.
 */
export async function receiveWebhook(
  delivery: Omit<WebhookDelivery, 'topic'> & { topic: WebhookTopic },
): Promise<'accepted' | 'duplicate'> {
  return await inTransaction(async (transaction) => {
    if (!(await insertDelivery(delivery, transaction))) return 'duplicate';
    const { shopDomain, webhookId } = delivery;
    const key = `delivery:${shopDomain}:${webhookId}`;
    await enqueue(transaction, jobOfTopic[delivery.topic], { shopDomain, webhookId }, { key });
    return 'accepted';
  });
}
