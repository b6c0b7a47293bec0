import express from 'express';
import { z } from 'zod';
import { mintSessionToken } from '../oauth/session-token.ts';
import type { Sandbox } from '../world/sandbox.ts';
import { pickerResources } from './resources.ts';
import { extensionStatus } from './theme-extension.ts';
import { withShop } from './with-shop.ts';

const search = z.object({
  type: z.enum(['product', 'variant', 'collection']),
  query: z.string().default(''),
  filter: z.string().default(''),
});

/** What the frame's script asks when the app in it asks App Bridge. */
export function bridgeRoutes(sandbox: Sandbox): express.Router {
  const router = express.Router();
  router.post(
    '/store/:shop/bridge/id-token',
    withShop(sandbox, (shop, _request, response) => void response.json({ token: mintSessionToken(sandbox, shop) })),
  );
  router.post(
    '/store/:shop/bridge/extensions',
    withShop(sandbox, (shop, _request, response) => {
      response.json({ extensions: extensionStatus(sandbox.app.themeExtension, shop) });
    }),
  );
  router.post(
    '/store/:shop/bridge/scopes',
    withShop(sandbox, (shop, _request, response) => {
      response.json({ granted: shop.installation?.scopes ?? [], required: sandbox.app.scopes, optional: [] });
    }),
  );
  router.get(
    '/store/:shop/bridge/resources',
    withShop(sandbox, (shop, request, response) => {
      const asked = search.safeParse(request.query).data;
      if (!asked) return void response.status(400).end();
      response.json({ resources: pickerResources(shop, asked.type, `${asked.query} ${asked.filter}`) });
    }),
  );
  return router;
}
