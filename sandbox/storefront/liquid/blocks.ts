import path from 'node:path';
import type { ThemeBlock } from '../../world/types.ts';
import { escapeHtml } from './escape.ts';
import type { BlockSchema, ThemeExtension } from './extension.ts';
import { appObject, globalObjects } from './objects.ts';
import type { Page } from './page.ts';
import { productObject } from './product-object.ts';
import { loadTranslations, translate } from './translate.ts';

/** Renders the blocks the merchant switched on for this page: app blocks of its template, or app embeds. */
export async function renderBlocks(
  page: Page,
  extension: ThemeExtension,
  target: ThemeBlock['target'],
): Promise<string> {
  const wanted = page.shop.themeBlocks.filter(
    (block) => block.active && block.target === target && (target === 'body' || block.template === page.template),
  );
  // Uninstalling an app takes its blocks out of every theme.
  if (page.shop.installation === null) return '';
  const parts: string[] = [];
  for (const block of wanted)
    parts.push(await renderBlock(page, extension, block, page.shop.themeBlocks.indexOf(block)));
  return parts.join('\n');
}

async function renderBlock(page: Page, extension: ThemeExtension, block: ThemeBlock, index: number): Promise<string> {
  const schema = extension.readSchema(block.block);
  if (!schema || !isPlacedOn(schema, page.template)) return '';
  const globals = { ...globalObjects(page), app: appObject(page) };
  if (schema.available_if !== undefined) {
    const available: unknown = await extension.engine.parseAndRender(schema.available_if, {}, { globals });
    if (String(available).trim() !== 'true') return '';
  }
  const id = `${block.block.replaceAll('-', '_')}_${index}`;
  const editor = JSON.stringify({ id, type: `shopify://apps/${page.sandbox.app.handle}/blocks/${block.block}` });
  const scope = {
    block: {
      id,
      type: block.block,
      name: schema.name,
      settings: settingsOf(page, extension, schema, block),
      shopify_attributes: page.isDesignMode ? `data-shopify-editor-block="${escapeHtml(editor)}"` : '',
    },
    // All that a block is told of its section.
    section: { id: appsSectionId(page) },
  };
  const html = String(await extension.engine.renderFile(path.join('blocks', block.block), scope, { globals }));
  if (schema.javascript) page.assets.scripts.add(page.origin + extension.assetUrl(schema.javascript));
  if (schema.stylesheet) page.assets.stylesheets.add(page.origin + extension.assetUrl(schema.stylesheet));
  const classes = ['shopify-block', 'shopify-app-block', schema.class].filter(Boolean).join(' ');
  const tag = schema.tag ?? 'div';
  return `<${tag} id="shopify-block-${id}" class="${escapeHtml(classes)}">${html}</${tag}>`;
}

/** The section of the page's template that holds the app's blocks. */
export function appsSectionId({ template }: Page): string {
  return `template--${template.replaceAll('/', '-') || 'proxy'}__apps`;
}

function isPlacedOn(schema: BlockSchema, template: string): boolean {
  const names = (templates: string[] | undefined) => templates?.some((name) => name === '*' || name === template);
  if (schema.enabled_on?.templates) return names(schema.enabled_on.templates) ?? false;
  return !names(schema.disabled_on?.templates);
}

/** Defaults of the schema, then what the merchant set. A default may be a key of the schema's locale files. */
function settingsOf(
  page: Page,
  extension: ThemeExtension,
  schema: BlockSchema,
  block: ThemeBlock,
): Record<string, unknown> {
  const translations = loadTranslations(path.join(extension.folder, 'locales'), page.shop.locale, 'schema');
  const settings: Record<string, unknown> = {};
  for (const setting of schema.settings) {
    if (setting.id === undefined) continue;
    const value = block.settings[setting.id] ?? setting.default ?? null;
    const isKey = typeof value === 'string' && value.startsWith('t:');
    settings[setting.id] = isKey ? translate(translations, value.slice(2), {}) : value;
    if (setting.type === 'product') settings[setting.id] = chosenProduct(page, value, setting['autofill'] === true);
  }
  return settings;
}

function chosenProduct(page: Page, value: unknown, autofill: boolean): Record<string, unknown> | null {
  const chosen = page.shop.products.find(({ handle, id }) => value === handle || value === id);
  const product = chosen ?? (autofill ? page.product : null);
  return product && productObject(page, product);
}
