import type { BridgeConfig } from './config.ts';

const retryHeader = 'X-Shopify-Retry-Invalid-Session-Request';
const reauthorizeHeader = 'X-Shopify-API-Request-Failure-Reauthorize-Url';

/**
 * Lets every request to the app's own origin carry a session token, asks again once when the app found the token
 * stale, and follows the app when it says that the merchant has to go elsewhere.
 */
export function authenticatedFetch(
  realFetch: typeof window.fetch,
  config: Pick<BridgeConfig, 'appOrigins'>,
  idToken: () => Promise<string>,
  leaveFor: (url: string) => void,
): typeof window.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    if (!isOwn(new URL(request.url), config.appOrigins) || request.headers.has('Authorization')) {
      return realFetch(request);
    }
    const send = async (each: Request) => {
      each.headers.set('Authorization', `Bearer ${await idToken()}`);
      each.headers.set('X-Requested-With', 'XMLHttpRequest');
      return realFetch(each);
    };
    const again = request.clone();
    const response = await send(request);
    const answer = response.headers.has(retryHeader) ? await send(again) : response;
    const elsewhere = answer.headers.get(reauthorizeHeader);
    if (elsewhere) leaveFor(new URL(elsewhere, location.href).href);
    return answer;
  };
}

/** The app's origin, its subdomains and the origins it listed itself. */
function isOwn(url: URL, appOrigins: string[]): boolean {
  if (url.origin === location.origin || appOrigins.includes(url.origin)) return true;
  return url.protocol === location.protocol && url.hostname.endsWith(`.${location.hostname}`);
}
