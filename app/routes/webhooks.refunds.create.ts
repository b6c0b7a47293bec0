import { acceptWebhook, refuseGet } from '#app/webhook-door.server.ts';

export const action = acceptWebhook('refunds/create');
export const loader = refuseGet;
