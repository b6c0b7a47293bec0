import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Texts = { [key: string]: string | Texts };

/** Texts of one folder of locale files: the language asked for first, the default language after it. */
export interface Translations {
  locale: string;
  texts: Texts[];
}

/**
 * Reads `{locale}.json` and `*.default.json` of a folder, or `{locale}.schema.json` and its default when `kind` is
 * schema. A regional locale falls back to its language: fr-CA, fr, default.
 */
export function loadTranslations(folder: string, locale: string, kind: 'texts' | 'schema' = 'texts'): Translations {
  const suffix = kind === 'schema' ? '.schema.json' : '.json';
  const files = listFiles(folder).filter((file) => file.endsWith('.schema.json') === (kind === 'schema'));
  const language = locale.split('-')[0] ?? locale;
  const wanted = [
    ...[locale, language].flatMap((name) => [`${name}${suffix}`, `${name}.default${suffix}`]),
    ...files.filter((file) => file.endsWith(`.default${suffix}`)),
  ];
  const texts = [...new Set(wanted)]
    .filter((file) => files.includes(file))
    .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Texts);
  return { locale, texts };
}

/** The text of a key with its values put in; a plural is chosen by `count`. Says so when there is no such key. */
export function translate({ locale, texts }: Translations, key: string, values: Record<string, unknown>): string {
  for (const each of texts) {
    const text = pick(find(each, key), locale, values['count']);
    if (text !== null) return interpolate(text, values);
  }
  return `Translation missing: ${locale}.${key}`;
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function find(texts: Texts, key: string): string | Texts | undefined {
  return key.split('.').reduce<string | Texts | undefined>((found, part) => {
    return typeof found === 'object' && Object.hasOwn(found, part) ? found[part] : undefined;
  }, texts);
}

function pick(found: string | Texts | undefined, locale: string, count: unknown): string | null {
  if (typeof found === 'string') return found;
  if (found === undefined || count === undefined) return null;
  const text = found[new Intl.PluralRules(locale).select(Number(count))] ?? found['other'];
  return typeof text === 'string' ? text : null;
}

function interpolate(text: string, values: Record<string, unknown>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
