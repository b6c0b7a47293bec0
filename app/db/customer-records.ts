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

/** That somebody asked for an invite with this address, while it is not confirmed; null when nobody did. */
export async function findJoinRequestOfEmail(
  shopId: ShopId,
  emailHash: string | null,
): Promise<{ requestedAt: Date; locale: string } | null> {
  if (emailHash === null) return null;
  return await database.joinRequest.findUnique({
    where: { shopId_emailHash: { shopId, emailHash } },
    select: { requestedAt: true, locale: true },
  });
}
