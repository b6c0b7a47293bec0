import { acceptWebhook, refuseGet } from '#app/webhook-door.server.ts';

export const action = acceptWebhook('customers/data_request');
export const loader = refuseGet;
