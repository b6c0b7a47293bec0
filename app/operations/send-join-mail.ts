import { giveBackAttempt, takeAttempt } from '#app/db/attempts.ts';
import { database } from '#app/db/client.server.ts';
import { signJoinRequest } from '#app/db/join-links.server.ts';
import { findJoinRequest, markJoinMailSent } from '#app/db/join-requests.ts';
import { hashMailbox } from '#app/db/personal-data.server.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import { findShop } from '#app/db/shops.ts';
import type { JoinRequestId, ShopId } from '#app/domain/ids.ts';
import { isMailWanted, joinLinkHours } from '#app/domain/invite/join-link.ts';
import { senderOf } from '#app/domain/shop/sender.ts';
import { renderJoinConfirm } from '#app/email/join-confirm.tsx';
import { sendMail } from '#app/email/send.server.ts';
import { chooseShopperLocale } from '#app/i18n/translate.ts';

/**
 * Sends the link that shows that an address is its owner's. One mail for asks that come close together, and a few a day for
 * one mailbox, whoever asks. Sent again only after a crash between the hand-over and our commit, with the same Message-ID.
 */
export async function sendJoinMail({
  shopId,
  joinRequestId,
  now,
}: {
  shopId: ShopId;
  joinRequestId: JoinRequestId;
  now: Date;
}): Promise<void> {
  const [shop, request] = await Promise.all([findShop(shopId), findJoinRequest(shopId, joinRequestId)]);
  if (shop === null || shop.uninstalledAt !== null || request === null || !isMailWanted(request)) return;
  const { email, requestedAt } = request;
  const mailbox = hashMailbox(shopId, email);
  if ((await takeAttempt(shopId, 'join_mail', mailbox, now)) === null) return;

  const locale = chooseShopperLocale(request.locale, shop.locale);
  const token = signJoinRequest(shopId, joinRequestId, now);
  const link = `${shop.storefrontUrl}${shop.proxyPath}/join/${token}?locale=${locale}`;
  const { settings } = await getShopSettings(shopId);
  const look = { brand: settings.brand, words: settings.words[locale] };
  const mail = await renderJoinConfirm({ locale, shopName: shop.name, link, hours: joinLinkHours, ...look });
  // A mailbox that does not exist is no fault of ours: the link was handed over as far as it could be.
  const messageId = `${joinRequestId}-${requestedAt.getTime()}`;
  try {
    await sendMail({ ...mail, to: email, messageId, ...senderOf(shop, settings) });
  } catch (error) {
    // Tried again by the queue: what was not sent is not to keep the mailbox from its mail.
    await giveBackAttempt(shopId, 'join_mail', mailbox, now);
    throw error;
  }
  await markJoinMailSent(shopId, joinRequestId, now, database);
}
