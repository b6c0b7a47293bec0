import express from 'express';
import { z } from 'zod';
import { install, uninstall, updateScopes } from '../oauth/installation.ts';
import { mintSessionToken } from '../oauth/session-token.ts';
import { publishedLanguages, themeLanguages } from '../world/languages.ts';
import type { ExtraShop } from '../world/extra-shops.ts';
import { read, RefusedRequest, requireShop, route } from './http.ts';
import type { ControlParts } from './parts.ts';
import { expireTokens } from './shops.ts';

const extraShops = ['hoshi', 'marsa'] as const satisfies readonly ExtraShop[];
const features = z.strictObject({
  storeCredit: z.boolean().optional(),
  giftCards: z.boolean().optional(),
  cookieBanner: z.boolean().optional(),
  languages: z.array(z.enum(themeLanguages)).optional(),
});

/** Installation, scopes, tokens and secrets: what the merchant, or Shopify itself, can do to the app's access. */
export function shopRoutes(parts: ControlParts): express.Router {
  const router = express.Router();
  const { sandbox } = parts;

  router.post(
    '/shops/:shop/install',
    route((request) => {
      const shop = requireShop(parts, request.params['shop']);
      return { scopes: install(sandbox, shop).scopes };
    }),
  );
  router.post(
    '/shops/:shop/uninstall',
    route((request) => uninstall(sandbox, requireShop(parts, request.params['shop']))),
  );
  router.post(
    '/shops/:shop/scopes',
    route((request) => {
      const shop = requireShop(parts, request.params['shop']);
      if (!shop.installation) throw new RefusedRequest(409, `${shop.domain} has not installed the app.`);
      updateScopes(sandbox, shop, read(z.strictObject({ scopes: z.array(z.string()) }), request).scopes);
      return { scopes: shop.installation.scopes };
    }),
  );
  router.post(
    '/shops/:shop/expire-tokens',
    route((request) => {
      const { refresh } = read(z.strictObject({ refresh: z.boolean().default(false) }), request);
      return { expired: expireTokens(sandbox, requireShop(parts, request.params['shop']), refresh) };
    }),
  );
  router.post(
    '/shops',
    route(async (request) => {
      const { name } = read(z.strictObject({ name: z.enum(extraShops) }), request);
      const { shop, storefront } = await parts.openShop(name);
      return { domain: shop.domain, storefront };
    }),
  );
  router.post(
    '/shops/:shop/features',
    route((request) => {
      const shop = requireShop(parts, request.params['shop']);
      const { storeCredit, giftCards, cookieBanner, languages } = read(features, request);
      shop.storeCreditEnabled = storeCredit ?? shop.storeCreditEnabled;
      shop.giftCardsEnabled = giftCards ?? shop.giftCardsEnabled;
      shop.hasCookieBanner = cookieBanner ?? shop.hasCookieBanner;
      shop.languages = languages ?? shop.languages;
      sandbox.changed();
      return {
        storeCredit: shop.storeCreditEnabled,
        giftCards: shop.giftCardsEnabled,
        cookieBanner: shop.hasCookieBanner ?? false,
        languages: publishedLanguages(shop),
      };
    }),
  );
  router.post(
    '/session-token',
    route((request) => {
      const { shop } = read(z.strictObject({ shop: z.string() }), request);
      return { token: mintSessionToken(sandbox, requireShop(parts, shop)) };
    }),
  );
  router.post(
    '/secrets',
    route((request) => {
      sandbox.app.secrets.unshift(read(z.strictObject({ secret: z.string().min(1) }), request).secret);
      return { secrets: sandbox.app.secrets.length };
    }),
  );
  router.delete(
    '/secrets/oldest',
    route(() => {
      if (sandbox.app.secrets.length < 2) throw new RefusedRequest(409, 'The last secret cannot be revoked.');
      sandbox.app.secrets.pop();
      return { secrets: sandbox.app.secrets.length };
    }),
  );
  return router;
}
