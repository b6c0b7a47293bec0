import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { env } from '#app/env.server.ts';

const signingKey = Buffer.from(
  hkdfSync('sha256', Buffer.from(env.ENCRYPTION_KEY, 'base64'), '', 'ricochet signatures', 32),
);

/** What a signature is for: one made for a cart opens no dashboard. */
export type SignaturePurpose = 'attribution' | 'private_link' | 'join' | 'mail_stop' | 'export';

/** `text` with its signature behind a dot: 128 bits, good in this shop for this purpose alone. `text` holds no dot. */
export function signText(purpose: SignaturePurpose, shopId: string, text: string): string {
  return `${text}.${signatureOf(purpose, shopId, text).toString('base64url')}`;
}

/** The text that was signed; null for anything that `signText` did not make for this shop and purpose. */
export function readSigned(purpose: SignaturePurpose, shopId: string, signed: string): string | null {
  const match = /^([^.]{1,100})\.([\w-]{22})$/.exec(signed);
  if (match === null) return null;
  const [, text = '', signature = ''] = match;
  const claimed = Buffer.from(signature, 'base64url');
  const expected = signatureOf(purpose, shopId, text);
  return claimed.length === expected.length && timingSafeEqual(claimed, expected) ? text : null;
}

function signatureOf(purpose: SignaturePurpose, shopId: string, text: string): Buffer {
  return createHmac('sha256', signingKey).update(`${purpose}\n${shopId}\n${text}`).digest().subarray(0, 16);
}
