import type { ShopId } from '#app/domain/ids.ts';
import type { ShopSettings } from '#app/domain/shop/settings.ts';
import { settleWords, type WordProblems } from '#app/i18n/own-words.ts';
import type { OwnWords, ShopperLocale } from '#app/i18n/translate.ts';
import { askForProgramText } from './ask-for-program-text.ts';
import { saveShopSettings, type SettingsOutcome } from './save-shop-settings.ts';

/**
 * Saves the shop's own words in one language, and has what the theme reads of them written anew. An empty text, and one that
 * says what ours says, is ours. Safe to run twice as saveShopSettings is.
 */
export async function saveOwnWords({
  shopId,
  locale,
  seen,
  typed,
  now,
}: {
  shopId: ShopId;
  locale: ShopperLocale;
  seen: OwnWords;
  typed: OwnWords;
  now: Date;
}): Promise<SettingsOutcome<OwnWords, WordProblems>> {
  const change = {
    part: 'words',
    take: ({ words }: ShopSettings) => words[locale] ?? {},
    typed,
    apply: (settings: ShopSettings, form: OwnWords) => put(settings, locale, form),
    after: (transaction: Parameters<typeof askForProgramText>[1]) => askForProgramText(shopId, transaction),
  };
  return await saveShopSettings<OwnWords, WordProblems>({ shopId, seen, change, now });
}

function put(
  settings: ShopSettings,
  locale: ShopperLocale,
  typed: OwnWords,
): { settings: ShopSettings } | { problems: WordProblems } {
  const { own, problems } = settleWords(locale, typed);
  if (Object.keys(problems).length > 0) return { problems };
  const { [locale]: _before, ...others } = settings.words;
  return { settings: { ...settings, words: Object.keys(own).length === 0 ? others : { ...others, [locale]: own } } };
}
