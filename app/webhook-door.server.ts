import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ActionFunctionArgs } from '@remix-run/node';
import { apiSecrets } from '#app/env.server.ts';
import { log } from '#app/log.server.ts';
import { receiveWebhook, type WebhookTopic } from '#app/operations/receive-webhook.ts';
import { readBody } from '#app/read-body.ts';

/**
 * Whether Shopify signed these exact bytes with one of the secrets: base64 of HMAC-SHA256 over the raw body.
 * Source: shopify.dev, "Verify webhook deliveries". During a rotation the older secret signs for up to an hour.
 */
export function isSignedByShopify(body: Buffer, signature: string | null, secrets: readonly string[]): boolean {
  if (signature === null) return false;
  const given = Buffer.from(signature, 'base64');
  return secrets.some((secret) => {
    const expected = createHmac('sha256', secret).update(body).digest();
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}

const largestBodyBytes = 10 * 1024 * 1024;

/**
 * The one door for webhooks: verify the raw body, store it with its work, answer. It needs neither a session nor a
 * living token, so that what arrives after an uninstall is still accepted (the library's own door answers 500 there).
 */
export function acceptWebhook(topic: WebhookTopic): (args: ActionFunctionArgs) => Promise<Response> {
  return async ({ request }) => {
    if (request.method !== 'POST') return refuseGet();
    const body = await readBody(request, largestBodyBytes);
    if (body === null || body.length === 0)
      return new Response('A webhook has a body of at most ten megabytes.', { status: 400 });
    const { headers } = request;
    if (!isSignedByShopify(body, headers.get('X-Shopify-Hmac-Sha256'), apiSecrets))
      return new Response('The signature is not right.', { status: 401 });

    const shopDomain = headers.get('X-Shopify-Shop-Domain');
    const webhookId = headers.get('X-Shopify-Webhook-Id');
    const apiVersion = headers.get('X-Shopify-API-Version');
    if (shopDomain === null || webhookId === null || apiVersion === null)
      return new Response('A header of the webhook is missing.', { status: 400 });
    if (headers.get('X-Shopify-Topic') !== topic) return new Response(`This address takes ${topic}.`, { status: 400 });

    const outcome = await receiveWebhook({
      shopDomain,
      webhookId,
      topic,
      apiVersion,
      eventId: headers.get('X-Shopify-Event-Id'),
      triggeredAt: parseTime(headers.get('X-Shopify-Triggered-At')),
      receivedAt: new Date(),
      payload: body.toString('utf8'),
    });
    log.info({ topic, shopDomain, webhookId, outcome }, 'Webhook received.');
    return new Response(null, { status: 200 });
  };
}

/** A webhook is only ever posted. */
export function refuseGet(): Response {
  return new Response('Webhooks are posted.', { status: 405, headers: { Allow: 'POST' } });
}

function parseTime(text: string | null): Date | null {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time);
}
