import { randomBytes, randomInt } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import type { Id } from '#app/domain/ids.ts';

// Two ids of one millisecond sort in the order they were made: the timeline reads by them.
const nextUlid = monotonicFactory();

/** A new id of this kind, sorted after the ones this process made before it. */
export function newId<Prefix extends string>(prefix: Prefix): Id<Prefix> {
  return `${prefix}_${nextUlid()}`;
}

/** A number from 0 up to but not including `below`, from the platform's secure source. */
export function chance(below: number): number {
  return randomInt(below);
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An unguessable code of 60 random bits behind a prefix, such as `HI-7K2M9QX04TBD`. */
export function newSecretCode(prefix: string): string {
  return `${prefix}-${Array.from(randomBytes(12), (byte) => alphabet.charAt(byte & 31)).join('')}`;
}

/** An unguessable gift card code of 80 random bits: sixteen small letters and digits, as Shopify takes them. */
export function newGiftCardCode(): string {
  return Array.from(randomBytes(16), (byte) => alphabet.charAt(byte & 31))
    .join('')
    .toLowerCase();
}
