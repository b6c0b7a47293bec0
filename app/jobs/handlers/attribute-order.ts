import { attributeOrder } from '#app/operations/attribute-order.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'attribute-order'> = ({ shopDomain, webhookId }, now) =>
  attributeOrder({ shopDomain, webhookId, now });
