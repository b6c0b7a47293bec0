import { parseEmail } from '../person/parse-email.ts';
import { emailDomain } from '../person/fold-email.ts';
import { foldPhone } from '../person/fold-phone.ts';

/** What a merchant can type in to block somebody, or to see whether they are. */
export const typedKinds = ['email', 'phone', 'email_domain'] as const;
export type TypedKind = (typeof typedKinds)[number];

/** Somebody's e-mail address or phone number, or a provider of addresses, in the form in which it is compared. */
export interface TypedMark {
  kind: TypedKind;
  /** As the merchant reads it back; kept nowhere. */
  shown: string;
}

/**
 * Reads what was typed by its shape: `ada@example.com`, `+33 6 12 34 56 78`, or `example.com`, also with an @ before it.
 * Null for anything else. A phone number needs its country: without one it equals nothing that an order holds.
 */
export function parseTypedMark(typed: string): TypedMark | null {
  const text = typed.normalize('NFKC').trim();
  const email = parseEmail(text);
  if (email !== null) return { kind: 'email', shown: email };
  const phone = text.startsWith('+') ? foldPhone(text, null) : null;
  if (phone !== null && phone.startsWith('+')) return { kind: 'phone', shown: phone };
  const domain = text.replace(/^@/, '').toLowerCase();
  return parseEmail(`somebody@${domain}`) === null || emailDomain(`somebody@${domain}`) === null
    ? null
    : { kind: 'email_domain', shown: domain };
}

/** Whether nearly everybody has an address there: blocking it would shut out honest people. */
export function isSharedProvider(domain: string): boolean {
  return sharedProviders.has(emailDomain(`somebody@${domain}`) ?? domain);
}

const sharedProviders = new Set([
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'aol.com',
  'proton.me',
  'orange.fr',
  'free.fr',
  'laposte.net',
  'gmx.de',
  'web.de',
]);
