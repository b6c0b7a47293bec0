import { updateScopes } from '#app/operations/update-scopes.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'update-scopes'> = ({ shopDomain, webhookId }, now) =>
  updateScopes({ shopDomain, webhookId, now });
