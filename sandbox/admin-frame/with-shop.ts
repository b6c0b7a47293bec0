import type express from 'express';
import { findShop } from '../control/shops.ts';
import type { Sandbox } from '../world/sandbox.ts';
import type { Shop } from '../world/types.ts';

type ShopHandler = (
  shop: Shop,
  request: express.Request,
  response: express.Response,
  next: express.NextFunction,
) => void;

/** A route under `/store/:shop`: called with the shop, or passed by when there is none of that name. */
export function withShop(sandbox: Pick<Sandbox, 'world'>, act: ShopHandler): express.RequestHandler {
  return (request, response, next) => {
    const shop = findShop(sandbox, request.params['shop'] ?? '');
    if (shop) act(shop, request, response, next);
    else next();
  };
}
