import { createHmac } from 'node:crypto';
import { env } from '#app/env.server.ts';

const browser = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15';

/** A session token as Shopify signs it for a merchant of `shop`; with a secret of somebody else's or out of date on request. */
export function sessionToken(shop: string, { secret = env.SHOPIFY_API_SECRET, ageSeconds = 0 } = {}): string {
  const issuedAt = Math.floor(Date.now() / 1000) - ageSeconds;
  const claims = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: env.SHOPIFY_API_KEY,
    sub: '98230145061',
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + 60,
    jti: crypto.randomUUID(),
    sid: crypto.randomUUID(),
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

/** A request of the app's own pages in the admin's frame; a form when `fields` is given. Without a token nobody signed it. */
export function adminRequest(
  address: string,
  token: string | null,
  fields?: Record<string, string | undefined>,
): Request {
  const headers = { 'User-Agent': browser, ...(token === null ? {} : { Authorization: `Bearer ${token}` }) };
  const sent = Object.entries(fields ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const form = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(sent) };
  return new Request(new URL(address, env.SHOPIFY_APP_URL), { headers, ...form });
}
