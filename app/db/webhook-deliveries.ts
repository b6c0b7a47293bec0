import { database, type Connection } from './client.server.ts';
import { decrypt, encrypt } from './personal-data.server.ts';

export interface WebhookDelivery {
  shopDomain: string;
  webhookId: string;
  eventId: string | null;
  topic: string;
  apiVersion: string;
  triggeredAt: Date | null;
  receivedAt: Date;
  /** The exact body. It names people: it is kept encrypted, and only as long as it is needed. */
  payload: string;
}

/** Stores a delivery, once for each webhook id; answers whether it was this call that did. */
export async function insertDelivery(delivery: WebhookDelivery, connection: Connection): Promise<boolean> {
  const { count } = await connection.webhookDelivery.createMany({
    data: [{ ...delivery, payload: encrypt(delivery.payload) }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** The payload of a delivery that still waits to be worked; null when it was worked or its payload is gone. */
export async function findUnworkedPayload(shopDomain: string, webhookId: string): Promise<string | null> {
  const row = await database.webhookDelivery.findUnique({
    where: { shopDomain_webhookId: { shopDomain, webhookId } },
    select: { payload: true, workedAt: true },
  });
  return row === null || row.workedAt !== null || row.payload === null ? null : decrypt(row.payload);
}

/** Records what came of a delivery. The body of one that is about nobody of ours is forgotten at once. */
export async function settleDelivery(
  shopDomain: string,
  webhookId: string,
  outcome: string,
  now: Date,
  connection: Connection = database,
): Promise<void> {
  await connection.webhookDelivery.updateMany({
    where: { shopDomain, webhookId, workedAt: null },
    data: { workedAt: now, outcome, ...(outcome === 'not_referred' ? { payload: null } : {}) },
  });
}

/**
 * Removes the personal data of old deliveries that were worked; the rows stay, so that late duplicates are still known.
 * One that still waits keeps its body: it may be an order to be rewarded or a customer to be erased.
 */
export async function clearOldPayloads(before: Date): Promise<number> {
  const { count } = await database.webhookDelivery.updateMany({
    where: { receivedAt: { lt: before }, workedAt: { not: null }, payload: { not: null } },
    data: { payload: null },
  });
  return count;
}

/** Removes the payloads kept of one shop. */
export async function clearShopPayloads(shopDomain: string, connection: Connection): Promise<void> {
  await connection.webhookDelivery.updateMany({
    where: { shopDomain, workedAt: { not: null } },
    data: { payload: null },
  });
}

/** When a delivery happened and whether it was worked; null when it is not stored. */
export async function findDelivery(
  shopDomain: string,
  webhookId: string,
): Promise<{ topic: string; triggeredAt: Date | null; receivedAt: Date; workedAt: Date | null } | null> {
  return await database.webhookDelivery.findUnique({
    where: { shopDomain_webhookId: { shopDomain, webhookId } },
    select: { topic: true, triggeredAt: true, receivedAt: true, workedAt: true },
  });
}

/** Deliveries of all shops that came before `before` and still wait; the longest waiting of each shop first. */
export async function listUnworkedDeliveries(
  before: Date,
): Promise<{ shopDomain: string; webhookId: string; topic: string }[]> {
  return await database.$queryRaw`
    select waiting.shop_domain as "shopDomain", waiting.webhook_id as "webhookId", waiting.topic
      from (select shop_domain, webhook_id, topic, received_at,
                   row_number() over (partition by shop_domain order by received_at) as place
              from webhook_delivery
             where worked_at is null and received_at < ${before}) as waiting
     order by waiting.place, waiting.received_at
     limit 500`;
}
