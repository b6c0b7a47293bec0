import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { foldAddress } from '#app/domain/person/fold-address.ts';
import { foldDevice } from '#app/domain/person/fold-device.ts';
import { foldEmail, foldMailbox } from '#app/domain/person/fold-email.ts';
import { foldInternetAddress } from '#app/domain/person/fold-internet-address.ts';
import { foldName } from '#app/domain/person/fold-name.ts';
import { foldPhone } from '#app/domain/person/fold-phone.ts';
import type { PersonDetails, RequestOrigin } from '#app/domain/person/person-details.ts';
import type { Traces } from '#app/domain/reward/referral-facts.ts';
import { env } from '#app/env.server.ts';

const root = Buffer.from(env.ENCRYPTION_KEY, 'base64');
const encryptionKey = Buffer.from(hkdfSync('sha256', root, '', 'ricochet personal data', 32));
const matchingKey = Buffer.from(hkdfSync('sha256', root, '', 'ricochet matching', 32));

/** AES-256-GCM; the answer holds version, nonce, tag and text, in base64url. */
export function encrypt(text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', encryptionKey, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** Opens what `encrypt` made; throws when the key is another or the text was changed. */
export function decrypt(sealed: string): string {
  const [version, body] = sealed.split('.');
  if (version !== 'v1' || body === undefined) throw new Error('This text was not encrypted by this app.');
  const bytes = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', encryptionKey, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

/** What somebody can be recognised by; the same text of two kinds has two hashes. */
export type TraceKind =
  'customer' | 'email' | 'exact_email' | 'email_domain' | 'phone' | 'address' | 'ip' | 'device' | 'name';

/** A keyed hash to compare by, of a value that is folded already; null for none. Differs from shop to shop. */
export function hashTrace(shopId: string, kind: TraceKind, folded: string | null): string | null {
  if (folded === null || folded === '') return null;
  return createHmac('sha256', matchingKey).update(`${shopId}\n${kind}\n${folded}`).digest('base64url');
}

/** A hash to compare e-mail addresses by, as their providers read them; null for none. */
export function hashEmail(shopId: string, email: string | null): string | null {
  return hashTrace(shopId, 'email', foldEmail(email));
}

/** A hash of one address as it is written: two spellings that one mailbox may have are two. */
export function hashExactEmail(shopId: string, email: string): string | null {
  return hashTrace(shopId, 'exact_email', email.trim().toLowerCase());
}

/** A hash to count by what is sent to a mailbox; null for no address. */
export function hashMailbox(shopId: string, email: string | null): string | null {
  return hashTrace(shopId, 'email', foldMailbox(email));
}

/**
 * A hash to count by how often somebody asks. Wider than the trace of where they are: whoever has one connection may ask
 * from every network of it.
 */
export function hashAsker(shopId: string, origin: RequestOrigin): string | null {
  return hashTrace(shopId, 'ip', foldInternetAddress(origin.ip, 56));
}

/** The same for whoever opens one advocate's invite. */
export function hashVisitor(shopId: string, origin: RequestOrigin, advocateId: string): string | null {
  const folded = foldInternetAddress(origin.ip, 56);
  return folded === null ? null : hashTrace(shopId, 'ip', `${folded} ${advocateId}`);
}

/** A hash to find somebody by who lets friends find them by their full name; null for less than a first and a last name. */
export function hashName(shopId: string, fullName: string): string | null {
  return hashTrace(shopId, 'name', foldName(fullName));
}

/** Everything that can be compared about somebody; what is not there is null. */
export function tracesOf(shopId: string, details: PersonDetails, origin: RequestOrigin): Traces {
  const { email, phone, address } = details;
  return {
    emailHash: hashEmail(shopId, email),
    phoneHash: hashTrace(shopId, 'phone', foldPhone(phone, address?.country ?? null)),
    addressHash: hashTrace(shopId, 'address', foldAddress(address)),
    ...originTraces(shopId, origin),
  };
}

/** What can be compared about where a request came from. */
export function originTraces(shopId: string, origin: RequestOrigin): Pick<Traces, 'ipHash' | 'deviceHash'> {
  return {
    ipHash: hashTrace(shopId, 'ip', foldInternetAddress(origin.ip)),
    deviceHash: hashTrace(shopId, 'device', foldDevice(origin.userAgent, origin.acceptLanguage)),
  };
}
