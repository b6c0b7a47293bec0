import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
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

/** A keyed hash to compare e-mail addresses by, without keeping them; null for none. Differs from shop to shop. */
export function hashEmail(shopId: string, email: string | null): string | null {
  const folded = email?.normalize('NFKC').trim().toLowerCase() ?? '';
  return folded === '' ? null : createHmac('sha256', matchingKey).update(`${shopId}\n${folded}`).digest('base64url');
}
