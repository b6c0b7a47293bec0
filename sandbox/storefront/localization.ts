import { Router, type Request, type RequestHandler } from 'express';
import { buyerCountries, type BuyerCountry } from '../world/buyer-countries.ts';
import { languageRoot, publishedLanguages } from '../world/languages.ts';
import { readCookie, setCookie } from './cookies.ts';
import { inLanguage, languageAt, withoutLanguage, type PageLanguage } from './language-path.ts';
import { localPath, shopNow, type Store } from './visit.ts';

/** The language of the page that a request asks for. */
export function languageOf(store: Store, request: Request): PageLanguage {
  return languageAt(shopNow(store), request.originalUrl);
}

/** A path of the store in the language of the page that the request comes from. */
export function pathFor(store: Store, request: Request, path: string): string {
  return inLanguage(languageOf(store, request).root, path);
}

/** Where the buyer said they are; the shop's own country until they say. */
export function countryOf(store: Store, request: Request): BuyerCountry {
  const shop = shopNow(store);
  const chosen = readCookie(request, shop, 'localization');
  const countries = buyerCountries(shop);
  return countries.find(({ code }) => code === chosen) ?? countries[0] ?? { code: shop.countryCode, presentment: null };
}

/**
 * Takes the language off the front of the address, so that every other part of the store, the app proxy too, finds its
 * addresses as they are in the shop's own language.
 */
export function readLanguage(store: Store): RequestHandler {
  return (request, _response, next) => {
    request.url = withoutLanguage(shopNow(store), request.url);
    next();
  };
}

/** What the form `localization` posts to: the buyer's language and country, then back to the page they were on. */
export function localizationRoutes(store: Store): Router {
  const router = Router();
  router.post('/localization', (request, response) => {
    const shop = shopNow(store);
    const fields: Record<string, unknown> = { ...(request.body as object | undefined) };
    const asked = fields['language_code'] ?? fields['locale_code'];
    const language = publishedLanguages(shop).find((each) => each === asked);
    const country = buyerCountries(shop).find(({ code }) => code === fields['country_code']);
    if (country) setCookie(response, shop, 'localization', country.code);
    const back = localPath(fields['return_to'], pathFor(store, request, '/'));
    const root = language === undefined ? languageAt(shop, back).root : languageRoot(shop, language);
    response.redirect(302, inLanguage(root, withoutLanguage(shop, back)));
  });
  return router;
}
