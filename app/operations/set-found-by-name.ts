import { AdminApiFault, NoSession, openAdminApi, patienceOfPages } from '#app/admin-api/client.server.ts';
import { findCustomer } from '#app/admin-api/find-customer.ts';
import { takeAttempt } from '#app/db/attempts.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { findInvitingAdvocate, saveNameHash, type InvitingAdvocate } from '#app/db/inviting-advocates.ts';
import { hashName, hashTrace } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { fullName } from '#app/domain/person/customer-name.ts';

export type FoundByNameOutcome = { ok: true; isShared: boolean } | { refused: 'no_name' | 'try_again' };

/**
 * Lets friends find an advocate by their full name, or stops that. What is kept is a keyed hash of the name that Shopify
 * has of them, never what a browser says it is. Somebody else may have allowed the same name: then it leads to nobody. Safe to
 * run twice: it writes what is wanted.
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
  const save = (nameHash: string | null) =>
    inTransaction((transaction) => saveNameHash(shop.id, advocate.id, nameHash, now, transaction));
  if (!isWanted) {
    await save(null);
    return { ok: true, isShared: false };
  }
  const name = await findFullName(shop, advocate, now);
  if (name === null) return { refused: 'try_again' };
  const nameHash = hashName(shop.id, name);
  if (nameHash === null) return { refused: 'no_name' };
  await save(nameHash);
  const saved = await findInvitingAdvocate(shop.id, { id: advocate.id });
  return { ok: true, isShared: saved?.nameStanding === 'shared' };
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
    return customer === null ? '' : fullName(customer);
  } catch (error) {
    if (error instanceof NoSession || (error instanceof AdminApiFault && error.canRetry)) return null;
    throw error;
  }
}
