import type { Shop } from './types.ts';

/** Languages that the pretend theme has words for. Arabic is there so that pages can be tried from right to left. */
export const themeLanguages = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pt-PT', 'ja', 'ar'] as const;

/** The languages that a shop's online store is published in, its own first. */
export function publishedLanguages(shop: Pick<Shop, 'locale' | 'languages'>): string[] {
  const others = (shop.languages ?? themeLanguages).filter((language) => language !== shop.locale);
  return [shop.locale, ...others];
}

/** Where the online store begins in a language: `/` in the shop's own, `/de` or `/pt-pt` in another. */
export function languageRoot(shop: Pick<Shop, 'locale'>, language: string): string {
  return language === shop.locale ? '/' : `/${language.toLowerCase()}`;
}
