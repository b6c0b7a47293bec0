import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const blockSchema = z.object({
  name: z.string(),
  javascript: z.string().optional(),
  stylesheet: z.string().optional(),
});

/** A block of a theme app extension, as its file says. */
export interface ThemeBlockFile {
  /** File name without its ending. */
  handle: string;
  /** What the theme editor calls it; may be a key such as `t:share.name`. */
  name: string;
  /** Assets that every page with the block loads: those of its schema, and those with a tag of their own. */
  atOnce: string[];
  /** Assets that its Liquid only names, for its script to fetch. */
  later: string[];
}

/** The blocks of an extension with the assets that each of them loads. */
export function readThemeBlocks(folder: string): ThemeBlockFile[] {
  return liquidFiles(folder, 'blocks').map((file) => {
    const source = readFileSync(path.join(folder, 'blocks', file), 'utf8');
    const text = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(source)?.[1];
    if (text === undefined) throw new Error(`blocks/${file} has no schema`);
    const schema = blockSchema.parse(JSON.parse(text));
    const liquid = withSnippets(folder, source, new Set());
    const tagged = namesIn(liquid, /'([\w.-]+)'\s*\|\s*asset_url\s*\|\s*(?:stylesheet|script)_tag/g);
    const declared = [schema.javascript, schema.stylesheet].filter((asset) => asset !== undefined);
    const atOnce = [...new Set([...declared, ...tagged])];
    const later = namesIn(liquid, /'([\w.-]+)'\s*\|\s*asset_url/g).filter((asset) => !atOnce.includes(asset));
    return { handle: path.basename(file, '.liquid'), name: schema.name, atOnce, later };
  });
}

/** The Liquid files of one of the extension's folders. */
export function liquidFiles(folder: string, kind: 'blocks' | 'snippets'): string[] {
  return readdirSync(path.join(folder, kind))
    .filter((name) => name.endsWith('.liquid'))
    .sort();
}

/** A block's Liquid with that of every snippet it renders, each once. */
function withSnippets(folder: string, source: string, seen: Set<string>): string {
  const rendered = namesIn(source, /\brender '([\w-]+)'/g).filter((snippet) => !seen.has(snippet));
  for (const snippet of rendered) seen.add(snippet);
  return [source, ...rendered.map((snippet) => withSnippets(folder, readSnippet(folder, snippet), seen))].join('\n');
}

function namesIn(source: string, pattern: RegExp): string[] {
  return [...new Set([...source.matchAll(pattern)].map(([, name = '']) => name))];
}

/** Theme Check names a snippet that is not there. */
function readSnippet(folder: string, snippet: string): string {
  const name = `${snippet}.liquid`;
  return liquidFiles(folder, 'snippets').includes(name)
    ? readFileSync(path.join(folder, 'snippets', name), 'utf8')
    : '';
}
