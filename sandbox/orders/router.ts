import { fileURLToPath } from 'node:url';
import express, { Router, type Request, type Response } from 'express';
import { Liquid } from 'liquidjs';
import type { Sandbox } from '../world/sandbox.ts';
import type { Order, Shop } from '../world/types.ts';
import { cancelOrder, fulfillOrder, payOrder, type Cancellation } from './change-order.ts';
import { orderBody } from './order-body.ts';
import { orderView } from './order-view.ts';
import { parseRefundForm } from './refund-form.ts';
import { refundOrder } from './refund-order.ts';

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
};

const CANCEL_REASONS = ['customer', 'fraud', 'inventory', 'declined', 'other'] as const;

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
    const fields = request.body as Record<string, unknown>;
    const outcome = found && act(sandbox, found.shop, found.order, request.params['action'] ?? '', fields);
    if (!found || !outcome) return next();
    const refused = 'refused' in outcome ? `?refused=${outcome.refused}` : '';
    response.redirect(303, `${request.baseUrl}/${found.order.id}${refused}`);
  });

  return router;
}

function act(
  sandbox: Sandbox,
  shop: Shop,
  order: Order,
  action: string,
  body: Record<string, unknown>,
): { ok: true } | { refused: string } | null {
  switch (action) {
    case 'pay':
      return payOrder(sandbox, shop, order);
    case 'fulfill':
      return fulfillOrder(sandbox, shop, order);
    case 'cancel':
      return cancelOrder(sandbox, shop, order, parseCancellation(body));
    case 'refund': {
      const request = parseRefundForm(body);
      return request ? refundOrder(sandbox, shop, order, request) : { refused: 'not-a-number' };
    }
    default:
      return null;
  }
}

function parseCancellation(body: Record<string, unknown>): Cancellation {
  const reason = CANCEL_REASONS.find((each) => each === body['reason']) ?? 'customer';
  return { reason, refund: body['refund'] !== 'no' };
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
