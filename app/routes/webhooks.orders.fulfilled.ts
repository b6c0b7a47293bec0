import { acceptWebhook, refuseGet } from '#app/webhook-door.server.ts';

export const action = acceptWebhook('orders/fulfilled');
export const loader = refuseGet;
