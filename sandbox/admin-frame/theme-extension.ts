import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Shop } from '../world/types.ts';

const schemaOfBlock = z.object({
  name: z.string(),
  target: z.string(),
  settings: z.array(z.looseObject({ id: z.string().optional(), default: z.unknown().optional() })).default([]),
});

/** A block of the theme app extension, from its file's `{% schema %}`. */
export interface ExtensionBlock {
  /** File name without its ending: what Shopify calls the block's handle. */
  handle: string;
  name: string;
  target: string;
  defaults: Record<string, unknown>;
}

/** The blocks of a theme app extension. Read anew each time, so that a block appears as soon as its file does. */
export function readExtensionBlocks(folder: string): ExtensionBlock[] {
  const blocks = path.join(folder, 'blocks');
  if (!existsSync(blocks)) return [];
  const words = readWords(path.join(folder, 'locales', 'en.default.schema.json'));
  return readdirSync(blocks)
    .filter((file) => file.endsWith('.liquid'))
    .sort()
    .flatMap((file) => {
      const source = readFileSync(path.join(blocks, file), 'utf8');
      const text = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(source)?.[1];
      if (text === undefined) return [];
      const schema = schemaOfBlock.parse(JSON.parse(text));
      const defaults = schema.settings.filter((setting) => setting.id !== undefined && setting.default !== undefined);
      return {
        handle: path.basename(file, '.liquid'),
        name: words(schema.name),
        target: schema.target,
        defaults: Object.fromEntries(defaults.map((setting) => [String(setting.id), setting.default])),
      };
    });
}

/** Resolves `t:share.name` as the theme editor does; every other text stands for itself. */
function readWords(file: string): (text: string) => string {
  const words: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return (text) => {
    if (!text.startsWith('t:')) return text;
    const found = text
      .slice(2)
      .split('.')
      .reduce<unknown>((level, key) => (isObject(level) ? level[key] : undefined), words);
    return typeof found === 'string' ? found : text;
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The merchant's theme; the sandbox's shops have one each. */
export const themeId = 'gid://shopify/OnlineStoreTheme/136250359853';

/** What `shopify.app.extensions()` says: each block, and where the merchant's theme uses it. */
export function extensionStatus(folder: string, shop: Shop): unknown[] {
  const blocks = readExtensionBlocks(folder);
  if (blocks.length === 0) return [];
  const activations = blocks.map((block) => {
    const used = shop.themeBlocks.filter((each) => each.block === block.handle && each.active);
    return {
      handle: block.handle,
      name: block.name,
      target: block.target,
      status: used.length > 0 ? 'active' : 'available',
      activations: used.map((each) => ({
        target: block.target === 'section' ? `template--${each.template}/main/${block.handle}` : block.target,
        themeId,
      })),
    };
  });
  return [{ handle: extensionHandle(folder), type: 'theme_app_extension', activations }];
}

function extensionHandle(folder: string): string {
  const file = path.join(folder, 'shopify.extension.toml');
  const handle = existsSync(file) ? /^\s*handle\s*=\s*"([^"]+)"/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return handle ?? path.basename(folder);
}

/** Puts a block into a template, or switches one on that was there: what saving in the theme editor does. */
export function activateBlock(shop: Shop, block: ExtensionBlock, template: string): void {
  const target = block.target === 'section' ? 'section' : 'body';
  const placed = shop.themeBlocks.find(
    (each) => each.block === block.handle && (target === 'body' || each.template === template),
  );
  if (placed) placed.active = true;
  else shop.themeBlocks.push({ block: block.handle, target, template, settings: { ...block.defaults }, active: true });
}
