import type { IncomingHttpHeaders } from 'node:http';

/** What of a shopper's request reaches the app. Cookies never do. */
const PASSED_ON = [
  'accept',
  'accept-language',
  'content-type',
  'referer',
  'user-agent',
  'x-requested-with',
  'range',
  'if-none-match',
  'if-modified-since',
];

/** Response headers that Shopify takes off: platform.md part 5. */
const STRIPPED = new Set([
  'accept-ranges',
  'alternate-protocol',
  'connection',
  'cookie',
  'date',
  'p3p',
  'pragma',
  'server',
  'service-worker-allowed',
  'set-cookie',
  'set-cookie2',
  'status',
  'tk',
  'trailer',
  'warning',
  'x-powered-by',
  // Written anew for the answer to the shopper.
  'content-encoding',
  'content-length',
  'keep-alive',
  'transfer-encoding',
]);

/** Headers of the request to the app. */
export function requestHeaders(headers: IncomingHttpHeaders, clientIp: string, host: string): Record<string, string> {
  const passed: Record<string, string> = { 'x-forwarded-for': clientIp, 'x-forwarded-host': host };
  for (const name of PASSED_ON) {
    const value = headers[name];
    if (typeof value === 'string') passed[name] = value;
  }
  return passed;
}

/** Headers of the app's answer that the shopper may see. */
export function responseHeaders(headers: Headers): [name: string, value: string][] {
  return [...headers].filter(([name]) => !STRIPPED.has(name.toLowerCase()));
}
