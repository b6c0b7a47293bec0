import { findInstalledShop } from '#app/admin-api/find-installed-shop.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { findShopByDomain } from '#app/db/shops.ts';
import { findUnworkedPayload, settleDelivery } from '#app/db/webhook-deliveries.ts';
import { parseCustomerRequestPayload } from '#app/domain/privacy/customer-request-payload.ts';
import { renderCustomerData } from '#app/email/customer-data.tsx';
import { sendMail } from '#app/email/send.server.ts';
import { chooseLocale } from '#app/i18n/translate.ts';
import { log } from '#app/log.server.ts';
import { collectCustomerData } from './collect-customer-data.ts';

/**
 * A customer asked the merchant what is kept about them: the merchant gets it by mail, complete, as JSON, at the address
 * that Shopify has for them now. Sent again only if we crashed before noting it, with the same Message-ID. An address that
 * takes no mail leaves the request unanswered, which the delivery and the log say.
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
  const data = await collectCustomerData(shop.id, parseCustomerRequestPayload(payload));
  const address = (await findInstalledShop(shopDomain))?.email ?? shop.email;
  const mail = await renderCustomerData({ locale: chooseLocale(shop.locale), shopName: shop.name });
  const sent = await sendMail({
    ...mail,
    to: address,
    messageId: `data-request-${webhookId}`,
    shopName: shop.name,
    attachment: { name: 'customer-data.json', content: JSON.stringify(data, writeAmounts, 2) },
  });
  if ('refused' in sent) {
    log.error({ shopDomain, webhookId }, 'A customer’s request for their data did not reach the merchant.');
    return await settleDelivery(shopDomain, webhookId, 'merchant_unreachable', now);
  }
  await inTransaction(async (transaction) => {
    await appendToLedger(
      shop.id,
      [{ kind: 'customer_data_requested', actor: 'shopify', at: now, causeKey: `data-request:${webhookId}` }],
      transaction,
    );
    await settleDelivery(shopDomain, webhookId, 'sent_to_merchant', now, transaction);
  });
}

/** Amounts are whole numbers that JSON does not know: their digits are written. */
function writeAmounts(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
