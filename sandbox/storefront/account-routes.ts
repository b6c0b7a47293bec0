import { randomBytes } from 'node:crypto';
import { Router, type Request } from 'express';
import { findBuyer } from '../orders/price-checkout.ts';
import { dropCookie, readCookie, setCookie } from './cookies.ts';
import type { Theme } from './liquid/render-page.ts';
import { pathFor } from './localization.ts';
import { show } from './show.ts';
import { customerOf, findCart, later, localPath, shopNow, type Store } from './visit.ts';

/** Signing in and out, and the account page. In the sandbox an e-mail address is enough, and the form says so. */
export function accountRoutes(store: Store, theme: Theme): Router {
  const router = Router();

  const returnTo = (request: Request): string => {
    const fields: Record<string, unknown> = { ...request.query, ...fieldsOf(request.body) };
    return localPath(
      fields['return_to'] ?? fields['return_url'] ?? fields['checkout_url'],
      pathFor(store, request, '/account'),
    );
  };

  const signInPage = later(async (request, response) => {
    const { customers } = shopNow(store);
    const people = customers
      .filter(({ email }) => email !== '')
      .map(({ firstName, lastName, email }) => ({ name: `${firstName} ${lastName}`.trim(), email }));
    await show(store, theme, request, response, 'customers/login', {
      status: request.method === 'POST' ? 422 : 200,
      scope: { people, return_to: returnTo(request), failed: request.method === 'POST' },
    });
  });

  router.get(
    '/account',
    later(async (request, response) => {
      if (!customerOf(store, request)) return response.redirect(302, pathFor(store, request, '/account/login'));
      await show(store, theme, request, response, 'customers/account');
    }),
  );

  router.get(['/account/login', '/account/register'], signInPage);

  router.post('/account/login', (request, response, next) => {
    const shop = shopNow(store);
    const fields = fieldsOf(request.body);
    const email = fieldsOf(fields['customer'])['email'] ?? fields['email'];
    const customer = typeof email === 'string' ? findBuyer(shop, { email }) : null;
    if (!customer) return signInPage(request, response, next);
    const session = randomBytes(16).toString('hex');
    shop.customerSessions[session] = customer.id;
    const cart = findCart(store, request);
    if (cart) cart.customerId = customer.id;
    setCookie(response, shop, 'customer', session);
    store.sandbox.changed();
    response.redirect(302, returnTo(request));
  });

  router.all('/account/logout', (request, response) => {
    const shop = shopNow(store);
    const session = readCookie(request, shop, 'customer');
    if (session !== null) delete shop.customerSessions[session];
    const cart = findCart(store, request);
    if (cart) cart.customerId = null;
    dropCookie(response, shop, 'customer');
    store.sandbox.changed();
    response.redirect(302, localPath(request.query['return_to'], pathFor(store, request, '/')));
  });

  return router;
}

function fieldsOf(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
