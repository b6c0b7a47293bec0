import { acceptWebhook, refuseGet } from '#app/webhook-door.server.ts';

export const action = acceptWebhook('app/scopes_update');
export const loader = refuseGet;
