import { isId, type JoinRequestId, type ShopId } from '#app/domain/ids.ts';
import { isJoinLinkGood } from '#app/domain/invite/join-link.ts';
import { findJoinRequest, type JoinRequest } from './join-requests.ts';
import { readSigned, signText } from './signatures.server.ts';

/** The secret part of the link in the mail. */
export function signJoinRequest(shopId: ShopId, id: JoinRequestId): string {
  return signText('join', shopId, id);
}

/** The request that a link confirms; null when it is not one of this shop, or out of date. */
export async function findGoodJoinRequest(shopId: ShopId, token: string, now: Date): Promise<JoinRequest | null> {
  const id = readSigned('join', shopId, token);
  const request = isId('jr', id) ? await findJoinRequest(shopId, id) : null;
  return request !== null && isJoinLinkGood(request, now) ? request : null;
}
