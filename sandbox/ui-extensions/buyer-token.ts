import { createHmac, randomUUID } from 'node:crypto';
import type { Sandbox } from '../world/sandbox.ts';
import type { Id, Shop } from '../world/types.ts';
import { wireNow } from '../world/wire-now.ts';

const lifetimeSeconds = 5 * 60;

/**
 * What `shopify.sessionToken.get()` gives an extension of checkout or customer accounts. Unlike the admin's token it names the
 * shop without `https://`, lives five minutes, and says who the customer is only when somebody is signed in.
 */
export function mintBuyerToken(sandbox: Sandbox, shop: Shop, customerId: Id | null): string {
  const issuedAt = Math.floor(wireNow(sandbox).getTime() / 1000);
  const claims = {
    dest: shop.domain,
    aud: sandbox.app.clientId,
    exp: issuedAt + lifetimeSeconds,
    nbf: issuedAt,
    iat: issuedAt,
    jti: randomUUID(),
    ...(customerId === null ? {} : { sub: `gid://shopify/Customer/${customerId}` }),
  };
  const [secret] = sandbox.app.secrets;
  if (secret === undefined) throw new Error('The app has no client secret');
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
