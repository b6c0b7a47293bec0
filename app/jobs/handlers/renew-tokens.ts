import { renewTokens } from '#app/operations/renew-tokens.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'renew-tokens'> = (_payload, now) => renewTokens({ now });
