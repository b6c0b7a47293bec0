import { clearPayloads } from '#app/operations/clear-payloads.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'clear-payloads'> = (_payload, now) => clearPayloads({ now });
