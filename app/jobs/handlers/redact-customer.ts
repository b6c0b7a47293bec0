import { redactCustomer } from '#app/operations/redact-customer.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'redact-customer'> = ({ shopDomain, webhookId }, now) =>
  redactCustomer({ shopDomain, webhookId, now });
