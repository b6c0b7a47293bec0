import { findAdvocateEmail, getAdvocate, type Advocate } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { findMessage, settleMessage, type Message } from '#app/db/messages.ts';
import { findPrivateToken } from '#app/db/private-links.server.ts';
import { findReferral } from '#app/db/referrals.ts';
import { countTakenMinor, findReversal } from '#app/db/reversals.ts';
import { findReward } from '#app/db/rewards.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import { getShop, type Shop } from '#app/db/shops.ts';
import type { MessageId, ShopId } from '#app/domain/ids.ts';
import { privateAddress } from '#app/domain/invite/private-link.ts';
import { handedOut } from '#app/domain/reward/handed-out.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { isHandedOver } from '#app/domain/reward/task.ts';
import { senderOf } from '#app/domain/shop/sender.ts';
import type { ShopSettings } from '#app/domain/shop/settings.ts';
import { renderRewardIssued } from '#app/email/reward-issued.tsx';
import { renderRewardTakenBack } from '#app/email/reward-taken-back.tsx';
import type { RenderedMail } from '#app/email/rendered-mail.ts';
import { sendMail } from '#app/email/send.server.ts';
import { chooseShopperLocale } from '#app/i18n/translate.ts';

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
  if (reward === null) throw new Error(`Message ${messageId} is about a reward that is gone.`);
  const referral = reward.referralId === null ? null : await findReferral(shopId, reward.referralId);
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
            advocateId: advocate.id,
            rewardId: reward.id,
            programId: reward.programId,
            ...(referral === null ? {} : { referralId: referral.id, orderId: referral.orderId }),
            data: { message: message.kind, outcome },
          },
        ],
        transaction,
      );
    });

  if (shop.uninstalledAt !== null) return await settle('skipped', 'shop_uninstalled');
  if (email === null) return await settle('skipped', 'no_email');

  const { settings } = await getShopSettings(shopId);
  const mail = await writeMail({ message, shop, settings, advocate, reward, now });
  if (mail === null) return await settle('skipped', 'nothing_to_tell');
  const outcome = await sendMail({ ...mail, to: email, messageId, ...senderOf(shop, settings) });
  await ('ok' in outcome ? settle('sent', 'handed_over') : settle('skipped', outcome.refused));
}

interface Told {
  message: Message;
  shop: Shop;
  settings: ShopSettings;
  advocate: Advocate;
  reward: Reward;
  now: Date;
}

/** The mail itself; null when what it was about is not there any more. */
async function writeMail({ message, shop, settings, advocate, reward, now }: Told): Promise<RenderedMail | null> {
  const locale = chooseShopperLocale(message.locale, shop.locale);
  const token = await findPrivateToken(shop.id, advocate.id, now);
  const about = {
    locale,
    brand: settings.brand,
    words: settings.words[locale],
    privateLink: token === null ? null : privateAddress(shop, token, locale),
    shop: { name: shop.name, storefrontUrl: shop.storefrontUrl, timeZone: shop.timeZone },
    advocateFirstName: advocate.firstName,
  };
  switch (message.kind) {
    case 'reward_issued': {
      const offer = handedOut(reward, await countTakenMinor(shop.id, reward.id));
      // What was taken back before the mail went out is not announced any more.
      if (offer === null || reward.status !== 'issued') return null;
      const { cause, note, code, expiresAt } = reward;
      return await renderRewardIssued({
        ...about,
        cause,
        offer,
        isReduced: offer !== reward.offer,
        isHandedOver: isHandedOver(reward),
        note,
        code,
        expiresAt,
      });
    }
    case 'reward_taken_back': {
      const reversal = message.reversalId === undefined ? null : await findReversal(shop.id, message.reversalId);
      if (reversal === null) return null;
      const { worth } = reward;
      const part = (minor: bigint) =>
        minor === 0n
          ? null
          : worth === null || minor === worth.amountMinor
            ? 'whole'
            : { ...worth, amountMinor: minor };
      return await renderRewardTakenBack({
        ...about,
        cause: reversal.cause,
        benefit: reward.offer.benefit,
        taken: part(reversal.takenMinor),
        owed: part(reversal.owedMinor),
      });
    }
  }
}
