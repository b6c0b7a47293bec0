import express from 'express';
import type { Sandbox } from '../world/sandbox.ts';
import { sandboxAddress } from './addresses.ts';
import { appRoutes } from './app-routes.ts';
import { bridgeRoutes } from './bridge-routes.ts';
import { frontPage } from './pages/front-page.ts';
import { shopPage } from './pages/shop-page.ts';
import { themeRoutes } from './theme-routes.ts';
import { withShop } from './with-shop.ts';

/** The pages of the pretend Shopify admin, and what its frame asks on behalf of the app in it. */
export function adminFrameRouter(sandbox: Sandbox): express.Router {
  const router = express.Router();
  router.get('/', (_request, response) => void response.send(frontPage(sandbox)));
  router.get('/go', (request, response) => {
    const address = sandboxAddress(sandbox, String(request.query['to'] ?? ''));
    if (address === null) response.status(400).type('text').send('This address is not part of the sandbox.');
    else response.redirect(address);
  });
  router.get(
    '/store/:shop',
    withShop(sandbox, (shop, _request, response) => void response.send(shopPage(sandbox, shop))),
  );
  router.use(appRoutes(sandbox), themeRoutes(sandbox), bridgeRoutes(sandbox));
  return router;
}
