import { AdminApiFault, NoSession, openAdminApi, patienceOfPages } from '#app/admin-api/client.server.ts';
import { findCustomer } from '#app/admin-api/find-customer.ts';
import { takeAttempt } from '#app/db/attempts.ts';
import type { InvitingAdvocate } from '#app/db/inviting-advocates.ts';
import { saveNameHash } from '#app/db/inviting-advocates.ts';
import { hashName, hashTrace } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';

export type FoundByNameOutcome = { ok: true } | { refused: 'no_name' | 'try_again' };

/**
 * Lets friends find an advocate by their full name, or stops that. What is kept is a keyed hash of the name that Shopify
 * has of them, never what a browser says it is. Safe to run twice: it writes what is wanted.
 */
export async function setFoundByName({
  shop,
  advocate,
  isWanted,
  now,
}: {
  shop: Pick<Shop, 'id' | 'domain'>;
  advocate: Pick<InvitingAdvocate, 'id' | 'customerId'>;
  isWanted: boolean;
  now: Date;
}): Promise<FoundByNameOutcome> {
  if (!isWanted) {
    await saveNameHash(shop.id, advocate.id, null);
    return { ok: true };
  }
  const name = await findFullName(shop, advocate, now);
  if (name === null) return { refused: 'try_again' };
  const nameHash = hashName(shop.id, name);
  if (nameHash === null) return { refused: 'no_name' };
  await saveNameHash(shop.id, advocate.id, nameHash);
  return { ok: true };
}

/** Empty for a customer who is gone; null when Shopify does not answer soon enough, or was asked too often. */
async function findFullName(
  shop: Pick<Shop, 'id' | 'domain'>,
  { customerId }: Pick<InvitingAdvocate, 'customerId'>,
  now: Date,
): Promise<string | null> {
  const who = hashTrace(shop.id, 'customer', customerId);
  if ((await takeAttempt(shop.id, 'look_up', who, now)) === null) return null;
  try {
    const customer = await findCustomer(openAdminApi(shop.domain, patienceOfPages), customerId);
    if (customer === null || customer.firstName === '' || customer.lastName === '') return '';
    return `${customer.firstName} ${customer.lastName}`;
  } catch (error) {
    if (error instanceof NoSession || (error instanceof AdminApiFault && error.canRetry)) return null;
    throw error;
  }
}
