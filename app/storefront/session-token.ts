import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { customerGid, type CustomerGid } from '#app/domain/ids.ts';

/** Seconds that our clock and Shopify's may differ; what Shopify's own library allows. */
const toleranceSeconds = 10;

const headerSchema = z.object({ alg: z.literal('HS256') });
const claimsSchema = z.object({
  /** The shop: with `https://` in tokens of the admin, without in those of checkout and customer accounts. */
  dest: z.string().regex(/^(https:\/\/)?[a-z0-9][a-z0-9-]*\.myshopify\.com$/),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number(),
  /** The signed-in customer; missing for everybody else. A merchant's token has the number of a user here. */
  sub: z.string().optional(),
});

export type TokenReading =
  | { ok: true; shopDomain: string; customerId: CustomerGid | null }
  | { ok: false; problem: 'malformed' | 'forged' | 'other_app' | 'outside_time' };

/**
 * Reads a session token as Shopify gives it to UI extensions: a JWT over one of the client secrets. The library's own
 * reader knows a single secret and would refuse everybody during a rotation; HS256 is the one algorithm there is.
 */
export function readSessionToken(
  token: string,
  { apiKey, secrets, now }: { apiKey: string; secrets: readonly string[]; now: Date },
): TokenReading {
  const [, header, body, signature] = /^([\w-]+)\.([\w-]+)\.([\w-]{43})$/.exec(token) ?? [];
  if (header === undefined || body === undefined || signature === undefined) return { ok: false, problem: 'malformed' };
  if (!headerSchema.safeParse(decode(header)).success) return { ok: false, problem: 'malformed' };
  if (!isSignedWithAny(`${header}.${body}`, signature, secrets)) return { ok: false, problem: 'forged' };
  const claims = claimsSchema.safeParse(decode(body)).data;
  if (claims === undefined) return { ok: false, problem: 'malformed' };
  if (claims.aud !== apiKey) return { ok: false, problem: 'other_app' };
  const seconds = now.getTime() / 1000;
  if (claims.exp + toleranceSeconds <= seconds || claims.nbf - toleranceSeconds > seconds)
    return { ok: false, problem: 'outside_time' };
  const digits = /^gid:\/\/shopify\/Customer\/(\d+)$/.exec(claims.sub ?? '')?.[1] ?? '';
  return { ok: true, shopDomain: claims.dest.replace('https://', ''), customerId: customerGid(digits) };
}

function isSignedWithAny(text: string, signature: string, secrets: readonly string[]): boolean {
  const claimed = Buffer.from(signature, 'base64url');
  if (claimed.length !== 32) return false;
  // Every secret is tried, so that the time taken does not tell which one matched.
  return secrets
    .map((secret) => timingSafeEqual(createHmac('sha256', secret).update(text).digest(), claimed))
    .includes(true);
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    // Not JSON: nobody signs such a thing, and the schema says so.
    return null;
  }
}
