import type { Sandbox } from './sandbox.ts';

/** What time it is for tokens, signatures and rate limits; see `Sandbox.wireClock`. */
export function wireNow(sandbox: Pick<Sandbox, 'wireClock'>): Date {
  return sandbox.wireClock?.() ?? new Date();
}
