import {
  findClaimOfBuyer,
  findEarlierClaim,
  hasClaimOfCustomer,
  insertClaim,
  waitForOtherClaims,
  type Claim,
  type NewClaim,
} from '#app/db/claims.ts';
import type { Connection } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { OrderPayload } from '#app/domain/order/order-payload.ts';

interface Buyer {
  order: Pick<OrderPayload, 'id' | 'customerId' | 'placedAt'>;
  emailHash: string | null;
}

/** The claim that an order shares with its visit, or with what its buyer ordered before through the same advocate. */
export async function findClaimForOrder(
  shop: Shop,
  { programId, advocateId, visitId }: NewClaim,
  { order, emailHash }: Buyer,
  transaction?: Connection,
): Promise<Claim | null> {
  const ofVisit = await findEarlierClaim(shop.id, programId, { visitId, customerId: null }, transaction);
  const { id: orderId, customerId, placedAt } = order;
  const buyer = { orderId, customerId, placedAt, emailHash };
  return ofVisit ?? (await findClaimOfBuyer(shop.id, { programId, advocateId, ...buyer }, transaction));
}

/**
 * Writes down the claim of an order that was recognised without one, so that everything after works as if the friend had
 * claimed. Once for a visit and for a buyer, also when two orders come at the same moment: whoever comes second waits, and
 * finds the first one's. Bound to the customer, unless they claimed something in the program already.
 */
export async function claimForOrder(
  shop: Shop,
  draft: NewClaim,
  buyer: Buyer,
  transaction: Connection,
): Promise<Claim> {
  const { customerId } = buyer.order;
  await waitForOtherClaims(shop.id, draft.programId, { ...draft, customerId, emailHash: buyer.emailHash }, transaction);
  const found = await findClaimForOrder(shop, draft, buyer, transaction);
  if (found !== null) return found;
  const isBound = draft.customerId !== null && !(await hasClaimOfCustomer(shop.id, draft, transaction));
  const claim: Claim = { ...draft, id: newId('cl'), customerId: isBound ? draft.customerId : null };
  await insertClaim(shop.id, claim, transaction);
  return claim;
}
