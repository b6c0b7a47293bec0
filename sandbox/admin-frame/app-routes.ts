import express from 'express';
import { shopHandle } from '../control/shops.ts';
import { install, uninstall } from '../oauth/installation.ts';
import type { Sandbox } from '../world/sandbox.ts';
import type { Shop } from '../world/types.ts';
import { appPage } from './pages/app-page.ts';
import { installPage } from './pages/install-page.ts';
import { withShop } from './with-shop.ts';

/** The app inside the admin: its frame, installing it and removing it. */
export function appRoutes(sandbox: Sandbox): express.Router {
  const router = express.Router();
  const { handle, clientId } = sandbox.app;
  const homeOf = (shop: Shop) => `/store/${shopHandle(shop)}/apps/${handle}`;

  router.get(
    ['/store/:shop/apps', '/store/:shop/oauth/install'],
    withShop(sandbox, (shop, _request, response) => response.redirect(homeOf(shop))),
  );
  router.post(
    '/store/:shop/apps/:app/install',
    withShop(sandbox, (shop, _request, response) => {
      install(sandbox, shop);
      response.redirect(303, homeOf(shop));
    }),
  );
  router.post(
    '/store/:shop/apps/:app/uninstall',
    withShop(sandbox, (shop, _request, response) => {
      uninstall(sandbox, shop);
      response.redirect(303, `/store/${shopHandle(shop)}`);
    }),
  );
  router.get(
    ['/store/:shop/apps/:app', '/store/:shop/apps/:app/*'],
    withShop(sandbox, (shop, request, response, next) => {
      const app = request.params['app'] ?? '';
      const path = request.originalUrl.slice(`/store/${request.params['shop']}/apps/${app}`.length);
      // Shopify knows apps by client id too, and shows the handle.
      if (app === clientId) return response.redirect(homeOf(shop) + path);
      if (app !== handle) return next();
      const { locale } = request.query;
      const page = shop.installation
        ? appPage(
            sandbox,
            shop,
            path.startsWith('/') ? path : `/${path}`,
            typeof locale === 'string' ? locale : shop.locale,
          )
        : installPage(sandbox, shop);
      response.set('cache-control', 'no-store').send(page);
    }),
  );
  return router;
}
