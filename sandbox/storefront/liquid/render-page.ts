import { fileURLToPath } from 'node:url';
import path from 'node:path';
import type { Liquid } from 'liquidjs';
import { renderBlocks } from './blocks.ts';
import { createEngine } from './engine.ts';
import { escapeHtml } from './escape.ts';
import type { ThemeExtension } from './extension.ts';
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
  const globals = globalObjects(page);
  const blocks = await renderBlocks(page, theme.extension, 'section');
  const file = path.join('templates', template);
  const content = String(
    await theme.engine.renderFile(file, { ...scope, content_for_app_blocks: blocks }, { globals }),
  );
  return wrap(theme, page, globals, scope, content);
}

/** Renders Liquid that the app's proxy answered, inside the layout unless it says `{% layout none %}`. */
export async function renderProxied(theme: Theme, page: Page, source: string): Promise<string> {
  const globals = globalObjects(page);
  return wrap(theme, page, globals, {}, String(await theme.engine.parseAndRender(source, {}, { globals })));
}

async function wrap(theme: Theme, page: Page, globals: object, scope: object, content: string): Promise<string> {
  if (page.layout === null) return content;
  const embeds = page.layout === 'theme' ? await renderBlocks(page, theme.extension, 'body') : '';
  const layoutScope = {
    ...scope,
    content_for_layout: content,
    content_for_header: headerOf(page),
    content_for_body_end: [embeds, footerOf(page)].filter(Boolean).join('\n'),
  };
  return String(await theme.engine.renderFile(path.join('layout', page.layout), layoutScope, { globals }));
}

/** What Shopify puts into the head by itself: the assets that blocks name in their schema, each once a page. */
function headerOf({ assets }: Page): string {
  return [
    ...[...assets.stylesheets].map((url) => `<link href="${escapeHtml(url)}" rel="stylesheet" media="all">`),
    ...[...assets.scripts].map((url) => `<script src="${escapeHtml(url)}" async></script>`),
    ...[...assets.inlineStyles].map((code) => `<style>${code}</style>`),
  ].join('\n');
}

function footerOf({ assets }: Page): string {
  return [...assets.inlineScripts].map((code) => `<script>(function(){${code}})();</script>`).join('\n');
}
