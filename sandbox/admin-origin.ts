import express from 'express';
import { adminApiRouter } from './admin-api/router.ts';
import { assetsRouter } from './admin-frame/assets.ts';
import { sandboxPage } from './admin-frame/pages/layout.ts';
import { html } from './admin-frame/html.ts';
import { adminFrameRouter } from './admin-frame/router.ts';
import { refuseOtherWebsites } from './control/http.ts';
import type { ControlParts } from './control/parts.ts';
import { controlRouter } from './control/router.ts';
import { mailRouter } from './mail/pages.ts';
import { oauthRouter } from './oauth/router.ts';
import { ordersRouter } from './orders/router.ts';
import { deliveryRouter } from './webhooks/pages.ts';

/**
 * One origin with two faces: what a shop's own domain answers to the app's server, which says so with
 * X-Forwarded-Host, and the pages people open in a browser.
 */
export async function createAdminOrigin(parts: ControlParts): Promise<express.Express> {
  const { sandbox } = parts;
  const shopDomain = express.Router();
  shopDomain.use(oauthRouter(sandbox), adminApiRouter(sandbox));
  shopDomain.use((_request, response) => void response.status(404).json({ errors: 'Not Found' }));

  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    if (request.get('x-forwarded-host')?.endsWith('.myshopify.com')) shopDomain(request, response, next);
    else next();
  });
  app.use('/control', controlRouter(parts));
  app.use(refuseOtherWebsites);
  app.use(await assetsRouter());
  app.use('/mail', mailRouter(sandbox));
  app.use('/deliveries', deliveryRouter(parts.webhooks));
  app.use('/store/:shop/orders', ordersRouter(sandbox));
  app.use(adminFrameRouter(sandbox));
  app.use((_request, response) => {
    const body = html`<p>The sandbox has no such page. <a href="/">Back to its front page</a></p>`;
    response.status(404).send(sandboxPage({ title: 'Not found', body }));
  });
  return app;
}
