import { shopHandle } from '../../control/shops.ts';
import type { Sandbox } from '../../world/sandbox.ts';
import type { Shop } from '../../world/types.ts';
import { html } from '../html.ts';
import { readExtensionBlocks, type ExtensionBlock } from '../theme-extension.ts';
import { card, sandboxPage } from './layout.ts';

export const templates = ['index', 'product', 'collection', 'cart', 'page', 'customers/account'];

export interface EditorVisit {
  template: string;
  /** The block that the deep link asks for, not saved yet. */
  wanted: ExtensionBlock | null;
  /** What is wrong with the deep link, in words. */
  problem: string | null;
}

/** Reads a deep link: `addAppBlockId` for a block, `activateAppId` for an app embed, both `{client id}/{block}`. */
export function readEditorVisit(sandbox: Sandbox, query: Record<string, unknown>): EditorVisit {
  const template = typeof query['template'] === 'string' ? query['template'] : 'index';
  const asked = query['addAppBlockId'] ?? query['activateAppId'];
  if (typeof asked !== 'string') return { template, wanted: null, problem: null };
  const slash = asked.indexOf('/');
  const blocks = readExtensionBlocks(sandbox.app.themeExtension);
  const wanted = blocks.find((block) => block.handle === asked.slice(slash + 1)) ?? null;
  if (asked.slice(0, slash) !== sandbox.app.clientId)
    return { template, wanted: null, problem: `No app has the client id in "${asked}".` };
  if (!wanted) return { template, wanted, problem: `The app has no block "${asked.slice(slash + 1)}".` };
  const isEmbed = wanted.target !== 'section';
  const problem =
    isEmbed === 'activateAppId' in query
      ? null
      : `"${wanted.handle}" is ${isEmbed ? 'an app embed: link to it with activateAppId' : 'an app block: link to it with addAppBlockId'}.`;
  return { template, wanted: problem ? null : wanted, problem };
}

/** A stand-in for the theme editor: shows the block that a deep link adds, and keeps it when the merchant saves. */
export function themeEditorPage(sandbox: Sandbox, shop: Shop, visit: EditorVisit): string {
  const admin = `/store/${shopHandle(shop)}`;
  const blocks = readExtensionBlocks(sandbox.app.themeExtension);
  const option = (value: string, label: string, selected: boolean) =>
    html`<option value="${value}" ${selected ? html`selected` : null}>${label}</option>`;
  return sandboxPage({
    title: 'Theme editor',
    crumbs: [{ label: shop.name, href: admin }],
    body: html`${visit.problem === null ? null : html`<p class="banner critical" role="alert">${visit.problem}</p>`}
      ${visit.wanted && html`<p class="banner" role="status"><strong>${visit.wanted.name}</strong> was added to <strong>${visit.template}</strong>. It shows in the store once you save.</p>`}
      ${
        blocks.length === 0
          ? html`<p>The app has no theme blocks.</p>`
          : card(
              'Add a block of the app',
              html`<form class="fields" method="post" action="${admin}/themes/current/blocks">
                <label
                  >Block
                  <select name="block">
                    ${blocks.map((block) => option(block.handle, block.name, block === visit.wanted || block.handle === visit.wanted?.handle))}
                  </select></label
                >
                <label
                  >Template
                  <select name="template">
                    ${[...new Set([...templates, visit.template])].map((each) => option(each, each, each === visit.template))}
                  </select></label
                >
                <input type="hidden" name="active" value="yes" />
                <button class="button primary">Save</button>
              </form>`,
            )
      }
      <p><a class="button" href="${admin}">Leave the editor</a></p>`,
  });
}
