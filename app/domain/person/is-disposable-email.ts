import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
import { emailDomain } from './fold-email.ts';

/** The library makes its set anew for each question. */
let domains: Set<string> | null = null;

/** Whether an address is of a provider of throw-away addresses, its sub-domains included; null without an address. */
export function isDisposableEmail(email: string | null): boolean | null {
  const domain = emailDomain(email);
  if (domain === null) return null;
  domains ??= disposableEmailBlocklistSet();
  const labels = domain.split('.');
  return labels.some((_label, index) => index < labels.length - 1 && domains?.has(labels.slice(index).join('.')));
}
