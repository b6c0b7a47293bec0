/**
 * The only seam between the app's process and a pretend Shopify: `node --import ./scripts/standin.mjs …`.
 * With SHOPIFY_STANDIN_URL set, `https://{shop}.myshopify.com/…` is fetched from that origin, with the shop's name in
 * X-Forwarded-Host. It must be loaded before Shopify's library, which keeps the `fetch` it finds when it is imported.
 */
const shopHost = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/**
 * Wraps `fetch` so that requests to a shop go to `origin`.
 * @param {typeof globalThis.fetch} realFetch
 * @param {string} origin
 * @returns {typeof globalThis.fetch}
 */
export function fetchThroughStandin(realFetch, origin) {
  return async (input, init) => {
    const request = input instanceof Request ? input : null;
    const url = new URL(request ? request.url : String(input));
    if (url.protocol !== 'https:' || !shopHost.test(url.hostname)) return realFetch(input, init);
    const headers = new Headers(init?.headers ?? request?.headers);
    headers.set('x-forwarded-host', url.hostname);
    const target = new URL(url.pathname + url.search, origin);
    return request
      ? realFetch(new Request(target, request), { ...init, headers })
      : realFetch(target, { ...init, headers });
  };
}

const standinUrl = process.env.SHOPIFY_STANDIN_URL;
if (standinUrl) {
  if (process.env.NODE_ENV === 'production') {
    throw new Error(
      'SHOPIFY_STANDIN_URL is set and NODE_ENV is production: a pretend Shopify must never serve real shops. Unset one of them.',
    );
  }
  globalThis.fetch = fetchThroughStandin(globalThis.fetch, standinUrl);
}
