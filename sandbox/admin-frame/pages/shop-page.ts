import { shopHandle } from '../../control/shops.ts';
import type { Sandbox } from '../../world/sandbox.ts';
import type { Shop } from '../../world/types.ts';
import { html } from '../html.ts';
import { readExtensionBlocks } from '../theme-extension.ts';
import { card, sandboxPage } from './layout.ts';

/** The admin's home of one shop. */
export function shopPage(sandbox: Sandbox, shop: Shop): string {
  const admin = `/store/${shopHandle(shop)}`;
  const known = new Set(readExtensionBlocks(sandbox.app.themeExtension).map((block) => block.handle));
  const placed = shop.themeBlocks.filter((each) => known.has(each.block));
  const { installation } = shop;
  return sandboxPage({
    title: shop.name,
    body: html`<div class="cards">
        ${card(
          'Apps',
          html`<p>${sandbox.app.name} ${installation ? 'is installed with these scopes:' : 'is not installed.'}</p>
            <p>${installation?.scopes.map((scope) => html`<code>${scope}</code> `)}</p>
            <div class="actions">
              <a class="button primary" href="${admin}/apps/${sandbox.app.handle}"
                >${installation ? 'Open' : 'Install'}</a
              >
              ${installation && html`<form method="post" action="${admin}/apps/${sandbox.app.handle}/uninstall"><button class="button critical">Uninstall</button></form>`}
            </div>`,
        )}
        ${card(
          'Orders',
          html`<p>
              ${shop.orders.length} orders, ${shop.customers.length} customers, ${shop.discounts.length} discounts.
            </p>
            <div class="actions">
              <a class="button" href="${admin}/orders">Orders</a>
              <a class="button" href="${admin}/orders/new">Make an order</a>
            </div>`,
        )}
        ${card(
          'Online store',
          html`<p>${shop.products.length} products in ${shop.currency}.</p>
            <p><a class="button" href="${sandbox.urls.storefronts[shop.domain]}">Open the online store</a></p>`,
        )}
      </div>
      ${card(
        'Theme blocks',
        html`${placed.length === 0 ? html`<p>No block of the app has been put into the theme yet.</p>` : null}
          <ul class="rows">
            ${placed.map(
              (each) =>
                html`<li>
                  <span
                    ><strong>${each.block}</strong>
                    ${each.target === 'section' ? `in ${each.template}` : 'app embed'}</span
                  >
                  <form method="post" action="${admin}/themes/current/blocks">
                    <input type="hidden" name="block" value="${each.block}" />
                    <input type="hidden" name="template" value="${each.template}" />
                    <input type="hidden" name="active" value="${each.active ? 'no' : 'yes'}" />
                    <button class="button">${each.active ? 'Switch off' : 'Switch on'}</button>
                  </form>
                </li>`,
            )}
          </ul>
          <p><a class="button" href="${admin}/themes/current/editor">Theme editor</a></p>`,
      )}`,
  });
}
