import { acceptWebhook, refuseGet } from '#app/webhook-door.server.ts';

export const action = acceptWebhook('orders/cancelled');
export const loader = refuseGet;
