import { createHmac } from 'node:crypto';
import { signedText } from '#app/storefront/proxy-signature.ts';
import { env } from '#app/env.server.ts';

/** A person's browser: a program without a browser's name is taken for a link preview. */
export const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

/** A loader or an action as Remix calls it. */
export type RouteHandler = (args: {
  request: Request;
  params: Record<string, string>;
  context: Record<string, never>;
}) => Promise<Response> | Response;

export interface Asker {
  shop: string;
  /** Of the signed-in customer; null for anybody else. */
  customerId: string | null;
  userAgent?: string;
  ip?: string;
}

/** A request as Shopify's app proxy passes it on, signed with the app's secret. */
export function proxiedRequest(
  path: string,
  { shop, customerId, userAgent = phone, ip = '203.0.113.7' }: Asker,
  init: RequestInit = {},
): Request {
  const url = new URL(`https://ricochet.test/proxy/v1${path}`);
  url.searchParams.set('shop', shop);
  url.searchParams.set('logged_in_customer_id', digitsOf(customerId));
  url.searchParams.set('path_prefix', '/apps/ricochet');
  url.searchParams.set('timestamp', String(Math.floor(Date.now() / 1000)));
  const signature = createHmac('sha256', env.SHOPIFY_API_SECRET).update(signedText(url.searchParams)).digest('hex');
  url.searchParams.set('signature', signature);
  const headers = { 'Accept-Language': 'en', 'User-Agent': userAgent, 'X-Forwarded-For': ip, ...init.headers };
  return new Request(url, { ...init, headers });
}

/** A request as a UI extension sends it, with the session token that Shopify signs for whoever looks at it. */
export function extensionRequest(path: string, { shop, customerId }: Asker, init: RequestInit = {}): Request {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: env.SHOPIFY_API_KEY,
    ...(customerId !== null && { sub: customerId }),
    iat: now,
    nbf: now,
    exp: now + 300,
    jti: crypto.randomUUID(),
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  const token = `${text}.${createHmac('sha256', env.SHOPIFY_API_SECRET).update(text).digest('base64url')}`;
  return new Request(`https://ricochet.test/ui/v1${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${token}`, 'User-Agent': phone, ...init.headers },
  });
}

/** What a shopper gets: what the route answers, or the refusal it throws. */
export async function askRoute(
  route: RouteHandler,
  request: Request,
  params: Record<string, string> = {},
): Promise<Response> {
  try {
    return await route({ request, params, context: {} });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

function digitsOf(customerId: string | null): string {
  return customerId?.split('/').at(-1) ?? '';
}
