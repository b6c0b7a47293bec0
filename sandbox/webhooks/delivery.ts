import { createHmac } from 'node:crypto';
import type { ShopDomain, Timestamp } from '../world/types.ts';

/** One webhook on its way to one subscription: the same id and bytes on every attempt. */
export interface Delivery {
  webhookId: string;
  eventId: string;
  shop: ShopDomain;
  topic: string;
  uri: string;
  name: string | null;
  apiVersion: string;
  payload: string;
  triggeredAt: Timestamp;
  state: 'waiting' | 'delivered' | 'given-up' | 'lost';
  attempts: Attempt[];
  /** Milliseconds of the real clock; null when no attempt is planned. */
  nextAttemptAt: number | null;
}

export interface Attempt {
  at: Timestamp;
  /** HTTP status, or null when there was no answer in time. */
  status: number | null;
  durationMs: number;
  /** Why there was no answer. */
  error: string | null;
  /** A naughty attempt: a copy, or one signed with a secret that is not the app's. */
  kind: 'regular' | 'duplicate' | 'wrong-signature' | 'redelivery';
}

/** Eight retries over four hours, each wait twice the one before. */
export const retryDelaysMs: readonly number[] = Array.from(
  { length: 8 },
  (_, retry) => (4 * 60 * 60 * 1000 * 2 ** retry) / (2 ** 8 - 1),
);

/** Base64 HMAC-SHA256 over the exact bytes, as in X-Shopify-Hmac-Sha256. */
export function webhookHmac(secret: string, payload: string): string {
  return createHmac('sha256', secret).update(payload, 'utf8').digest('base64');
}

/** The headers Shopify sends with a delivery. */
export function deliveryHeaders(delivery: Delivery, secret: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: '*/*',
    'user-agent': 'Shopify-Captain-Hook',
    'x-shopify-topic': delivery.topic,
    'x-shopify-shop-domain': delivery.shop,
    'x-shopify-api-version': delivery.apiVersion,
    'x-shopify-hmac-sha256': webhookHmac(secret, delivery.payload),
    'x-shopify-webhook-id': delivery.webhookId,
    'x-shopify-event-id': delivery.eventId,
    'x-shopify-triggered-at': delivery.triggeredAt,
    ...(delivery.name === null ? {} : { 'x-shopify-name': delivery.name }),
  };
}
