import { recordRefund } from '#app/operations/record-refund.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'record-refund'> = ({ shopDomain, webhookId }, now) =>
  recordRefund({ shopDomain, webhookId, now });
