import { acceptWebhook, refuseGet } from '#app/webhook-door.server.ts';

export const action = acceptWebhook('shop/redact');
export const loader = refuseGet;
