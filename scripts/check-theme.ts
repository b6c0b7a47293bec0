import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { themeCheckRun } from '@shopify/theme-check-node';

/** What a page with one of our blocks may weigh, in bytes after gzip, all files of a kind together. */
const budgets = { '.js': 3 * 1024, '.css': 2 * 1024 } as const;

export interface ThemeReport {
  /** Sentences about what is wrong; empty when all is well. */
  problems: string[];
  /** Sentences about what was measured. */
  sizes: string[];
}

/** Judges a theme app extension: Shopify's Theme Check over its files, and its assets against the budgets. */
export async function checkTheme(folder: string): Promise<ThemeReport> {
  const { offenses } = await themeCheckRun(folder, path.join(folder, '.theme-check.yml'));
  const problems = offenses.map(({ uri, start, check, message }) => {
    const file = path.relative(folder, decodeURIComponent(new URL(uri).pathname));
    return `${file}:${start.line + 1} ${check}: ${message}`;
  });

  const sizes: string[] = [];
  for (const [ending, budget] of Object.entries(budgets)) {
    const bytes = weigh(path.join(folder, 'assets'), ending);
    sizes.push(`*${ending}: ${bytes} of ${budget} bytes compressed`);
    if (bytes > budget) problems.push(`The ${ending} assets weigh ${bytes} bytes compressed; the budget is ${budget}.`);
  }
  return { problems, sizes };
}

function weigh(folder: string, ending: string): number {
  const files = readdirSync(folder).filter((name) => name.endsWith(ending));
  return files.reduce((sum, name) => sum + gzipSync(readFileSync(path.join(folder, name))).byteLength, 0);
}

if (import.meta.main) {
  const { problems, sizes } = await checkTheme(path.resolve('extensions/referral-theme'));
  console.log(sizes.join('\n'));
  if (problems.length === 0) console.log('Theme Check found nothing.');
  else console.error(problems.join('\n'));
  process.exitCode = problems.length === 0 ? 0 : 1;
}
