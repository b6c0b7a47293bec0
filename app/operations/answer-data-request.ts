import { findAdvocateEmail, findAdvocateOfCustomer } from '#app/db/advocates.ts';
import { listClaimsOfCustomer } from '#app/db/claims.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { listOrdersOfCustomer } from '#app/db/orders.ts';
import { findShopByDomain } from '#app/db/shops.ts';
import { findUnworkedPayload, settleDelivery } from '#app/db/webhook-deliveries.ts';
import { parseCustomerRequestPayload } from '#app/domain/privacy/customer-request-payload.ts';
import { renderCustomerData } from '#app/email/customer-data.tsx';
import { sendMail } from '#app/email/send.server.ts';
import { chooseLocale } from '#app/i18n/translate.ts';

/**
 * A customer asked the merchant what is kept about them: the merchant gets it by mail, complete, as JSON. Sent again
 * only if we crashed before noting it, with the same Message-ID.
 */
export async function answerDataRequest({
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
  const shop = await findShopByDomain(shopDomain);
  if (shop === null) return await settleDelivery(shopDomain, webhookId, 'nothing_kept', now);
  const { customerId } = parseCustomerRequestPayload(payload);
  const advocate = await findAdvocateOfCustomer(shop.id, customerId);
  const data = {
    customerId,
    advocate:
      advocate === null
        ? null
        : {
            firstName: advocate.firstName,
            email: await findAdvocateEmail(shop.id, advocate.id),
            inviteCode: advocate.code,
            locale: advocate.locale,
          },
    claims: (await listClaimsOfCustomer(shop.id, customerId)).map(
      ({ claimedAt, friendCode, channel, locale, expiresAt }) => ({
        claimedAt,
        friendCode,
        channel,
        locale,
        expiresAt,
      }),
    ),
    orders: await listOrdersOfCustomer(shop.id, customerId),
  };
  const mail = await renderCustomerData({ locale: chooseLocale(shop.locale), shopName: shop.name });
  await sendMail({
    ...mail,
    to: shop.email,
    messageId: `data-request-${webhookId}`,
    shopName: shop.name,
    attachment: { name: 'customer-data.json', content: JSON.stringify(data, null, 2) },
  });
  await inTransaction(async (transaction) => {
    await appendToLedger(
      shop.id,
      [{ kind: 'customer_data_requested', actor: 'shopify', at: now, causeKey: `data-request:${webhookId}` }],
      transaction,
    );
    await settleDelivery(shopDomain, webhookId, 'sent_to_merchant', now, transaction);
  });
}
