import { findInvitingAdvocate, type InvitingAdvocate } from '#app/db/inviting-advocates.ts';
import { findAdvocateByToken } from '#app/db/private-links.server.ts';
import type { Shopper } from './guard.server.ts';

/**
 * Who sent a form of the dashboard: the advocate of the private link whose token came with it, else the customer who is
 * signed in; null for neither. Nothing else in a body says who somebody is.
 */
export async function findOwner(
  { shop, customerId }: Pick<Shopper, 'shop' | 'customerId'>,
  token: string | null,
  now: Date,
): Promise<InvitingAdvocate | null> {
  if (token !== null) return await findAdvocateByToken(shop.id, token, now);
  return customerId === null ? null : await findInvitingAdvocate(shop.id, { customerId });
}
