import type { LedgerEntry } from '#app/domain/ledger.ts';
import type { RewardCause } from '#app/domain/reward/reward.ts';
import type { AdminKey, AdminTranslate } from '#app/i18n/admin/speak.ts';
import type { Format } from '#app/i18n/admin/format.ts';
import { describeVisit } from './channel-words.ts';
import { describeReason, parseReasons } from './reasons.ts';

export type StoryEntry = Omit<LedgerEntry, 'at'>;

interface Speech {
  t: AdminTranslate;
  format: Format;
}

/** One entry of the ledger as sentences: what happened, and the reasons, amounts or the channel where the entry holds them. */
export function describeEntry({ kind, actor, data }: StoryEntry, { t, format }: Speech): string[] {
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : null);
  const amount = (name: string) => {
    const decimal = text(name);
    const currency = text('currency');
    return decimal === null || currency === null || !/[1-9]/.test(decimal) ? null : format.money({ decimal, currency });
  };
  const tell = (name: string) => parseReasons(data[name]).map((reason) => describeReason(reason, t));
  // Who did it stands beneath: that it was the merchant need not be said twice.
  const reasons = () => tell('reasons').filter((words) => actor !== 'merchant' || words !== t('reason.merchant'));
  const reward = nameReward(text('side'), text('cause'), t);

  switch (kind) {
    case 'invite_visited':
      return [describeVisit(text('channel'), t)];
    case 'friend_claimed': {
      const code = text('code');
      return [code === null ? t('ledger.friend_claimed') : t('story.claimed', { code })];
    }
    case 'message_sent': {
      const message = text('message');
      const isKnown = message === 'reward_issued' || message === 'reward_taken_back';
      return [t(isKnown ? `story.told.${message}` : 'ledger.message_sent')];
    }
    case 'message_skipped': {
      const outcome = text('outcome');
      return [t(outcome !== null && isSkipReason(outcome) ? skipReasons[outcome] : 'ledger.message_skipped')];
    }
    case 'order_refunded': {
      const refunded = amount('amount');
      return [refunded === null ? t('ledger.order_refunded') : t('story.refunded', { amount: refunded })];
    }
    case 'order_paid': {
      const order = text('order');
      return [order === null ? t('ledger.order_paid') : t('story.orderPaid', { order })];
    }
    case 'referral_decided': {
      const outcome = text('outcome');
      const isKnown = outcome === 'rewarded' || outcome === 'held' || outcome === 'declined';
      return [t(isKnown ? `story.${outcome}` : 'ledger.referral_decided'), ...reasons(), ...tell('flags')];
    }
    case 'reward_approved': {
      if (reward === null) return [t('ledger.reward_approved')];
      const code = text('code');
      if (text('side') === 'friend' && code !== null) return [t('story.friendCode', { code })];
      const [worth, netted, state] = [amount('amount'), amount('netted'), text('state')];
      return [
        worth === null ? t('story.granted', { reward }) : t('story.grantedWorth', { reward, amount: worth }),
        ...(netted === null ? [] : [t('story.setOff', { amount: netted })]),
        ...(state === 'waiting' ? [t('story.waiting')] : state === 'to_hand_over' ? [t('story.handOver')] : []),
      ];
    }
    case 'reward_limited':
      return [reward === null ? t('ledger.reward_limited') : t('story.limited', { reward }), ...reasons()];
    case 'reward_issued': {
      const code = text('code');
      if (reward === null) return [t('ledger.reward_issued')];
      if (code === null) return [t('story.issued', { reward })];
      return [text('side') === 'friend' ? t('story.friendCode', { code }) : t('story.issuedCode', { reward, code })];
    }
    // Why is told where it was decided, and not again where it was done.
    case 'reversal_settled': {
      const [taken, owed] = [amount('taken'), amount('owed')];
      if (taken === null && owed === null)
        return [t(text('owedMinor') === '1' ? 'story.owedWhole' : 'story.takenWhole')];
      return [
        ...(taken === null ? [] : [t('story.takenBack', { amount: taken })]),
        ...(owed === null ? [] : [t('story.setOffLater', { amount: owed })]),
      ];
    }
    case 'referral_declined':
      // That they declined it says the first sentence.
      return [
        t('ledger.referral_declined'),
        ...tell('reasons').filter((words) => words !== t('reason.merchant_declined')),
      ];
    case 'person_blocked':
    case 'person_unblocked': {
      const side = text('side');
      if (side !== 'friend' && side !== 'advocate') return [t(`ledger.${kind}`)];
      return [t(blockWords[kind][side])];
    }
    case 'referral_reversed':
      return [
        t('ledger.referral_reversed'),
        ...reasons(),
        ...tell('why').filter((words) => words !== t('reason.merchant_declined')),
      ];
    case 'reward_unclear':
    case 'reward_withheld':
    case 'reversal_approved':
    case 'reversal_unclear':
      return [t(`ledger.${kind}`), ...reasons()];
    default:
      return [t(`ledger.${kind}`)];
  }
}

const blockWords = {
  person_blocked: { friend: 'story.blockedFriend', advocate: 'story.blockedAdvocate' },
  person_unblocked: { friend: 'story.unblockedFriend', advocate: 'story.unblockedAdvocate' },
} as const satisfies Record<string, Record<'friend' | 'advocate', AdminKey>>;

const skipReasons = {
  no_email: 'story.no_email',
  shop_uninstalled: 'story.shop_uninstalled',
  recipient_refused: 'story.recipient_refused',
  nothing_to_tell: 'story.nothing_to_tell',
} as const satisfies Record<string, AdminKey>;

function isSkipReason(text: string): text is keyof typeof skipReasons {
  return Object.hasOwn(skipReasons, text);
}

const causeWords = {
  referral: 'story.ofCause.referral',
  milestone: 'story.ofCause.milestone',
  surprise: 'story.ofCause.surprise',
  gesture: 'story.ofCause.gesture',
} as const satisfies Record<RewardCause, AdminKey>;

/** What a reward is called in the story; null when the entry does not say whose it is. Older entries name no cause. */
function nameReward(side: string | null, cause: string | null, t: AdminTranslate): string | null {
  if (side === 'friend') return t('story.ofCause.friend');
  if (side !== 'advocate') return null;
  return t(cause !== null && isCause(cause) ? causeWords[cause] : 'story.ofCause.referral');
}

function isCause(text: string): text is RewardCause {
  return Object.hasOwn(causeWords, text);
}
