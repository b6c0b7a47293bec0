import { createInstance } from 'i18next';

/** Languages that every catalogue has. */
export const locales = ['en', 'fr'] as const;
export type Locale = (typeof locales)[number];

/** The language to speak to somebody who asked for `tag` (`fr-CA`, `en`): the nearest we have, else English. */
export function chooseLocale(...tags: (string | null | undefined)[]): Locale {
  for (const tag of tags) {
    const language = tag?.split(/[-_]/)[0]?.toLowerCase();
    const match = locales.find((locale) => locale === language);
    if (match !== undefined) return match;
  }
  return 'en';
}

/** The same keys as the English catalogue, with other words: a missing or surplus key fails the build. */
export type Translation<Catalogue> = {
  [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Translation<Catalogue[Key]>;
};

type Leaves<Catalogue> = {
  [Key in keyof Catalogue & string]: Catalogue[Key] extends string ? Key : `${Key}.${Leaves<Catalogue[Key]>}`;
}[keyof Catalogue & string];
type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${'one' | 'many' | 'other'}` ? Stem : Key;

/** The keys of a catalogue; `friends_one` and `friends_other` are asked for as `friends` with a `count`. */
export type MessageKey<Catalogue> = WithoutPlural<Leaves<Catalogue>>;
export type Translate<Catalogue> = (key: MessageKey<Catalogue>, values?: Record<string, string | number>) => string;

/**
 * Makes a catalogue speak. Values are put in as they are: whoever renders (React, the storefront's presenters)
 * escapes. Plurals follow each language's own rules.
 */
export function createTranslators<Catalogue extends object>(
  catalogues: Record<Locale, Catalogue>,
): (locale: Locale) => Translate<Catalogue> {
  const instance = createInstance();
  void instance.init({
    initAsync: false,
    fallbackLng: 'en',
    resources: Object.fromEntries(locales.map((locale) => [locale, { translation: catalogues[locale] }])),
    interpolation: { escapeValue: false },
  });
  const fixed = Object.fromEntries(locales.map((locale) => [locale, instance.getFixedT(locale)]));
  return (locale) => (key, values) => {
    const words: string = key;
    return String(fixed[locale]?.(words, { defaultValue: words, ...values }));
  };
}
