import { findAdvocateEmail, getAdvocate } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { findMessage, settleMessage } from '#app/db/messages.ts';
import { findReferral } from '#app/db/referrals.ts';
import { findReward } from '#app/db/rewards.ts';
import { getShop } from '#app/db/shops.ts';
import type { MessageId, ShopId } from '#app/domain/ids.ts';
import { renderRewardIssued } from '#app/email/reward-issued.tsx';
import { sendMail } from '#app/email/send.server.ts';
import { chooseLocale } from '#app/i18n/translate.ts';

/**
 * Sends a queued message and records it. Mail cannot be sent exactly once: after a crash between the hand-over and our
 * commit it goes out again, with the same Message-ID, which mail programs show as one.
 */
export async function sendMessage({
  shopId,
  messageId,
  now,
}: {
  shopId: ShopId;
  messageId: MessageId;
  now: Date;
}): Promise<void> {
  const message = await findMessage(shopId, messageId);
  if (message === null || message.status !== 'queued') return;
  const [shop, advocate, email, reward] = await Promise.all([
    getShop(shopId),
    getAdvocate(shopId, message.advocateId),
    findAdvocateEmail(shopId, message.advocateId),
    findReward(shopId, message.rewardId),
  ]);
  const referral = reward === null ? null : await findReferral(shopId, reward.referralId);
  if (reward === null || referral === null) throw new Error(`Message ${messageId} is about a reward that is gone.`);
  const about = {
    advocateId: advocate.id,
    rewardId: reward.id,
    referralId: referral.id,
    programId: referral.programId,
    orderId: referral.orderId,
  };
  const settle = (status: 'sent' | 'skipped', outcome: string) =>
    inTransaction(async (transaction) => {
      if (!(await settleMessage(shopId, messageId, { status, outcome, at: now }, transaction))) return;
      await appendToLedger(
        shopId,
        [
          {
            kind: status === 'sent' ? 'message_sent' : 'message_skipped',
            actor: 'ricochet',
            at: now,
            causeKey: `message:${messageId}`,
            ...about,
            data: { message: message.kind, outcome },
          },
        ],
        transaction,
      );
    });

  if (shop.uninstalledAt !== null) return await settle('skipped', 'shop_uninstalled');
  if (email === null) return await settle('skipped', 'no_email');

  const mail = await renderRewardIssued({
    locale: chooseLocale(message.locale, shop.locale),
    shop: { name: shop.name, storefrontUrl: shop.storefrontUrl },
    advocateFirstName: advocate.firstName,
    benefit: reward.benefit,
    code: reward.code,
    minimumSubtotal: null,
  });
  const outcome = await sendMail({ ...mail, to: email, messageId, shopName: shop.name });
  await ('ok' in outcome ? settle('sent', 'handed_over') : settle('skipped', outcome.refused));
}
