import path from 'node:path';
import { Router } from 'express';
import type { Theme } from '../storefront/liquid/render-page.ts';
import { show } from '../storefront/show.ts';
import { customerOf, later, notFoundError, shopNow, type Store } from '../storefront/visit.ts';
import { bundleExtension, bundleOwn } from './bundle.ts';
import { mintBuyerToken } from './buyer-token.ts';
import { framePage, type FrameFacts } from './frame-page.ts';
import { readUiExtensions, readWords, spell, type PlacedExtension } from './read-extensions.ts';

const fullPage = 'customer-account.page.render';

/** Where UI extensions are shown: on the thank-you page, on an order's page, and as pages of the customer's account. */
export function uiExtensionRoutes(store: Store, theme: Theme): Router {
  const router = Router();
  const extensions = () => readUiExtensions(path.dirname(path.resolve(store.sandbox.app.themeExtension)));
  const find = (isWanted: (extension: PlacedExtension) => boolean): PlacedExtension => {
    const found = extensions().find(isWanted);
    if (found === undefined) throw notFoundError();
    return found;
  };
  /** Built at the first look, and again for nobody: a developer starts the sandbox anew. */
  const built = new Map<string, Promise<string>>();
  const once = (key: string, make: () => Promise<string>): Promise<string> => {
    const made = built.get(key) ?? make();
    built.set(key, made);
    return made;
  };

  router.get(
    '/ui-extensions/page.js',
    later(async (_request, response) => {
      response.type('text/javascript').send(await once('page', () => bundleOwn('page')));
    }),
  );

  /** What is shown at a place. A merchant would have put it there in the checkout and accounts editor. */
  router.get('/ui-extensions/places', (request, response) => {
    const language = String(request.query['language'] ?? '');
    const target = String(request.query['target'] ?? '');
    const shown = extensions().filter((extension) => extension.target === target);
    response
      .set('Cache-Control', 'no-store')
      .json(
        shown.map(({ handle, name, folder }) => ({ handle, name: spell(name, readWords(folder, language).words) })),
      );
  });

  router.get('/ui-extensions/session-token', (request, response) => {
    const customerId = customerOf(store, request)?.id ?? null;
    response
      .set('Cache-Control', 'no-store')
      .json({ token: mintBuyerToken(store.sandbox, shopNow(store), customerId) });
  });

  router.get(
    '/ui-extensions/frame',
    later(async (request, response) => {
      const { handle, target, language } = request.query;
      const extension = find((each) => each.handle === handle && each.target === target);
      const appUrl = store.sandbox.urls.tunnel;
      const [host, script] = await Promise.all([
        once('frame', () => bundleOwn('frame')),
        once(`${extension.handle} ${extension.target} ${appUrl}`, () => bundleExtension(extension, appUrl)),
      ]);
      const shop = shopNow(store);
      const facts: FrameFacts = {
        target: extension.target,
        ...readWords(extension.folder, typeof language === 'string' ? language : shop.locale),
        buyerLanguage: typeof language === 'string' ? language : shop.locale,
        shop: {
          id: `gid://shopify/Shop/${shop.id}`,
          name: shop.name,
          myshopifyDomain: shop.domain,
          storefrontUrl: store.sandbox.urls.storefronts[shop.domain] ?? '',
        },
      };
      response
        // Of no origin, even when it is opened by itself: like Shopify's worker, it reaches nothing of the shop's.
        .set('Content-Security-Policy', frameSandbox(extension))
        .type('html')
        .send(framePage(facts, host, script));
    }),
  );

  router.get(
    '/account/orders/:id',
    later(async (request, response) => {
      const customer = customerOf(store, request);
      if (!customer)
        return response.redirect(302, `/account/login?return_to=${encodeURIComponent(request.originalUrl)}`);
      const { id } = request.params;
      const order = shopNow(store).orders.find((each) => each.customerId === customer.id && each.id === id);
      if (!order) throw notFoundError();
      const lines = order.lines.map(({ title, quantity }) => ({ title, quantity }));
      const scope = { order: { name: order.name, lines, cancelled: order.cancelledAt !== null } };
      await show(store, theme, request, response, 'customers/order', { layout: 'checkout', scope });
    }),
  );

  router.get(
    '/account/pages/:handle',
    later(async (request, response) => {
      if (!customerOf(store, request))
        return response.redirect(302, `/account/login?return_to=${encodeURIComponent(request.originalUrl)}`);
      const { handle } = find((each) => each.target === fullPage && each.handle === request.params['handle']);
      await show(store, theme, request, response, 'customers/extension-page', {
        layout: 'checkout',
        scope: { handle },
      });
    }),
  );

  return router;
}

function frameSandbox({ mayFetch }: PlacedExtension): string {
  const rights = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';
  return `sandbox ${rights}; connect-src ${mayFetch ? '*' : "'none'"}`;
}
