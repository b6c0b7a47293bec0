import { shopHandle } from '../../control/shops.ts';
import { OWNER_ID } from '../../oauth/session-token.ts';
import type { Sandbox } from '../../world/sandbox.ts';
import type { Shop } from '../../world/types.ts';
import { embeddedUrl } from '../embedded-url.ts';
import type { FrameConfig } from '../frame/page.ts';
import { html, jsonInHtml } from '../html.ts';
import { document } from './layout.ts';

/** The admin with the app in it. `path` is the app's own path and query. */
export function appPage(sandbox: Sandbox, shop: Shop, path: string, locale: string): string {
  const admin = `/store/${shopHandle(shop)}`;
  const home = `${admin}/apps/${sandbox.app.handle}`;
  const config: FrameConfig = {
    appOrigin: new URL(sandbox.urls.tunnel).origin,
    basePath: home,
    bridgePath: `${admin}/bridge`,
    user: { id: Number(OWNER_ID), name: `Owner of ${shop.name}`, email: shop.email, accountAccess: 'Account owner' },
  };
  return document(
    `${shop.name} · ${sandbox.app.name}`,
    html`<link rel="stylesheet" href="/sandbox-assets/frame.css" />
      <div class="admin">
        <header class="top">
          <a href="/">Sandbox</a>
          <span class="shop">${shop.name}</span>
          <div id="save-bar" role="region" aria-label="Unsaved changes" hidden>
            <span>Unsaved changes</span>
            <button type="button" class="button" id="save-bar-discard">Discard</button>
            <button type="button" class="button primary" id="save-bar-save">Save</button>
          </div>
        </header>
        <div id="loading" role="progressbar" aria-label="Loading" hidden></div>
        <details class="side" id="menu" open>
          <summary>Menu</summary>
          <nav aria-label="Admin">
            <a href="${admin}">Home</a>
            <a href="${admin}/orders">Orders</a>
            <a href="${sandbox.urls.storefronts[shop.domain]}" target="_blank">Online store</a>
            <span class="side-heading">Apps</span>
            <a href="${home}" class="app-home">${sandbox.app.name}</a>
            <div id="app-nav"></div>
          </nav>
        </details>
        <main class="app">
          <div class="title-bar">
            <span class="app-name">${sandbox.app.name}</span><span id="page-title"></span
            ><span id="page-actions"></span>
          </div>
          <iframe
            id="app-frame"
            title="${sandbox.app.name}"
            name="app-iframe"
            allow="clipboard-write"
            data-src="${embeddedUrl(sandbox, shop, path, locale)}"
          ></iframe>
        </main>
        <div id="toasts" role="status" aria-live="polite"></div>
        <script id="frame-config" type="application/json">
          ${jsonInHtml(config)}
        </script>
        <script src="/sandbox-assets/admin-frame.js"></script>
      </div>`,
  );
}
