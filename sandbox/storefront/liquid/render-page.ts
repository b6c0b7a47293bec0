import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { Context, type Liquid } from 'liquidjs';
import { appsSectionId, renderBlocks } from './blocks.ts';
import { createEngine } from './engine.ts';
import type { ThemeExtension } from './extension.ts';
import { assetTags, headerOf, inlineScriptTags } from './header.ts';
import { globalObjects } from './objects.ts';
import type { Page } from './page.ts';

export const THEME_FOLDER = fileURLToPath(new URL('../../theme', import.meta.url));

/** The theme of every pretend store, with the app's extension in it. */
export interface Theme {
  engine: Liquid;
  extension: ThemeExtension;
}

export function openTheme(extension: ThemeExtension): Theme {
  return { engine: createEngine(THEME_FOLDER, (file) => `/theme/assets/${file}`), extension };
}

/** Renders a template of the theme, with the app's blocks, inside its layout. */
export async function renderTemplate(theme: Theme, page: Page, template: string, scope: object = {}): Promise<string> {
  const blocks = await renderAppsSection(theme, page);
  const context = contextFor(theme, page, { ...scope, content_for_app_blocks: blocks });
  const content = String(await theme.engine.renderFile(path.join('templates', template), context));
  return wrap(theme, page, context, content);
}

/** Renders Liquid that the app's proxy answered, inside the layout unless it says `{% layout none %}`. */
export async function renderProxied(theme: Theme, page: Page, source: string): Promise<string> {
  const context = contextFor(theme, page, {});
  return wrap(theme, page, context, String(await theme.engine.parseAndRender(source, context)));
}

/**
 * The section that holds the app's blocks on a template; nothing where there are none. The theme editor always shows it, so
 * that a block can be put there.
 */
async function renderAppsSection(theme: Theme, page: Page): Promise<string> {
  const blocks = await renderBlocks(page, theme.extension, 'section');
  if (blocks === '' && !page.isDesignMode) return '';
  return `<div id="shopify-section-${appsSectionId(page)}" class="shopify-section">${blocks}</div>`;
}

/** One section by itself, as scripts and the theme editor ask for it; null when the page has no such section. */
export async function renderSection(theme: Theme, page: Page, id: string): Promise<string | null> {
  if (id !== appsSectionId(page)) return null;
  const section = await renderAppsSection(theme, page);
  if (section === '') return null;
  // The editor's page may not have the files of a block that was only now put there.
  return page.isDesignMode ? section + assetTags(page) + inlineScriptTags(page) : section;
}

/** What a template assigns is seen by its layout, as at Shopify: one context for both. */
function contextFor(theme: Theme, page: Page, scope: object): Context {
  const { engine } = theme;
  return new Context(scope, engine.options, { globals: globalObjects(page) }, { liquid: engine });
}

async function wrap(theme: Theme, page: Page, context: Context, content: string): Promise<string> {
  if (page.layout === null) return content;
  const embeds = page.layout === 'theme' ? await renderBlocks(page, theme.extension, 'body') : '';
  context.push({
    content_for_layout: content,
    content_for_header: headerOf(page),
    content_for_body_end: [embeds, inlineScriptTags(page)].filter(Boolean).join('\n'),
    has_cookie_banner: page.shop.hasCookieBanner === true,
  });
  return String(await theme.engine.renderFile(path.join('layout', page.layout), context));
}
