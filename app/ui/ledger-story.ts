import type { LedgerEntry } from '#app/domain/ledger.ts';
import type { Format } from '#app/i18n/admin/format.ts';
import type { AdminTranslate } from '#app/i18n/admin/speak.ts';
import { describeVisit } from './channel-words.ts';
import { describeReason, parseReasons } from './reasons.ts';

export type StoryEntry = Omit<LedgerEntry, 'at'>;

interface Speech {
  t: AdminTranslate;
  format: Format;
}

/** One entry of the ledger as sentences: what happened, and the reasons or the channel where the entry holds them. */
export function describeEntry({ kind, data }: StoryEntry, { t, format }: Speech): string[] {
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : null);
  switch (kind) {
    case 'invite_visited':
      return [describeVisit(text('channel'), t)];
    case 'friend_claimed': {
      const code = text('code');
      return [code === null ? t('ledger.friend_claimed') : t('story.claimed', { code })];
    }
    case 'message_skipped': {
      const outcome = text('outcome');
      const isKnown = outcome === 'no_email' || outcome === 'shop_uninstalled' || outcome === 'recipient_refused';
      return [t(isKnown ? `story.${outcome}` : 'ledger.message_skipped')];
    }
    case 'order_refunded': {
      const decimal = text('amount');
      const currency = text('currency');
      if (decimal === null || currency === null) return [t('ledger.order_refunded')];
      return [t('story.refunded', { amount: format.money({ decimal, currency }) })];
    }
    case 'order_paid': {
      const order = text('order');
      return [order === null ? t('ledger.order_paid') : t('story.orderPaid', { order })];
    }
    case 'referral_decided': {
      const outcome = text('outcome');
      const isKnown = outcome === 'rewarded' || outcome === 'held' || outcome === 'declined';
      return [
        isKnown ? t(`story.${outcome}`) : t('ledger.referral_decided'),
        ...parseReasons(data['reasons']).map((reason) => describeReason(reason, t)),
      ];
    }
    case 'reward_approved': {
      const side = text('side');
      return [side === 'advocate' || side === 'friend' ? t(`story.${side}Owed`) : t('ledger.reward_approved')];
    }
    case 'reward_issued': {
      const side = text('side');
      const code = text('code');
      return [
        code !== null && (side === 'advocate' || side === 'friend')
          ? t(`story.${side}Issued`, { code })
          : t('ledger.reward_issued'),
      ];
    }
    default:
      return [t(`ledger.${kind}`)];
  }
}
