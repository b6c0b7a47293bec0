import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Sandbox } from '../world/sandbox.ts';
import type { Id, Shop } from '../world/types.ts';
import { wireNow } from '../world/wire-now.ts';

const LIFETIME_SECONDS = 60;
const CLOCK_TOLERANCE_SECONDS = 10;

/** The merchant's user when nobody says otherwise: the shop's owner. */
export const OWNER_ID: Id = '98230145061';

const claimsSchema = z.object({
  iss: z.string(),
  dest: z.string(),
  aud: z.string(),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number(),
  iat: z.number(),
  jti: z.string(),
  sid: z.string(),
});

export type SessionClaims = z.infer<typeof claimsSchema>;

export interface SessionTokenWish {
  userId?: Id;
  /** The admin session of the browser; the same for all tokens of one sign-in. */
  sid?: string;
}

/** The JWT that App Bridge gives the app's pages: HS256 over the client secret, good for a minute. */
export function mintSessionToken(sandbox: Sandbox, shop: Shop, wish: SessionTokenWish = {}): string {
  const issuedAt = Math.floor(wireNow(sandbox).getTime() / 1000);
  const claims: SessionClaims = {
    iss: `https://${shop.domain}/admin`,
    dest: `https://${shop.domain}`,
    aud: sandbox.app.clientId,
    sub: wish.userId ?? OWNER_ID,
    exp: issuedAt + LIFETIME_SECONDS,
    nbf: issuedAt,
    iat: issuedAt,
    jti: randomUUID(),
    sid: wish.sid ?? randomUUID(),
  };
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${sign(signed, newestSecret(sandbox))}`;
}

/** The claims of a session token of this app for this shop, or null when signature, audience, shop or time is wrong. */
export function readSessionToken(sandbox: Sandbox, shop: Shop, token: string): SessionClaims | null {
  const [header, body, signature, ...rest] = token.split('.');
  if (!header || !body || !signature || rest.length > 0) return null;
  if (!z.object({ alg: z.literal('HS256') }).safeParse(decode(header)).success) return null;
  if (!sandbox.app.secrets.some((secret) => isSame(signature, sign(`${header}.${body}`, secret)))) return null;
  const claims = claimsSchema.safeParse(decode(body)).data;
  if (!claims || claims.aud !== sandbox.app.clientId || claims.dest !== `https://${shop.domain}`) return null;
  const now = wireNow(sandbox).getTime() / 1000;
  if (claims.exp <= now - CLOCK_TOLERANCE_SECONDS || claims.nbf > now + CLOCK_TOLERANCE_SECONDS) return null;
  return claims;
}

/** Shopify signs session tokens with the newest secret, unlike webhooks. */
function newestSecret(sandbox: Sandbox): string {
  const [secret] = sandbox.app.secrets;
  if (!secret) throw new Error('The app has no client secret');
  return secret;
}

function sign(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function isSame(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    // Not JSON: a token nobody here made.
    return null;
  }
}
