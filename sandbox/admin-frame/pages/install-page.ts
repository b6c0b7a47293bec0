import { shopHandle } from '../../control/shops.ts';
import type { Sandbox } from '../../world/sandbox.ts';
import type { Shop } from '../../world/types.ts';
import { html } from '../html.ts';
import { card, sandboxPage } from './layout.ts';

/** What the merchant sees before the app is installed: who asks for which access. */
export function installPage(sandbox: Sandbox, shop: Shop): string {
  const admin = `/store/${shopHandle(shop)}`;
  return sandboxPage({
    title: `Install ${sandbox.app.name}`,
    crumbs: [{ label: shop.name, href: admin }],
    body: card(
      `${sandbox.app.name} wants access to ${shop.name}`,
      html`<ul>
          ${sandbox.app.scopes.map((scope) => html`<li>${sentence(scope)} <code>${scope}</code></li>`)}
        </ul>
        <form method="post" action="${admin}/apps/${sandbox.app.handle}/install">
          <button class="button primary">Install</button> <a class="button" href="${admin}">Cancel</a>
        </form>`,
    ),
  });
}

function sentence(scope: string): string {
  const [verb, ...thing] = scope.split('_');
  return `${verb === 'write' ? 'Change' : 'See'} ${thing.join(' ')}`;
}
