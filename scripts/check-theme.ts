import { readdirSync } from 'node:fs';
import path from 'node:path';
import { themeCheckRun } from '@shopify/theme-check-node';
import { checkThemeLimits } from './check-theme-limits.ts';
import { weighBlocks, type BlockBudget } from './weigh-blocks.ts';

/**
 * What each block may weigh, in bytes after gzip: what a page with it loads, and what it fetches once a shopper asks for
 * more. A block that stands here without a figure for a kind may have none of it.
 */
const budgets: Record<string, BlockBudget> = {
  share: { js: 3072, css: 2048 },
  launcher: { js: 1280, css: 1280, laterJs: 3072, laterCss: 2048 },
  dashboard: { js: 3072, css: 3072 },
  'welcome-bar': { js: 1024, css: 1024 },
};

export interface ThemeReport {
  /** Sentences about what is wrong; empty when all is well. */
  problems: string[];
  /** Sentences about what was measured. */
  sizes: string[];
}

/**
 * Judges a theme app extension: Shopify's Theme Check over its files, each block's files against its budget, Shopify's
 * own limits, and words in every language that shoppers are spoken to in.
 */
export async function checkTheme(folder: string, languages = shopperLanguages()): Promise<ThemeReport> {
  const { offenses } = await themeCheckRun(folder, path.join(folder, '.theme-check.yml'));
  const offended = offenses.map(({ uri, start, check, message }) => {
    const file = path.relative(folder, decodeURIComponent(new URL(uri).pathname));
    return `${file}:${start.line + 1} ${check}: ${message}`;
  });
  const weighed = weighBlocks(folder, budgets);
  const limits = checkThemeLimits(folder);
  return {
    problems: [...offended, ...weighed.problems, ...limits.problems, ...missingLanguages(folder, languages)],
    sizes: [...weighed.sizes, ...limits.sizes],
  };
}

/** The app has one folder of words for each language that it speaks to shoppers in. */
function shopperLanguages(): string[] {
  const entries = readdirSync('app/i18n/shopper', { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** A language counts when a file of it or of one of its regions is there: `pt` is spoken by `pt-PT.json`. */
function missingLanguages(folder: string, languages: string[]): string[] {
  const files = readdirSync(path.join(folder, 'locales')).filter((name) => !name.endsWith('.schema.json'));
  const spoken = new Set(files.map((name) => name.split(/[.-]/)[0]));
  return languages
    .filter((language) => !spoken.has(language))
    .map((language) => `locales: shoppers are spoken to in ${language}, and the blocks have no words in it.`);
}

if (import.meta.main) {
  const { problems, sizes } = await checkTheme(path.resolve('extensions/referral-theme'));
  console.log(sizes.join('\n'));
  if (problems.length === 0) console.log('Theme Check found nothing.');
  else console.error(problems.join('\n'));
  process.exitCode = problems.length === 0 ? 0 : 1;
}
