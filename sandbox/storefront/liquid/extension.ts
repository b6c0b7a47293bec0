import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Liquid } from 'liquidjs';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { createEngine } from './engine.ts';

const setting = z.looseObject({ type: z.string(), id: z.string().optional(), default: z.unknown().optional() });
const placement = z.object({ templates: z.array(z.string()).optional(), groups: z.array(z.string()).optional() });

const blockSchema = z.object({
  name: z.string(),
  target: z.string(),
  javascript: z.string().optional(),
  stylesheet: z.string().optional(),
  tag: z.string().nullish(),
  class: z.string().optional(),
  enabled_on: placement.optional(),
  disabled_on: placement.optional(),
  available_if: z.string().optional(),
  settings: z.array(setting).default([]),
});
export type BlockSchema = z.output<typeof blockSchema>;

/** The app's theme app extension as Shopify sees it after a deploy. Files are read anew for every page. */
export interface ThemeExtension {
  folder: string;
  /** Where its assets are served, below the storefront's origin. */
  assetPath: string;
  assetUrl(file: string): string;
  engine: Liquid;
  /** null when there is no such block. */
  readSchema(block: string): BlockSchema | null;
}

/** Opens the extension in a folder, whether or not anything is there yet. */
export function openExtension(folder: string): ThemeExtension {
  const root = path.resolve(folder);
  const assetPath = `/extensions/${extensionId(root)}/assets`;
  const assetUrl = (file: string) => {
    const onDisk = path.join(root, 'assets', file);
    const version = existsSync(onDisk) ? Math.floor(statSync(onDisk).mtimeMs / 1000) : 0;
    return `${assetPath}/${file}?v=${version}`;
  };
  return {
    folder: root,
    assetPath,
    assetUrl,
    engine: createEngine(root, assetUrl),
    readSchema(block) {
      const file = path.join(root, 'blocks', `${block}.liquid`);
      if (!existsSync(file)) return null;
      const schema = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(readFileSync(file, 'utf8'));
      if (!schema?.[1]) throw new Error(`The block ${block} has no schema`);
      return blockSchema.parse(JSON.parse(schema[1]));
    },
  };
}

function extensionId(folder: string): string {
  const file = path.join(folder, 'shopify.extension.toml');
  if (!existsSync(file)) return path.basename(folder);
  const toml = parse(readFileSync(file, 'utf8'));
  return (
    [toml['uid'], toml['handle']].find((id) => typeof id === 'string' && id !== '')?.toString() ?? path.basename(folder)
  );
}
