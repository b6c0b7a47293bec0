import type { PublicMessages, PublicText } from '#app/domain/invite/published.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { shopperLocales, type OwnWords, type ShopperLocale } from '../translate.ts';
import { describeBenefit } from './describe-benefit.ts';
import type { ShopperMessage } from './words.ts';

/**
 * What a program offers, in every language, as the theme's blocks show it. `isAdvocateServed` is false while a limit
 * keeps advocates from getting anything: then nothing is promised to them. `words` are the shop's own, by language.
 */
export function publicTexts(
  settings: ProgramSettings,
  isAdvocateServed: boolean,
  words: Readonly<Record<string, OwnWords>> = {},
): Record<ShopperLocale, PublicText> {
  const texts = shopperLocales.map(
    (locale) => [locale, publicText(settings, isAdvocateServed, locale, words[locale] ?? {})] as const,
  );
  return Object.fromEntries(texts) as Record<ShopperLocale, PublicText>;
}

function publicText(
  { friend, advocate, conditions }: ProgramSettings,
  isServed: boolean,
  locale: ShopperLocale,
  words: OwnWords,
): PublicText {
  const first = advocate.tiers[0];
  const messages = ownMessages(words);
  return {
    friend: friend === null ? null : describeBenefit(friend.benefit, locale, words),
    advocate: first === undefined || !isServed ? null : describeBenefit(first.offer.benefit, locale, words),
    minimum: conditions.minimumSubtotal === null ? null : formatMoney(conditions.minimumSubtotal, locale),
    ...(Object.keys(messages).length === 0 ? {} : { messages }),
  };
}

/** Where a message stands in our catalogue, by what the theme calls it. */
const messageKeys = {
  subject: 'message.subject',
  shop: 'message.shop',
  product: 'message.product',
  short_shop: 'message.shortShop',
  short_product: 'message.shortProduct',
  offer: 'message.offer',
  link: 'message.link',
  offer_beside: 'message.offerBeside',
} as const satisfies Record<keyof PublicMessages, ShopperMessage>;

/** The messages that the merchant changed. The theme's placeholders stand in square brackets; see share-channels.liquid. */
function ownMessages(words: OwnWords): PublicMessages {
  const theme: Record<string, string> = { shop: '[shop]', product: '[product]', benefit: '[friend]', link: '[link]' };
  const own = Object.entries(messageKeys).flatMap(([name, key]) =>
    Object.hasOwn(words, key)
      ? [[name, words[key]?.replace(/\{\{(\w+)\}\}/g, (whole, value: string) => theme[value] ?? whole)] as const]
      : [],
  );
  return Object.fromEntries(own);
}
