import { deleteInviteCodes, eraseAdvocate, findAdvocateOfCustomer } from '#app/db/advocates.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { eraseCustomerOfOrders, listOrdersOfCustomer } from '#app/db/orders.ts';
import { deleteExports } from '#app/db/exports.ts';
import { eraseCustomerOfClaims, listClaimsOfCustomer } from '#app/db/claims.ts';
import { saveNameHash } from '#app/db/inviting-advocates.ts';
import { deleteJoinRequestsOf } from '#app/db/join-requests.ts';
import { eraseNotesOf } from '#app/db/notes.ts';
import { hashEmail } from '#app/db/personal-data.server.ts';
import { findShopByDomain } from '#app/db/shops.ts';
import { eraseOriginOfVisits } from '#app/db/visits.ts';
import { clearShopPayloads, findUnworkedPayload, settleDelivery } from '#app/db/webhook-deliveries.ts';
import type { CustomerGid, ShopId } from '#app/domain/ids.ts';
import { parseCustomerRequestPayload } from '#app/domain/privacy/customer-request-payload.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { giveInviteCode } from './give-invite-code.ts';

/**
 * Erases what identifies one customer: name, address, hashes, and the stored webhook bodies that may hold them. Ids,
 * codes and amounts stay in the ledger, which names nobody; so does the block list, whose hashes fit nobody any more. Safe to run twice: there is nothing left to erase.
 */
export async function redactCustomer({
  shopDomain,
  webhookId,
  now,
}: {
  shopDomain: string;
  webhookId: string;
  now: Date;
}): Promise<void> {
  const payload = await findUnworkedPayload(shopDomain, webhookId);
  if (payload === null) return;
  const { customerId, email } = parseCustomerRequestPayload(payload);
  await inTransaction(async (transaction) => {
    const shop = await findShopByDomain(shopDomain, transaction);
    if (shop !== null) {
      const advocate = await findAdvocateOfCustomer(shop.id, customerId, transaction);
      // Shopify may know another address by now than the one that they joined and claimed with.
      const hashes = new Set([hashEmail(shop.id, email), advocate?.emailHash ?? null]);
      if (advocate !== null) {
        await saveNameHash(shop.id, advocate.id, null, now, transaction);
        await eraseAdvocate(shop.id, customerId, transaction);
        // Lists that were written out hold the name; the merchant can write them out anew, without it.
        await deleteExports(shop.id, transaction);
        // The code carries the first name: the links they shared stop working.
        await deleteInviteCodes(shop.id, advocate.id, transaction);
        await giveInviteCode(shop, { id: advocate.id, firstName: '' }, now, transaction);
        // Their customer record still shows the old one.
        const payloadOfJob = { shopId: shop.id, advocateId: advocate.id };
        await enqueue(transaction, 'publish-invite', payloadOfJob, {
          key: `invite:${advocate.id}`,
          queue: `invite:${advocate.id}`,
        });
      }
      const orders = await Promise.all(
        [...hashes].map((emailHash) => listOrdersOfCustomer(shop.id, { customerId, emailHash }, transaction)),
      );
      const orderIds = orders.flat().map(({ id }) => id);
      await eraseNotesOf(shop.id, { advocateId: advocate?.id ?? null, orderIds }, transaction);
      await eraseTraces(shop.id, customerId, [...hashes], transaction);
      await appendToLedger(
        shop.id,
        [{ kind: 'customer_redacted', actor: 'shopify', at: now, causeKey: `redacted:${webhookId}` }],
        transaction,
      );
    }
    await settleDelivery(shopDomain, webhookId, 'erased', now, transaction);
    await clearShopPayloads(shopDomain, transaction);
  });
}

/** What leads from claims, visits, orders and asks to join to the customer, by their id and each of their addresses. */
async function eraseTraces(
  shopId: ShopId,
  customerId: CustomerGid,
  emailHashes: (string | null)[],
  transaction: Connection,
): Promise<void> {
  const persons = emailHashes.map((emailHash) => ({ customerId, emailHash }));
  const claims = await Promise.all(persons.map((person) => listClaimsOfCustomer(shopId, person, transaction)));
  const visitIds = claims.flat().map(({ visitId }) => visitId);
  await eraseOriginOfVisits(
    shopId,
    visitIds.filter((visitId) => visitId !== null),
    transaction,
  );
  for (const person of persons) {
    const { emailHash } = person;
    if (emailHash !== null) await deleteJoinRequestsOf(shopId, emailHash, transaction);
    await eraseCustomerOfClaims(shopId, person, transaction);
  }
  // Their orders lead to what they claimed signed out, so that they are erased last.
  for (const person of persons) await eraseCustomerOfOrders(shopId, person, transaction);
}
