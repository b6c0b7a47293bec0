import { deleteInviteCodes, eraseAdvocate, findAdvocateOfCustomer } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { eraseCustomerOfOrders } from '#app/db/orders.ts';
import { eraseCustomerOfClaims, listClaimsOfCustomer } from '#app/db/claims.ts';
import { deleteJoinRequestOf } from '#app/db/join-requests.ts';
import { hashEmail } from '#app/db/personal-data.server.ts';
import { findShopByDomain } from '#app/db/shops.ts';
import { eraseOriginOfVisits } from '#app/db/visits.ts';
import { clearShopPayloads, findUnworkedPayload, settleDelivery } from '#app/db/webhook-deliveries.ts';
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
      if (advocate !== null) {
        await eraseAdvocate(shop.id, customerId, transaction);
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
      const marks = { customerId, emailHash: hashEmail(shop.id, email) };
      // Their orders lead to what they claimed signed out, so that they are erased last.
      const claims = await listClaimsOfCustomer(shop.id, marks, transaction);
      const visitIds = claims.map(({ visitId }) => visitId).filter((visitId) => visitId !== null);
      await eraseOriginOfVisits(shop.id, visitIds, transaction);
      await eraseCustomerOfClaims(shop.id, marks, transaction);
      await eraseCustomerOfOrders(shop.id, marks, transaction);
      if (marks.emailHash !== null) await deleteJoinRequestOf(shop.id, marks.emailHash, transaction);
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
