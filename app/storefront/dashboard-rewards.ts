import { assertNever } from '#app/domain/assert-never.ts';
import { formatMoney } from '#app/domain/money.ts';
import { isCodeBenefit } from '#app/domain/reward/benefit.ts';
import { handedOut, isCodeReward } from '#app/domain/reward/handed-out.ts';
import type { Reversal, Reward } from '#app/domain/reward/reward.ts';
import { wholeOf } from '#app/domain/reward/reversal-sums.ts';
import { isHandedOver } from '#app/domain/reward/task.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import type { Dashboard } from './contract.ts';
import type { PagePlace } from './pages/page-frame.tsx';
import { writeDay, writeLastDay } from './write-day.ts';

type ShownReward = Dashboard['rewards'][number];

/** A reward as its advocate reads it: what it is, how it stands, and when and how it can be used, or why not. */
export function describeReward(place: PagePlace, reward: Reward, ofShop: readonly Reversal[], now: Date): ShownReward {
  const say = shopperWords(place.locale, place.words);
  const reversals = ofShop.filter(({ rewardId }) => rewardId === reward.id);
  const state = stateOf(reward, reversals, now);
  const given = handedOut(reward) ?? reward.offer;
  return {
    id: reward.id,
    text: describeBenefit(given.benefit, place.locale, place.words),
    state,
    details: [
      say(`dashboard.cause.${reward.cause}`, { shop: place.shop.name }),
      ...(reward.note === null || reward.note === '' ? [] : [reward.note]),
      ...describeStanding(place, reward, state),
      ...describeTakings(place, reward, reversals, state),
    ],
    code: state === 'ready' ? reward.code : null,
    useLink: state === 'ready' ? useLink(place, reward) : null,
  };
}

/** Only codes of discounts are put on by an address; gift cards are typed in. */
function useLink({ shop }: PagePlace, reward: Reward): string | null {
  if (reward.code === null || !isCodeReward(reward)) return null;
  return `${shop.storefrontUrl}/discount/${encodeURIComponent(reward.code)}?redirect=/`;
}

function stateOf(reward: Reward, reversals: readonly Reversal[], now: Date): ShownReward['state'] {
  const { status, expiresAt } = reward;
  switch (status) {
    case 'waiting':
    case 'approved':
    case 'issuing':
    case 'to_hand_over':
    case 'unclear':
      return 'waiting';
    case 'issued':
      if (isCodeReward(reward) && reversals.some((each) => takesWhole(each, reward))) return 'taken_back';
      return expiresAt !== null && expiresAt.getTime() <= now.getTime() ? 'used_up' : 'ready';
    case 'limited':
    case 'withheld':
      return 'not_given';
    case 'reversed':
      return 'taken_back';
    default:
      return assertNever(status);
  }
}

/** Shopify takes codes off in a job of its own: until it has, the code is there and must not be offered any more. */
function takesWhole({ status, amountMinor }: Reversal, reward: Reward): boolean {
  return (status === 'approved' || status === 'reversing') && amountMinor >= wholeOf(reward);
}

function describeStanding(place: PagePlace, reward: Reward, state: ShownReward['state']): string[] {
  const say = shopperWords(place.locale, place.words);
  const shop = place.shop.name;
  const because = reward.reason === null ? [] : [say(`reason.${reward.reason}`)];
  switch (state) {
    case 'waiting':
      if (reward.status === 'to_hand_over') return [say('dashboard.reward.toHandOver', { shop })];
      if (because.length > 0) return because;
      if (reward.status !== 'waiting') return [say('dashboard.reward.soon')];
      return [
        reward.dueAt === null
          ? say('dashboard.reward.afterSending')
          : say('dashboard.reward.dueOn', { date: writeDay(reward.dueAt, place) }),
      ];
    case 'ready':
      return [...howToUse(place, reward), ...until(place, reward, 'dashboard.reward.until')];
    case 'used_up':
      return until(place, reward, 'dashboard.reward.wasUntil');
    case 'not_given':
      return because;
    case 'taken_back':
      return [];
    default:
      return assertNever(state);
  }
}

function until(
  place: PagePlace,
  { expiresAt }: Reward,
  words: 'dashboard.reward.until' | 'dashboard.reward.wasUntil',
): string[] {
  if (expiresAt === null) return [];
  // It ends with the first moment of the day after.
  const date = writeLastDay(expiresAt, place);
  return [shopperWords(place.locale, place.words)(words, { date })];
}

function howToUse(place: PagePlace, reward: Reward): string[] {
  const say = shopperWords(place.locale, place.words);
  const { benefit, terms } = reward.offer;
  if (isHandedOver(reward)) return [say('dashboard.reward.handedOver', { shop: place.shop.name })];
  if (isCodeBenefit(benefit)) {
    const { minimumSubtotal } = terms;
    const minimum = minimumSubtotal === null ? null : formatMoney(minimumSubtotal, place.locale);
    return [
      say('dashboard.reward.typeIn'),
      ...(minimum === null ? [] : [say('dashboard.reward.minimum', { minimum })]),
    ];
  }
  switch (benefit.kind) {
    case 'gift_card':
      return [say('dashboard.reward.giftCard')];
    case 'store_credit':
      return [say('dashboard.reward.credited')];
    case 'customer_tag':
      return [say('dashboard.reward.opened')];
    case 'custom':
      return [];
    default:
      return assertNever(benefit);
  }
}

/** What was set off or taken back of it, and why. */
function describeTakings(
  place: PagePlace,
  { worth, nettedMinor }: Reward,
  reversals: readonly Reversal[],
  state: ShownReward['state'],
): string[] {
  const say = shopperWords(place.locale, place.words);
  const settled = reversals.filter(({ status }) => status === 'settled');
  const sum = (name: 'takenMinor' | 'owedMinor') => settled.reduce((total, reversal) => total + reversal[name], 0n);
  const [taken, owed] = [sum('takenMinor'), sum('owedMinor')];
  const isPart = state === 'ready' || state === 'used_up' || state === 'waiting';
  return [
    ...(nettedMinor > 0n && isPart ? [say('dashboard.reward.lessThanPromised')] : []),
    ...new Set(state === 'not_given' ? [] : reversals.map(({ cause }) => say(`reason.${cause}`))),
    ...(taken > 0n && worth !== null && isPart
      ? [say('dashboard.reward.taken', { amount: formatMoney({ ...worth, amountMinor: taken }, place.locale) })]
      : []),
    ...(owed > 0n ? [say('dashboard.reward.owed')] : []),
  ];
}
