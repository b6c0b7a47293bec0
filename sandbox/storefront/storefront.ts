import path from 'node:path';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { createProxyFront } from '../proxy/front.ts';
import type { Sandbox } from '../world/sandbox.ts';
import { uiExtensionRoutes } from '../ui-extensions/routes.ts';
import type { Shop } from '../world/types.ts';
import { accountRoutes } from './account-routes.ts';
import { browseRoutes, notFound } from './browse-routes.ts';
import { cartRoutes } from './cart-routes.ts';
import { checkoutRoutes } from './checkout-routes.ts';
import { discountLink } from './discount-link.ts';
import { escapeHtml } from './liquid/escape.ts';
import { openExtension } from './liquid/extension.ts';
import { openTheme, renderProxied, THEME_FOLDER } from './liquid/render-page.ts';
import { localizationRoutes, readLanguage } from './localization.ts';
import { pageFor } from './show.ts';
import { clientIp, customerOf, later, NotFound, rememberLanding, shopNow, type Store } from './visit.ts';

/** The online store of one shop, to be served at the root of its own origin. */
export function createStorefront(sandbox: Sandbox, shop: Shop): Express {
  const store: Store = { sandbox, shop };
  const extension = openExtension(sandbox.app.themeExtension);
  const theme = openTheme(extension);
  const app = express();
  app.disable('x-powered-by');
  app.use('/theme/assets', express.static(path.join(THEME_FOLDER, 'assets'), { maxAge: '1h' }));
  app.use(
    extension.assetPath,
    express.static(path.join(extension.folder, 'assets'), { maxAge: '1y', immutable: true }),
  );
  app.use(readLanguage(store));
  app.use(rememberLanding(store));
  app.use(
    `/${sandbox.app.proxy.prefix}/${sandbox.app.proxy.subpath}`,
    // Its bodies go through untouched, so it stands before anything that reads them.
    createProxyFront({
      sandbox,
      shop: () => shopNow(store),
      customerId: (request) => customerOf(store, request)?.id ?? null,
      clientIp,
      render: (request, liquid) => renderProxied(theme, pageFor(store, request, ''), liquid),
    }),
  );
  app.use(express.urlencoded({ extended: true }), express.json());
  app.use(localizationRoutes(store));
  app.get('/discount/:code', discountLink(store));
  app.use(browseRoutes(store, theme));
  app.use(cartRoutes(store, theme));
  app.use(accountRoutes(store, theme));
  app.use(checkoutRoutes(store, theme));
  app.use(uiExtensionRoutes(store, theme));
  app.use(later(notFound(store, theme)));
  app.use(errorPage(later(notFound(store, theme))));
  return app;
}

/** Shopify prints Liquid errors into the page; the sandbox stops, so that no mistake in a block is overlooked. */
function errorPage(missing: express.RequestHandler): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof NotFound) return missing(request, response, next);
    const message = error instanceof Error ? error.message : String(error);
    response
      .status(500)
      .type('html')
      .send(
        `<!doctype html><title>Storefront error</title><h1>The page could not be rendered</h1><pre>${escapeHtml(message)}</pre>`,
      );
  };
}
