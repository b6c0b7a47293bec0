import express from 'express';
import { z } from 'zod';
import { shopHandle } from '../control/shops.ts';
import type { Sandbox } from '../world/sandbox.ts';
import { readEditorVisit, themeEditorPage } from './pages/theme-editor.ts';
import { activateBlock, readExtensionBlocks } from './theme-extension.ts';
import { withShop } from './with-shop.ts';

const change = z.object({ block: z.string(), template: z.string().default('index'), active: z.enum(['yes', 'no']) });

/** The stand-in for the theme editor, and what its Save button does. */
export function themeRoutes(sandbox: Sandbox): express.Router {
  const router = express.Router();
  router.get(
    '/store/:shop/themes/current/editor',
    withShop(sandbox, (shop, request, response) => {
      response.send(themeEditorPage(sandbox, shop, readEditorVisit(sandbox, request.query)));
    }),
  );
  router.post(
    '/store/:shop/themes/current/blocks',
    express.urlencoded({ extended: false }),
    withShop(sandbox, (shop, request, response) => {
      const asked = change.safeParse(request.body).data;
      const block = readExtensionBlocks(sandbox.app.themeExtension).find((each) => each.handle === asked?.block);
      if (!asked || !block) return void response.status(400).type('text').send('The app has no such block.');
      if (asked.active === 'yes') activateBlock(shop, block, asked.template);
      else {
        const placed = shop.themeBlocks.filter(
          (each) => each.block === asked.block && each.template === asked.template,
        );
        for (const each of placed) each.active = false;
      }
      sandbox.changed();
      response.redirect(303, `/store/${shopHandle(shop)}`);
    }),
  );
  return router;
}
