import { acceptWebhook, refuseGet } from '#app/webhook-door.server.ts';

export const action = acceptWebhook('app/uninstalled');
export const loader = refuseGet;
