import express from 'express';
import { z } from 'zod';
import { read, requireShop, route } from './http.ts';
import type { ControlParts } from './parts.ts';

const blocks = z.strictObject({
  blocks: z.array(
    z.strictObject({
      block: z.string().min(1),
      target: z.enum(['section', 'body']).default('section'),
      template: z.string().default('product'),
      settings: z.record(z.string(), z.unknown()).default({}),
      active: z.boolean().default(true),
    }),
  ),
});
const names = z.strictObject({
  shop: z.string().optional(),
  /** Of the first product. */
  product: z.string().optional(),
  /** First names by e-mail address. */
  customers: z.record(z.string(), z.string()).default({}),
});

/** What stands in the merchant's theme, and what the merchant and their customers are called. */
export function themeRoutes(parts: ControlParts): express.Router {
  const router = express.Router();
  const { sandbox } = parts;

  router.put(
    '/shops/:shop/theme-blocks',
    route((request) => {
      const shop = requireShop(parts, request.params['shop']);
      shop.themeBlocks = read(blocks, request).blocks;
      sandbox.changed();
      return { blocks: shop.themeBlocks };
    }),
  );
  router.put(
    '/shops/:shop/names',
    route((request) => {
      const shop = requireShop(parts, request.params['shop']);
      const wanted = read(names, request);
      shop.name = wanted.shop ?? shop.name;
      const [product] = shop.products;
      if (product) product.title = wanted.product ?? product.title;
      for (const customer of shop.customers) {
        customer.firstName = wanted.customers[customer.email] ?? customer.firstName;
      }
      sandbox.changed();
      return { shop: shop.name, product: product?.title ?? null };
    }),
  );
  return router;
}
