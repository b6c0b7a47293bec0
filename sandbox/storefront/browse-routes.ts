import path from 'node:path';
import { Router } from 'express';
import type { Collection } from '../world/types.ts';
import { hundredths } from './liquid/hundredths.ts';
import { THEME_FOLDER, type Theme } from './liquid/render-page.ts';
import { pageFor, show } from './show.ts';
import { productObject } from './liquid/product-object.ts';
import { loadTranslations, translate } from './liquid/translate.ts';
import { languageOf, pathFor } from './localization.ts';
import { later, shopNow, type Store } from './visit.ts';

const THEME_LOCALES = path.join(THEME_FOLDER, 'locales');

/** Home, products and collections. */
export function browseRoutes(store: Store, theme: Theme): Router {
  const router = Router();

  router.get(
    '/',
    later(async (request, response) => {
      const page = pageFor(store, request, 'index');
      const products = page.shop.products.map((product) => productObject(page, product));
      await show(store, theme, request, response, 'index', { scope: { products } });
    }),
  );

  router.get('/products/:handle.js', (request, response, next) => {
    const product = shopNow(store).products.find(({ handle }) => handle === request.params['handle']);
    if (!product) return next();
    const variants = product.variants.map(({ id, title, price, sku }) => ({
      id: Number(id),
      title,
      price: hundredths(price),
      sku,
      available: true,
    }));
    response.json({
      id: Number(product.id),
      title: product.title,
      handle: product.handle,
      url: pathFor(store, request, `/products/${product.handle}`),
      variants,
    });
  });

  router.get(
    ['/products/:handle', '/collections/:collection/products/:handle'],
    later(async (request, response) => {
      const product = shopNow(store).products.find(({ handle }) => handle === request.params['handle']);
      if (!product) return notFound(store, theme)(request, response);
      await show(store, theme, request, response, 'product', { product });
    }),
  );

  router.get(
    ['/collections', '/collections/:handle'],
    later(async (request, response) => {
      const { collections, products } = shopNow(store);
      const { language } = languageOf(store, request);
      const handle = request.params['handle'] ?? 'all';
      const all: Collection = {
        id: '0',
        handle: 'all',
        title: translate(loadTranslations(THEME_LOCALES, language), 'general.all_products', {}),
        productIds: products.map(({ id }) => id),
      };
      const collection = handle === 'all' ? all : collections.find((each) => each.handle === handle);
      if (!collection) return notFound(store, theme)(request, response);
      await show(store, theme, request, response, 'collection', { collection });
    }),
  );

  return router;
}

/** The store's own page for an address that leads nowhere. */
export function notFound(
  store: Store,
  theme: Theme,
): (...args: Parameters<Parameters<typeof later>[0]>) => Promise<void> {
  return (request, response) => show(store, theme, request, response, '404', { status: 404 });
}
