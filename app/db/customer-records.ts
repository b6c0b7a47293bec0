import type { AdvocateId, ShopId } from '#app/domain/ids.ts';
import { database } from './client.server.ts';

/** Everything an advocate shared, for the customer who asks what is kept of them. */
export async function listSharesOfAdvocate(
  shopId: ShopId,
  advocateId: AdvocateId,
): Promise<{ channel: string; surface: string; sharedAt: Date }[]> {
  return await database.share.findMany({
    where: { shopId, advocateId },
    select: { channel: true, surface: true, sharedAt: true },
    orderBy: { sharedAt: 'asc' },
  });
}

/** That somebody asked for an invite with this mailbox, under whichever of its addresses. */
export async function listJoinRequestsOfEmail(
  shopId: ShopId,
  emailHash: string | null,
): Promise<{ requestedAt: Date; locale: string }[]> {
  if (emailHash === null) return [];
  return await database.joinRequest.findMany({
    where: { shopId, emailHash },
    select: { requestedAt: true, locale: true },
    orderBy: { requestedAt: 'asc' },
  });
}
