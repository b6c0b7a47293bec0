import { renewToken } from '#app/operations/renew-token.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'renew-token'> = ({ shopDomain }) => renewToken({ shopDomain });
