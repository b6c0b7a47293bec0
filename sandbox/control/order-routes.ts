import express from 'express';
import { z } from 'zod';
import { placeOrder } from '../orders/place-order.ts';
import { read, RefusedRequest, requireShop, route } from './http.ts';
import type { ControlParts } from './parts.ts';

const wanted = z.strictObject({
  /** The shop's first product unless given. */
  variantId: z.string().optional(),
  quantity: z.number().int().positive().default(1),
  /** Empty for a buyer who gives none. */
  email: z.string().default(''),
  codes: z.array(z.string()).default([]),
  test: z.boolean().default(false),
  sourceName: z.string().default('web'),
  payment: z.enum(['paid', 'pending']).default('paid'),
});

/** Orders that come about elsewhere than in the online store: tests, drafts, the till. */
export function orderRoutes(parts: ControlParts): express.Router {
  const router = express.Router();
  router.post(
    '/shops/:shop/orders',
    route((request) => {
      const shop = requireShop(parts, request.params['shop']);
      const { variantId: asked, quantity, ...order } = read(wanted, request);
      const variants = shop.products.flatMap(({ variants }) => variants);
      const variant = asked === undefined ? variants[0] : variants.find(({ id }) => id === asked);
      if (variant === undefined) throw new RefusedRequest(404, 'The shop sells nothing of that id.');
      const placed = placeOrder(parts.sandbox, shop, { ...order, lines: [{ variantId: variant.id, quantity }] });
      return { order: { id: placed.id, name: placed.name, codes: placed.discountCodes.map(({ code }) => code) } };
    }),
  );
  return router;
}
