import { formatMoney } from '#app/domain/money.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import type { PagePlace } from './pages/page-frame.tsx';

/** What a program promises an advocate and their friends, in sentences to the advocate. */
export function describeTerms(place: Pick<PagePlace, 'locale' | 'words'>, settings: ProgramSettings): string {
  const { locale, words } = place;
  const say = shopperWords(locale, words);
  const { minimumSubtotal } = settings.conditions;
  const minimum =
    minimumSubtotal === null ? [] : [say('invite.minimum', { minimum: formatMoney(minimumSubtotal, locale) })];
  return [...describePromise(place, settings), ...minimum].join(' ');
}

function describePromise({ locale, words }: Pick<PagePlace, 'locale' | 'words'>, settings: ProgramSettings): string[] {
  const say = shopperWords(locale, words);
  const { firstOrderOnly } = settings.conditions;
  const reward = settings.advocate.tiers[0];
  const friend = settings.friend === null ? null : describeBenefit(settings.friend.benefit, locale, words);
  const advocate = reward === undefined ? null : describeBenefit(reward.offer.benefit, locale, words);
  if (friend !== null && advocate !== null)
    return [say(firstOrderOnly ? 'invite.both' : 'invite.bothAnyOrder', { friend, advocate })];
  if (friend !== null) return [say('invite.friendOnly', { friend })];
  if (advocate === null) return [];
  return [say(firstOrderOnly ? 'invite.advocateOnly' : 'invite.advocateOnlyAnyOrder', { advocate })];
}
