import express from 'express';
import { z } from 'zod';
import { actOnOrder } from '../orders/order-actions.ts';
import { orderBody } from '../orders/order-body.ts';
import { makeOrder, orderRequest } from '../orders/order-request.ts';
import type { Order, Shop } from '../world/types.ts';
import { read, RefusedRequest, requireShop, route } from './http.ts';
import type { ControlParts } from './parts.ts';

/** Orders without a browser: made, paid, sent, paid back, disputed and judged. */
export function orderRoutes(parts: ControlParts): express.Router {
  const router = express.Router();
  const { sandbox } = parts;

  router.post(
    '/shops/:shop/orders',
    route((request) => {
      const shop = requireShop(parts, request.params['shop']);
      const made = makeOrder(sandbox, shop, read(orderRequest, request));
      if ('refused' in made) throw new RefusedRequest(400, made.refused);
      return answer(shop, made);
    }),
  );
  router.post(
    '/shops/:shop/orders/:id/:action',
    route((request) => {
      const shop = requireShop(parts, request.params['shop']);
      const wanted = request.params['id'];
      const order = shop.orders.find(({ id, name }) => id === wanted || name === `#${wanted ?? ''}`);
      if (!order) throw new RefusedRequest(404, `${shop.domain} has no order ${wanted ?? ''}.`);
      const action = request.params['action'] ?? '';
      const outcome = actOnOrder(sandbox, shop, order, action, read(z.looseObject({}), request));
      if (!outcome) throw new RefusedRequest(404, `Nothing can be done to an order by the name of ${action}.`);
      if ('refused' in outcome) throw new RefusedRequest(409, `Refused: ${outcome.refused}.`);
      return answer(shop, order);
    }),
  );
  return router;
}

function answer(shop: Shop, order: Order): Record<string, unknown> {
  const codes = order.discountCodes.map(({ code }) => code);
  return { order: { id: order.id, name: order.name, codes }, body: orderBody(shop, order) };
}
