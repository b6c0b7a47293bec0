import { Router, type Request, type Response } from 'express';
import type { Cart } from '../world/types.ts';
import { addToCart, changeCart, splitCodes, updateCart } from './cart-changes.ts';
import { cartObject } from './liquid/cart-object.ts';
import { toJson } from './liquid/filters.ts';
import { currencyOf } from './liquid/page.ts';
import type { Theme } from './liquid/render-page.ts';
import { pathFor } from './localization.ts';
import { refusedCodes } from './refused-codes.ts';
import { pageFor, show } from './show.ts';
import { later, localPath, shopNow, takeCart, type Store } from './visit.ts';

/** The cart page, and the cart as scripts read and change it (Shopify's Ajax API). */
export function cartRoutes(store: Store, theme: Theme): Router {
  const router = Router();

  const answerCart = (request: Request, response: Response, cart: Cart): void => {
    store.sandbox.changed();
    const page = { ...pageFor(store, request, 'cart'), cart };
    response
      .set('Cache-Control', 'no-store')
      .type('json')
      .send(toJson(ajaxCart({ ...page, priced: refusedCodes(store, request, cart).priced })));
  };

  router.get('/cart.js', (request, response) => answerCart(request, response, takeCart(store, request, response)));

  router.post(['/cart/add', '/cart/add.js'], (request, response) => {
    const cart = takeCart(store, request, response);
    const outcome = addToCart(shopNow(store), cart, request.body);
    if ('refused' in outcome) {
      response.status(outcome.refused === 'bad-request' ? 400 : 404);
      response.json({ status: response.statusCode, message: 'Cart Error', description: 'Cannot find variant' });
      return;
    }
    store.sandbox.changed();
    if (!request.path.endsWith('.js'))
      return response.redirect(302, localPath(bodyOf(request)['return_to'], pathFor(store, request, '/cart')));
    const { items } = cartObject({ ...pageFor(store, request, 'cart'), cart, priced: null });
    const added = (items as { variant_id: bigint }[]).filter((item) => outcome.added.includes(String(item.variant_id)));
    response.type('json').send(toJson('items' in bodyOf(request) ? { items: added } : added[0]));
  });

  router.all(['/cart/change', '/cart/change.js'], (request, response) => {
    const cart = takeCart(store, request, response);
    const outcome = changeCart(cart, { ...request.query, ...bodyOf(request) });
    if (!request.path.endsWith('.js')) return response.redirect(302, pathFor(store, request, '/cart'));
    if ('refused' in outcome)
      return void response.status(400).json({
        status: 'bad_request',
        message: 'no valid id or line parameter',
        description: 'no valid id or line parameter',
      });
    answerCart(request, response, cart);
  });

  router.post(['/cart/update', '/cart/update.js'], (request, response) => {
    const cart = takeCart(store, request, response);
    const outcome = updateCart(shopNow(store), cart, request.body);
    if (!request.path.endsWith('.js')) return response.redirect(302, pathFor(store, request, '/cart'));
    if ('refused' in outcome)
      return void response
        .status(400)
        .json({ status: 'bad_request', message: 'Invalid request', description: 'Invalid request' });
    answerCart(request, response, cart);
  });

  router.post(['/cart/clear', '/cart/clear.js'], (request, response) => {
    const cart = takeCart(store, request, response);
    cart.lines = [];
    if (!request.path.endsWith('.js')) return response.redirect(302, pathFor(store, request, '/cart'));
    answerCart(request, response, cart);
  });

  router.get(
    '/cart',
    later(async (request, response) => {
      const cart = takeCart(store, request, response);
      const { refused } = refusedCodes(store, request, cart);
      await show(store, theme, request, response, 'cart', { scope: { refused } });
    }),
  );

  // The cart page's form: quantities and note are kept whichever button was pressed.
  router.post('/cart', (request, response) => {
    const cart = takeCart(store, request, response);
    const body = bodyOf(request);
    const typed = typeof body['new_discount'] === 'string' ? body['new_discount'] : '';
    const discount = typed.trim() === '' ? undefined : [...cart.discountCodes, ...splitCodes(typed)].join(',');
    updateCart(shopNow(store), cart, { ...body, ...(discount !== undefined && { discount }) });
    store.sandbox.changed();
    response.redirect(302, pathFor(store, request, 'checkout' in body ? '/checkout' : '/cart'));
  });

  // A link that fills the cart: /cart/{variant}:{quantity},…?discount=CODE&attributes[name]=value
  router.get(/^\/cart\/(\d+:\d+(?:,\d+:\d+)*)$/, (request, response) => {
    const cart = takeCart(store, request, response);
    cart.lines = [];
    for (const item of (request.params[0] ?? '').split(',')) {
      const [id, quantity] = item.split(':');
      addToCart(shopNow(store), cart, { id, quantity });
    }
    updateCart(shopNow(store), cart, request.query);
    store.sandbox.changed();
    response.redirect(302, pathFor(store, request, '/checkout'));
  });

  return router;
}

function bodyOf(request: Request): Record<string, unknown> {
  return typeof request.body === 'object' && request.body !== null ? (request.body as Record<string, unknown>) : {};
}

/** The Ajax API writes the currency as a code where Liquid has an object, and names no emptiness. */
function ajaxCart(page: Parameters<typeof cartObject>[0]): Record<string, unknown> {
  const { empty: _empty, discount_applications: _applications, ...cart } = cartObject(page);
  return { ...cart, currency: currencyOf(page) };
}
