const MOST_REDIRECTS = 5;
const TIMEOUT_MS = 10_000;

/** What of `fetch` it needs; a redirect is followed with the same. */
export interface AppRequest {
  method: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | null;
}

/** Thrown when the app leads nowhere that Shopify would go. */
export class LostRedirect extends Error {}

/**
 * Asks the app and follows its redirects, as Shopify does before a shopper sees anything: so a redirect never changes
 * the shopper's address, and one to another site is an error. The query of a redirect is not signed again.
 */
export async function askApp(url: URL, request: AppRequest): Promise<Response> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let current = { url, ...request };
  for (let count = 0; count <= MOST_REDIRECTS; count += 1) {
    const { url: address, ...init } = current;
    const response = await fetch(address, { ...init, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response;
    await response.body?.cancel();
    const next = new URL(location, address);
    if (next.origin !== url.origin) throw new LostRedirect(`The app redirected to ${next.origin}`);
    current = { ...methodAfter(response.status, current), url: next };
  }
  throw new LostRedirect('The app redirected too often');
}

/** 303 makes any request a GET, 301 and 302 make a POST one; the body goes with the method. */
function methodAfter(status: number, request: AppRequest): AppRequest {
  const isSafe = request.method === 'GET' || request.method === 'HEAD';
  const becomesGet = (status === 303 && !isSafe) || ((status === 301 || status === 302) && request.method === 'POST');
  if (!becomesGet) return request;
  const { 'content-type': _type, ...headers } = request.headers;
  return { method: 'GET', headers, body: null };
}
