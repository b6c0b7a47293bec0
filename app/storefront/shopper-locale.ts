import { chooseShopperLocale, type ShopperLocale } from '#app/i18n/translate.ts';

/**
 * The language to speak to a shopper: the one the storefront's page says it is in (`locale`), else the first of the
 * browser's that we speak, else the shop's.
 */
export function shopperLocale(request: Request, shopLocale?: string): ShopperLocale {
  const asked = new URL(request.url).searchParams.get('locale');
  return chooseShopperLocale(asked, ...acceptedLanguages(request.headers.get('Accept-Language')), shopLocale);
}

/** `fr-CH, fr;q=0.9, en;q=0.8` as tags, the most wanted first; `q=0` means not at all. */
function acceptedLanguages(header: string | null): string[] {
  const entries = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    });
  return entries
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((left, right) => right.weight - left.weight)
    .map(({ tag }) => tag);
}
