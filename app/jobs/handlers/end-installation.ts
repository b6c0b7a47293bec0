import { endInstallation } from '#app/operations/end-installation.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'end-installation'> = ({ shopDomain, webhookId }, now) =>
  endInstallation({ shopDomain, webhookId, now });
