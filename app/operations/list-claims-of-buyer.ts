import { listOpenClaimsOfBuyer, type Claim } from '#app/db/claims.ts';
import type { Connection } from '#app/db/client.server.ts';
import { listReferralsOfBuyer } from '#app/db/referral-history.ts';
import type { Shop } from '#app/db/shops.ts';
import { isBuyerSettled } from '#app/domain/attribution/is-buyer-settled.ts';
import type { OrderPayload } from '#app/domain/order/order-payload.ts';

/**
 * The claims of a buyer that speak for their order: a friend is counted once in a program, so that what they claimed
 * besides says nothing any more, through whomever it was. Asked again under the buyer's lock, it stays true.
 */
export async function listClaimsOfBuyer(
  shop: Shop,
  { order, emailHash }: { order: Pick<OrderPayload, 'id' | 'customerId' | 'placedAt'>; emailHash: string | null },
  connection?: Connection,
): Promise<Claim[]> {
  const { id: orderId, customerId, placedAt } = order;
  const claims = await listOpenClaimsOfBuyer(shop.id, { orderId, customerId, emailHash, placedAt }, connection);
  if (claims.length === 0) return [];
  const others = await listReferralsOfBuyer(shop.id, { customerId, emailHash }, { orderId }, connection);
  return claims.filter((claim) => !isBuyerSettled(others.filter(({ programId }) => programId === claim.programId)));
}
