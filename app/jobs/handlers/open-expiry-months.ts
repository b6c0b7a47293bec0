import { openExpiryMonths } from '#app/operations/open-expiry-months.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'open-expiry-months'> = (_payload, now) => openExpiryMonths({ now });
