import { Liquid } from 'liquidjs';
import path from 'node:path';
import { escapeHtml } from './escape.ts';
import { namedArguments, shopifyFilters } from './filters.ts';
import { pageOf } from './page.ts';
import { registerTags } from './tags.ts';
import { loadTranslations, translate } from './translate.ts';

/**
 * Liquid for one folder in Shopify's layout: its snippets, its locales, its assets. Strict about filters and tags: one
 * that Shopify would not know must not pass here. `assetUrl` is where the folder's assets are served.
 */
export function createEngine(folder: string, assetUrl: (file: string) => string): Liquid {
  const liquid = new Liquid({
    root: folder,
    partials: path.join(folder, 'snippets'),
    extname: '.liquid',
    strictFilters: true,
    jsTruthy: false,
    timezoneOffset: 0,
  });
  registerTags(liquid);
  for (const [name, filter] of Object.entries(shopifyFilters)) liquid.registerFilter(name, filter);
  const t = function (this: { context: { globals: object } }, key: unknown, ...args: unknown[]): string {
    const translations = loadTranslations(path.join(folder, 'locales'), pageOf(this.context).language);
    const values = namedArguments(args);
    // A key that ends in _html is trusted to be HTML, its values are not; any other text is only text.
    if (!String(key).endsWith('_html')) return escapeHtml(translate(translations, String(key), values));
    const escaped: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(values)) escaped[name] = escapeHtml(String(value ?? ''));
    return translate(translations, String(key), { ...escaped, count: values['count'] });
  };
  liquid.registerFilter('t', t);
  liquid.registerFilter('translate', t);
  liquid.registerFilter('asset_url', function (file: unknown) {
    return `${pageOf(this.context).origin}${assetUrl(String(file))}`;
  });
  return liquid;
}
