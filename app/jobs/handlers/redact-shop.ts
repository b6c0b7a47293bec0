import { redactShop } from '#app/operations/redact-shop.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'redact-shop'> = ({ shopDomain, webhookId }, now) =>
  redactShop({ shopDomain, webhookId, now });
