import { createHash } from 'node:crypto';
import type { Id } from './types.ts';

/** The id of a part that the world does not store, such as a shipping line: always the same for the same owner. */
export function derivedId(owner: Id, part: string): Id {
  const digest = createHash('sha256').update(`${part}/${owner}`).digest();
  return String(4_000_000_000_000n + (digest.readBigUInt64BE() % 1_000_000_000_000n));
}

/** A token of 32 hexadecimal digits that belongs to the owner. */
export function derivedToken(owner: Id, part: string): string {
  return createHash('sha256').update(`${part}/${owner}`).digest('hex').slice(0, 32);
}
