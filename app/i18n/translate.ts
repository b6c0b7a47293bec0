import { createInstance } from 'i18next';

/** Languages that merchants are spoken to in. */
export const locales = ['en', 'fr'] as const;
export type Locale = (typeof locales)[number];

/** Languages that a shop's customers are spoken to in: on its pages, in its account, by mail. */
export const shopperLocales = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pt', 'ja'] as const;
export type ShopperLocale = (typeof shopperLocales)[number];

/** The language to speak to a merchant who asked for `tag` (`fr-CA`, `en`): the nearest we have, else English. */
export function chooseLocale(...tags: (string | null | undefined)[]): Locale {
  return nearest(locales, tags);
}

/** The language to speak to a customer who asked for `tag`: the nearest we have, else English. */
export function chooseShopperLocale(...tags: (string | null | undefined)[]): ShopperLocale {
  return nearest(shopperLocales, tags);
}

function nearest<Known extends string>(known: readonly Known[], tags: (string | null | undefined)[]): Known | 'en' {
  for (const tag of tags) {
    const language = tag?.split(/[-_]/)[0]?.toLowerCase();
    const match = known.find((locale) => locale === language);
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

/** A shop's own words in one language, by key, in place of ours. They were checked when they were saved. */
export type OwnWords = Readonly<Record<string, string>>;

/**
 * Makes a catalogue speak. A shop's own words come first where they are given; they know placeholders and nothing else. Values are put in as they are: whoever renders (React, the storefront's presenters)
 * escapes. Plurals follow each language's own rules.
 */
export function createTranslators<Catalogue extends object, Spoken extends string = Locale>(
  catalogues: Record<Spoken, Catalogue>,
): (locale: Spoken, own?: OwnWords) => Translate<Catalogue> {
  const instance = createInstance();
  void instance.init({
    initAsync: false,
    fallbackLng: 'en',
    resources: Object.fromEntries(
      Object.entries<Catalogue>(catalogues).map(([locale, translation]) => [locale, { translation }]),
    ),
    interpolation: { escapeValue: false },
  });
  const fixed = Object.fromEntries(Object.keys(catalogues).map((locale) => [locale, instance.getFixedT(locale)]));
  return (locale, own) => (key, values) => {
    const words: string = key;
    if (own !== undefined && Object.hasOwn(own, words)) return fillIn(own[words] ?? '', values ?? {});
    return String(fixed[locale]?.(words, { defaultValue: words, ...values }));
  };
}

/** Puts values into a text once: what they bring along is never read as a placeholder. */
function fillIn(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
