import type { JoinRequestId, ShopId } from '#app/domain/ids.ts';
import { isJoinLinkGood, readJoinLink, writeJoinLink } from '#app/domain/invite/join-link.ts';
import { findJoinRequest, type JoinRequest } from './join-requests.ts';
import { readSigned, signText } from './signatures.server.ts';

/** The secret part of the link in a mail that is sent now. */
export function signJoinRequest(shopId: ShopId, requestId: JoinRequestId, now: Date): string {
  return signText('join', shopId, writeJoinLink({ requestId, sentAt: now }));
}

/** The request that a link confirms; null when it is not one of this shop, out of date, or made worthless. */
export async function findGoodJoinRequest(shopId: ShopId, token: string, now: Date): Promise<JoinRequest | null> {
  const text = readSigned('join', shopId, token);
  const link = text === null ? null : readJoinLink(text);
  return link !== null && isJoinLinkGood(link, now) ? await findJoinRequest(shopId, link.requestId) : null;
}
