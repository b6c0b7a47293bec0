import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds a signed address is good for, either way: clocks differ. */
const toleranceSeconds = 90;
/** Keys that must come once: with two, the one that was checked and the one that is used could differ. */
const singleKeys = ['shop', 'timestamp', 'signature', 'logged_in_customer_id', 'path_prefix'];

export type ProxyRequest =
  | { ok: true; shopDomain: string; customerDigits: string }
  | { ok: false; problem: 'repeated' | 'incomplete' | 'forged' | 'outside_time' };

/**
 * Checks what Shopify's app proxy signs: every parameter but the signature as `key=value`, values of one key joined by
 * commas, sorted by their bytes and put together without a separator.
 */
export function verifyProxyQuery(query: URLSearchParams, secrets: readonly string[], now: Date): ProxyRequest {
  if (singleKeys.some((key) => query.getAll(key).length > 1)) return { ok: false, problem: 'repeated' };
  const shopDomain = query.get('shop');
  const timestamp = query.get('timestamp');
  const signature = query.get('signature');
  if (shopDomain === null || timestamp === null || signature === null || !/^\d{1,12}$/.test(timestamp))
    return { ok: false, problem: 'incomplete' };
  if (!isSignedWithAny(query, signature, secrets)) return { ok: false, problem: 'forged' };
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds)
    return { ok: false, problem: 'outside_time' };
  return { ok: true, shopDomain, customerDigits: query.get('logged_in_customer_id') ?? '' };
}

/** The text that Shopify signs. */
export function signedText(query: URLSearchParams): string {
  const keys = new Set([...query.keys()].filter((key) => key !== 'signature'));
  const pairs = [...keys].map((key) => Buffer.from(`${key}=${query.getAll(key).join(',')}`));
  return Buffer.concat(pairs.sort(Buffer.compare)).toString();
}

function isSignedWithAny(query: URLSearchParams, signature: string, secrets: readonly string[]): boolean {
  if (!/^[0-9a-f]{64}$/.test(signature)) return false;
  const claimed = Buffer.from(signature, 'hex');
  const text = signedText(query);
  // Every secret is tried, so that the time taken does not tell which one matched.
  return secrets
    .map((secret) => timingSafeEqual(createHmac('sha256', secret).update(text).digest(), claimed))
    .includes(true);
}
