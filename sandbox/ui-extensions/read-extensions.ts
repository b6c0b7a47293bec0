import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';

const toml = z.object({
  extensions: z
    .array(
      z.object({
        type: z.string(),
        handle: z.string(),
        name: z.string(),
        targeting: z.array(z.object({ target: z.string(), module: z.string() })).default([]),
        capabilities: z.object({ network_access: z.boolean().default(false) }).prefault({}),
      }),
    )
    .default([]),
});

/** One place where an extension of the app is shown. */
export interface PlacedExtension {
  handle: string;
  /** As its file says it: words, or `t:` and a key of its locales. */
  name: string;
  target: string;
  /** The folder of its toml, and its script in there. */
  folder: string;
  module: string;
  mayFetch: boolean;
}

/** Every UI extension in the folder `extensions`, by the targets it names. */
export function readUiExtensions(extensions: string): PlacedExtension[] {
  const names = existsSync(extensions) ? readdirSync(extensions).sort() : [];
  return names.flatMap((name) => {
    const folder = path.join(extensions, name);
    const file = path.join(folder, 'shopify.extension.toml');
    if (!existsSync(file)) return [];
    return toml
      .parse(parse(readFileSync(file, 'utf8')))
      .extensions.filter(({ type }) => type === 'ui_extension')
      .flatMap(({ handle, name, targeting, capabilities }) =>
        targeting.map((place) => ({ handle, name, folder, mayFetch: capabilities.network_access, ...place })),
      );
  });
}

export interface ExtensionWords {
  language: string;
  words: unknown;
}

/** The extension's words in the nearest language it has: `fr` for `fr-CA`, its default for what it does not speak. */
export function readWords(folder: string, wanted: string): ExtensionWords {
  const locales = path.join(folder, 'locales');
  const files = existsSync(locales) ? readdirSync(locales).filter((file) => !file.includes('.schema.')) : [];
  const languageOf = (file: string) => file.split('.')[0] ?? '';
  const file =
    [wanted, wanted.split('-')[0]].flatMap((tag) => files.find((each) => languageOf(each) === tag) ?? [])[0] ??
    files.find((each) => each.endsWith('.default.json'));
  if (file === undefined) return { language: 'en', words: {} };
  const words: unknown = JSON.parse(readFileSync(path.join(locales, file), 'utf8'));
  return { language: languageOf(file), words };
}

/** `t:card.name` in those words; other names stand for themselves. */
export function spell(name: string, words: unknown): string {
  if (!name.startsWith('t:')) return name;
  const found = name
    .slice(2)
    .split('.')
    .reduce<unknown>(
      (level, key) =>
        typeof level === 'object' && level !== null
          ? Object.entries(level).find(([each]) => each === key)?.[1]
          : undefined,
      words,
    );
  return typeof found === 'string' ? found : name;
}
