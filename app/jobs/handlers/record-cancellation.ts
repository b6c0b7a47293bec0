import { recordCancellation } from '#app/operations/record-cancellation.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'record-cancellation'> = ({ shopDomain, webhookId }, now) =>
  recordCancellation({ shopDomain, webhookId, now });
