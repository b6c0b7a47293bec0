import { fileURLToPath } from 'node:url';
import express, { Router, type Request, type Response } from 'express';
import { Liquid } from 'liquidjs';
import { formatMoney } from '../world/money.ts';
import type { Sandbox } from '../world/sandbox.ts';
import type { Order, Shop } from '../world/types.ts';
import { actOnOrder } from './order-actions.ts';
import { orderBody } from './order-body.ts';
import { makeOrder, orderRequestOfForm } from './order-request.ts';
import { orderView } from './order-view.ts';

const MOST_LISTED = 250;

/** What the merchant reads when the order would not have it. */
const REFUSALS: Record<string, string> = {
  'already-paid': 'This order is paid already.',
  'already-fulfilled': 'This order is fulfilled already.',
  'already-cancelled': 'This order is cancelled already.',
  'not-paid': 'Nothing is left to pay back.',
  'no-such-line': 'This order has no such line.',
  'quantity-too-high': 'That is more pieces than are left.',
  'amount-too-high': 'That is more than is left to pay back.',
  'nothing-to-refund': 'Choose what to pay back.',
  'not-a-number': 'One of the amounts is not a number.',
  'transactions-do-not-fit': 'The shares do not add up to the refund, or one is more than was paid that way.',
  'not-charged': 'Only what a card was charged for can be disputed.',
  'already-disputed': 'This order is disputed already.',
  'no-dispute': 'No dispute of this order is open.',
  'not-understood': 'That could not be understood.',
  'nothing-chosen': 'Choose at least one product.',
};

/**
 * The orders in the sandbox's admin, to be mounted at `/store/:shop/orders`; `:shop` is a domain or its first part.
 * Forms work without scripts; `/{id}.json`, and the list for who accepts JSON only, answer what REST would.
 */
export function ordersRouter(sandbox: Sandbox): Router {
  const router = Router({ mergeParams: true });
  const liquid = new Liquid({
    root: fileURLToPath(new URL('templates', import.meta.url)),
    extname: '.liquid',
    outputEscape: 'escape',
    strictFilters: true,
  });
  router.use(express.urlencoded({ extended: true }));

  const show = async (request: Request, response: Response, shop: Shop, template: string, scope: object) => {
    const shared = { shop: { name: shop.name }, handle: shop.domain.split('.')[0], base: request.baseUrl };
    const html: unknown = await liquid.renderFile(template, { ...shared, ...scope });
    response.type('html').send(html);
  };

  router.get('/', (request, response, next) => {
    const shop = findShop(sandbox, request);
    if (!shop) return next();
    const orders = [...shop.orders].reverse().slice(0, MOST_LISTED);
    const wantsJson = request.accepts(['html', 'json']) === 'json';
    if (wantsJson) return sendJson(response, { orders: orders.map((order) => orderBody(shop, order)) });
    const views = orders.map((order) => orderView(shop, order));
    show(request, response, shop, 'list', { title: 'Orders', orders: views }).catch(next);
  });

  router.get('/new', (request, response, next) => {
    const shop = findShop(sandbox, request);
    if (!shop) return next();
    const products = shop.products.map(({ title, variants, sellingPlans = [] }) => ({
      title,
      variants: variants.map((variant) => ({
        sku: variant.sku,
        title: variants.length > 1 ? variant.title : '',
        price: formatMoney(variant.price, shop),
      })),
      sellingPlan: sellingPlans[0]?.name ?? null,
    }));
    const people = shop.customers.filter(({ email }) => email !== '');
    const currencies = [shop.currency, ...shop.presentmentCurrencies.map(({ currency }) => currency)];
    const refused = REFUSALS[String(request.query['refused'])] ?? null;
    const scope = { title: 'Make an order', products, people, currencies, refused };
    show(request, response, shop, 'new-order', scope).catch(next);
  });

  router.post('/', (request, response, next) => {
    const shop = findShop(sandbox, request);
    if (!shop) return next();
    const parsed = orderRequestOfForm(request.body);
    if (!parsed.success) return response.redirect(303, `${request.baseUrl}/new?refused=nothing-chosen`);
    const made = makeOrder(sandbox, shop, parsed.data);
    if ('refused' in made) return response.redirect(303, `${request.baseUrl}/new?refused=not-understood`);
    response.redirect(303, `${request.baseUrl}/${made.id}`);
  });

  router.get('/:id.json', (request, response, next) => {
    const found = findOrder(sandbox, request);
    if (!found) return next();
    sendJson(response, { order: orderBody(found.shop, found.order) });
  });

  router.get('/:id', (request, response, next) => {
    const found = findOrder(sandbox, request);
    if (!found) return next();
    const refused = REFUSALS[String(request.query['refused'])] ?? null;
    const scope = { title: found.order.name, order: orderView(found.shop, found.order), refused };
    show(request, response, found.shop, 'order', scope).catch(next);
  });

  router.post('/:id/:action', (request, response, next) => {
    const found = findOrder(sandbox, request);
    const outcome = found && actOnOrder(sandbox, found.shop, found.order, request.params['action'] ?? '', request.body);
    if (!found || !outcome) return next();
    const refused = 'refused' in outcome ? `?refused=${outcome.refused}` : '';
    response.redirect(303, `${request.baseUrl}/${found.order.id}${refused}`);
  });

  return router;
}

function sendJson(response: Response, value: unknown): void {
  response.type('json').send(JSON.stringify(value, null, 2));
}

function findShop(sandbox: Sandbox, request: Request): Shop | null {
  const { shop: name = '' } = request.params as { shop?: string };
  return sandbox.world.shops[name] ?? sandbox.world.shops[`${name}.myshopify.com`] ?? null;
}

function findOrder(sandbox: Sandbox, request: Request): { shop: Shop; order: Order } | null {
  const shop = findShop(sandbox, request);
  const order = shop?.orders.find(({ id }) => id === request.params['id']);
  return shop && order ? { shop, order } : null;
}
