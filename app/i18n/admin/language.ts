import { chooseLocale, type Locale } from '../translate.ts';

/** The language words are in, and the region that figures and dates follow (`fr` and `fr-CA`). */
export interface Language {
  locale: Locale;
  region: string;
}

/** The first of the wished-for tags that the catalogue speaks; its region is kept for figures and dates. */
export function chooseLanguage(...tags: (string | null | undefined)[]): Language {
  const locale = chooseLocale(...tags);
  const region = tags
    .map(canonicalTag)
    .find((tag) => tag !== null && chooseLocale(tag) === locale && tag.startsWith(locale));
  return { locale, region: region ?? locale };
}

/** The language of somebody of whom nothing but the browser's `Accept-Language` is known. */
export function chooseLanguageByHeader(header: string | null): Language {
  const wishes = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const weight = parameters
      .map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1])
      .find((text) => text !== undefined);
    return { tag, weight: Number(weight ?? 1) };
  });
  return chooseLanguage(...wishes.sort((left, right) => right.weight - left.weight).map(({ tag }) => tag));
}

function canonicalTag(tag: string | null | undefined): string | null {
  if (!tag) return null;
  try {
    return new Intl.Locale(tag.replace('_', '-')).baseName;
  } catch {
    // Anybody can write anything into ?locale=.
    return null;
  }
}
