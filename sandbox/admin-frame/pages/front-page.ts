import { shopHandle } from '../../control/shops.ts';
import type { Sandbox } from '../../world/sandbox.ts';
import type { Shop } from '../../world/types.ts';
import { html, type Html } from '../html.ts';
import { card, sandboxPage } from './layout.ts';

/** The sandbox's front page: what there is and where it is. */
export function frontPage(sandbox: Sandbox): string {
  const shops = Object.values(sandbox.world.shops);
  const { mails } = sandbox.world;
  return sandboxPage({
    title: 'A pretend Shopify',
    body: html`<p>
        Everything here runs on this machine: shops with goods and people, the Shopify admin with ${sandbox.app.name} in
        it, an online store for each shop, webhooks and a mailbox. Nothing leaves it.
      </p>
      <div class="cards">${shops.map((shop) => shopCard(sandbox, shop))}</div>
      <div class="cards">
        ${card(
          'Mail',
          html`<p>${mails.length} caught. Every mail that the app sends ends here.</p>
            <p><a class="button" href="/mail">Open the mailbox</a></p>`,
        )}
        ${card(
          'Webhooks',
          html`<p>What was sent to the app, how it answered, and what is tried again.</p>
            <p><a class="button" href="/deliveries">See deliveries</a></p>`,
        )}
        ${card(
          'Control',
          html`<p>Make things go wrong, move the clock, expire tokens: a JSON interface for tests and the terminal.</p>
            <p><a class="button" href="/control">GET /control</a></p>`,
        )}
      </div>
      ${card('Try it', tryIt(sandbox))}`,
  });
}

function shopCard(sandbox: Sandbox, shop: Shop): Html {
  const admin = `/store/${shopHandle(shop)}`;
  return card(
    shop.name,
    html`<p>${shop.domain} · ${shop.currency} · ${shop.locale}</p>
      <p class="actions">
        <a class="button primary" href="${admin}/apps/${sandbox.app.handle}"
          >${shop.installation ? `Open ${sandbox.app.name}` : `Install ${sandbox.app.name}`}</a
        >
        <a class="button" href="${admin}">Admin</a>
        <a class="button" href="${sandbox.urls.storefronts[shop.domain]}">Online store</a>
        <a class="button" href="${admin}/orders">Orders</a>
      </p>`,
  );
}

function tryIt(sandbox: Sandbox): Html {
  return html`<ol>
      <li>Install ${sandbox.app.name} in a shop and set up a program.</li>
      <li>In the online store sign in as a customer, find the share block and copy the invite link.</li>
      <li>Open the link in a private window, claim the discount and check out as somebody else.</li>
      <li>Look at the order, at the webhook, at the referral in the app and at the mailbox.</li>
      <li>Refund the order and watch what becomes of the reward.</li>
    </ol>
    <p>The pretend clock says ${sandbox.now().toISOString().slice(0, 16).replace('T', ' ')} UTC. To move it:</p>
    <pre>curl -X POST ${sandbox.urls.admin}/control/clock -H 'content-type: application/json' -d '{"days": 14}'</pre>
    <p>sandbox/README.md has the rest, docs/fidelity.md says how close this is to the real thing.</p>`;
}
