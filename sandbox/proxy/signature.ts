import { createHmac } from 'node:crypto';

/**
 * Signs the query of an app proxy request as Shopify does: every parameter but `signature` becomes `key=value`, repeated
 * ones with their values joined by commas; these are sorted bytewise, joined without anything between, and hashed.
 */
export function signProxyQuery(query: URLSearchParams, secret: string): string {
  const keys = [...new Set(query.keys())].filter((key) => key !== 'signature');
  const message = keys
    .map((key) => Buffer.from(`${key}=${query.getAll(key).join(',')}`))
    .sort(Buffer.compare)
    .join('');
  return createHmac('sha256', secret).update(message).digest('hex');
}
