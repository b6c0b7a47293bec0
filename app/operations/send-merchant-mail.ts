import { findLastTold, findWaitingMerchantMail, settleMerchantMail } from '#app/db/merchant-mails.ts';
import { getMerchantNews } from '#app/db/merchant-news.ts';
import { signMailStop } from '#app/db/mail-stops.server.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import { findShop, type Shop } from '#app/db/shops.ts';
import type { ShopId } from '#app/domain/ids.ts';
import { isNews, type MerchantMailKind, type MerchantMailOutcome } from '#app/domain/shop/merchant-mails.ts';
import { addDays } from '#app/domain/time.ts';
import { adminAddress, mailStopAddress, stopHeaders } from '#app/email/admin-address.server.ts';
import { renderDailyTasks } from '#app/email/daily-tasks.tsx';
import type { RenderedMail } from '#app/email/rendered-mail.ts';
import { sendMail } from '#app/email/send.server.ts';
import { renderWeeklyDigest } from '#app/email/weekly-digest.tsx';
import { chooseLanguage } from '#app/i18n/admin/language.ts';
import { gatherWeek } from './gather-week.ts';

/**
 * Sends a mail to the merchant that was noted, and settles it. After a crash between the hand-over and our commit it goes
 * out again with the same Message-ID, which mail programs show as one; settled, it never does.
 */
export async function sendMerchantMail({
  shopId,
  kind,
  day,
  now,
}: {
  shopId: ShopId;
  kind: MerchantMailKind;
  day: string;
  now: Date;
}): Promise<void> {
  if ((await findWaitingMerchantMail(shopId, kind, day)) === null) return;
  const shop = await findShop(shopId);
  if (shop === null) return;
  const settle = (outcome: MerchantMailOutcome) => settleMerchantMail({ shopId, kind, day }, { outcome, at: now });
  if (shop.uninstalledAt !== null) return void (await settle('shop_uninstalled'));
  const { settings } = await getShopSettings(shopId);
  const { email, weeklyDigest, dailyTasks } = settings.notifications;
  if (!(kind === 'digest' ? weeklyDigest : dailyTasks)) return void (await settle('turned_off'));

  const mail = await write({ shop, kind, day, now });
  if (mail === null) return void (await settle('nothing_new'));
  const outcome = await sendMail({
    ...mail,
    to: email ?? shop.email,
    shopName: 'Ricochet',
    messageId: `merchant-${kind}-${day}-${shopId}`,
    headers: stopHeaders(mailStopAddress(signMailStop(shopId, kind))),
  });
  await settle('ok' in outcome ? 'sent' : outcome.refused);
}

/** The mail itself; null when there is nothing to tell. */
async function write({
  shop,
  kind,
  day,
  now,
}: {
  shop: Shop;
  kind: MerchantMailKind;
  day: string;
  now: Date;
}): Promise<RenderedMail | null> {
  const about = {
    language: chooseLanguage(shop.locale),
    shop: { name: shop.name, timeZone: shop.timeZone },
    openUrl: adminAddress(shop.domain, '/app'),
    stopUrl: mailStopAddress(signMailStop(shop.id, kind)),
  };
  if (kind === 'digest') {
    const week = await gatherWeek({ shop, monday: day, now });
    return week === null ? null : await renderWeeklyDigest({ ...about, ...week });
  }
  const since = (await findLastTold(shop.id, kind)) ?? addDays(now, -1);
  const news = await getMerchantNews(shop.id, since);
  if (!isNews(news)) return null;
  return await renderDailyTasks({ ...about, news, reviewUrl: adminAddress(shop.domain, '/app/review') });
}
