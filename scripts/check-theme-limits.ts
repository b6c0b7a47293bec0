import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { liquidFiles, readThemeBlocks } from './theme-blocks.ts';

/** Shopify refuses an extension beyond these. Source: shopify.dev, theme app extension configuration. */
const limits = { blocks: 30, localeFiles: 100, localeBytes: 15 * 1024, liquidBytes: 100 * 1024, nameLength: 24 };

/** An extension against what Shopify takes: sentences about what was measured and about what is too much. */
export function checkThemeLimits(folder: string): { problems: string[]; sizes: string[] } {
  const blocks = readThemeBlocks(folder);
  const liquidBytes = sum(
    (['blocks', 'snippets'] as const).flatMap((kind) =>
      liquidFiles(folder, kind).map((file) => statSync(path.join(folder, kind, file)).size),
    ),
  );
  const locales = readdirSync(path.join(folder, 'locales')).map((name) => {
    const file = path.join(folder, 'locales', name);
    return { name, file, bytes: statSync(file).size };
  });
  const heaviest = Math.max(...locales.map(({ bytes }) => bytes));

  const problems = locales
    .filter(({ bytes }) => bytes > limits.localeBytes)
    .map(({ name, bytes }) => `locales/${name} has ${bytes} bytes; Shopify takes ${limits.localeBytes}.`);
  if (blocks.length > limits.blocks) problems.push(`${blocks.length} blocks; Shopify takes ${limits.blocks}.`);
  if (locales.length > limits.localeFiles) {
    problems.push(`${locales.length} locale files; Shopify takes ${limits.localeFiles}.`);
  }
  if (liquidBytes > limits.liquidBytes) {
    problems.push(`${liquidBytes} bytes of Liquid; Shopify takes ${limits.liquidBytes}.`);
  }
  for (const { name, file } of locales.filter((locale) => locale.name.endsWith('.schema.json'))) {
    const words: unknown = JSON.parse(readFileSync(file, 'utf8'));
    for (const block of blocks) {
      const shown = wordOf(words, block.name);
      if (shown.length > limits.nameLength) {
        problems.push(`locales/${name} calls ${block.handle} “${shown}”: more than ${limits.nameLength} characters.`);
      }
    }
  }
  const sizes = [
    `Liquid: ${liquidBytes} of ${limits.liquidBytes} bytes`,
    `Locale files: ${heaviest} of ${limits.localeBytes} bytes in the largest`,
    `Blocks: ${blocks.length} of ${limits.blocks}`,
  ];
  return { problems, sizes };
}

/** What `t:share.name` says in a language; every other text stands for itself. */
function wordOf(words: unknown, text: string): string {
  if (!text.startsWith('t:')) return text;
  const keys = text.slice(2).split('.');
  const found = keys.reduce<unknown>((level, key) => (level as Record<string, unknown> | undefined)?.[key], words);
  return typeof found === 'string' ? found : text;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
