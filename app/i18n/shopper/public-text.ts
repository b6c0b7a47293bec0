import type { PublicText } from '#app/domain/invite/published.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { shopperLocales, type ShopperLocale } from '../translate.ts';
import { describeBenefit } from './describe-benefit.ts';

/**
 * What a program offers, in every language, as the theme's blocks show it. `isAdvocateServed` is false while a limit
 * keeps advocates from getting anything: then nothing is promised to them.
 */
export function publicTexts(settings: ProgramSettings, isAdvocateServed: boolean): Record<ShopperLocale, PublicText> {
  const texts = shopperLocales.map((locale) => [locale, publicText(settings, isAdvocateServed, locale)] as const);
  return Object.fromEntries(texts) as Record<ShopperLocale, PublicText>;
}

function publicText(
  { friend, advocate, conditions }: ProgramSettings,
  isServed: boolean,
  locale: ShopperLocale,
): PublicText {
  const first = advocate.tiers[0];
  return {
    friend: friend === null ? null : describeBenefit(friend.benefit, locale),
    advocate: first === undefined || !isServed ? null : describeBenefit(first.offer.benefit, locale),
    minimum: conditions.minimumSubtotal === null ? null : formatMoney(conditions.minimumSubtotal, locale),
  };
}
