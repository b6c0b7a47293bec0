import normalizeEmail from 'validator/lib/normalizeEmail.js';

/** Addresses of one provider under several names, besides those that the library knows. */
const aliases: Record<string, string> = { 'pm.me': 'proton.me', 'protonmail.com': 'proton.me', 'ya.ru': 'yandex.ru' };
/** Providers, besides those that the library knows, that deliver `ada+shop@…` to `ada@…`. */
const plusProviders = new Set(['proton.me', 'fastmail.com', 'hey.com']);

/**
 * An address as its provider reads it: `A.Da+shop@GoogleMail.com` and `ada@gmail.com` are one mailbox. Dots and plus
 * signs are only taken away where the provider is known to ignore them. Null for no address.
 */
export function foldEmail(email: string | null): string | null {
  const typed = email?.normalize('NFKC').trim().toLowerCase() ?? '';
  if (typed === '') return null;
  if (!typed.includes('@')) return typed;
  // What the library cannot read is compared as it stands, rather than not at all.
  const normal = normalizeEmail(typed) || typed;
  const at = normal.lastIndexOf('@');
  const domain = normal.slice(at + 1);
  const provider = aliases[domain] ?? domain;
  const mailbox = normal.slice(0, at);
  return `${plusProviders.has(provider) ? mailbox.replace(/\+.*$/, '') : mailbox}@${provider}`;
}

/**
 * An address for counting what is sent to it: nothing after a plus sign makes another mailbox, whoever its provider is.
 * Most providers ignore it; where one does not, two people share what is counted, and nothing else.
 */
export function foldMailbox(email: string | null): string | null {
  return foldEmail(email)?.replace(/^([^+]+)\+.*(?=@)/, '$1') ?? null;
}

/** The part after the @, folded the same way; null when there is none. */
export function emailDomain(email: string | null): string | null {
  const folded = foldEmail(email);
  const at = folded?.lastIndexOf('@') ?? -1;
  return folded === null || at < 0 || at === folded.length - 1 ? null : folded.slice(at + 1);
}
