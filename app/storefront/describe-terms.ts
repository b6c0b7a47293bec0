import { formatMoney } from '#app/domain/money.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import type { PagePlace } from './pages/page-frame.tsx';

/** What a program promises an advocate and their friends, in sentences to the advocate. */
export function describeTerms({ locale }: Pick<PagePlace, 'locale'>, settings: ProgramSettings): string {
  const say = shopperWords(locale);
  const { minimumSubtotal } = settings.conditions;
  const minimum =
    minimumSubtotal === null ? [] : [say('invite.minimum', { minimum: formatMoney(minimumSubtotal, locale) })];
  return [...describePromise(locale, settings), ...minimum].join(' ');
}

function describePromise(locale: PagePlace['locale'], settings: ProgramSettings): string[] {
  const say = shopperWords(locale);
  const { firstOrderOnly } = settings.conditions;
  const reward = settings.advocate.tiers[0];
  const friend = settings.friend === null ? null : describeBenefit(settings.friend.benefit, locale);
  const advocate = reward === undefined ? null : describeBenefit(reward.offer.benefit, locale);
  if (friend !== null && advocate !== null)
    return [say(firstOrderOnly ? 'invite.both' : 'invite.bothAnyOrder', { friend, advocate })];
  if (friend !== null) return [say('invite.friendOnly', { friend })];
  if (advocate === null) return [];
  return [say(firstOrderOnly ? 'invite.advocateOnly' : 'invite.advocateOnlyAnyOrder', { advocate })];
}
