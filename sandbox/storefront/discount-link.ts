import type { RequestHandler } from 'express';
import { pathFor } from './localization.ts';
import { localPath, takeCart, type Store } from './visit.ts';

/**
 * `/discount/{CODE}?redirect=/path`: puts the code on the visitor's cart in place of any other and goes on to a page
 * of this store. Whether the code exists is not said here; the checkout says it. Other parameters stay on the address.
 */
export function discountLink(store: Store): RequestHandler {
  return (request, response) => {
    const cart = takeCart(store, request, response);
    cart.discountCodes = [request.params['code'] ?? ''].filter((code) => code.trim() !== '');
    store.sandbox.changed();
    const query = new URL(request.originalUrl, 'http://store.invalid').searchParams;
    const target = new URL(localPath(query.get('redirect'), pathFor(store, request, '/')), 'http://store.invalid');
    query.delete('redirect');
    for (const [name, value] of query) target.searchParams.append(name, value);
    response.redirect(302, `${target.pathname}${target.search}${target.hash}`);
  };
}
