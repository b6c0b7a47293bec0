import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { readThemeBlocks } from './theme-blocks.ts';

/** Bytes after gzip; nothing is allowed of what is left out. */
export interface BlockBudget {
  js?: number;
  css?: number;
  /** Fetched by the block itself, once a shopper does something with it. */
  laterJs?: number;
  laterCss?: number;
}

/** Each block's files against its budget: sentences about what was measured and about what is too heavy. */
export function weighBlocks(
  folder: string,
  budgets: Record<string, BlockBudget>,
): { problems: string[]; sizes: string[] } {
  const problems: string[] = [];
  const sizes: string[] = [];
  for (const { handle, atOnce, later } of readThemeBlocks(folder)) {
    const budget = budgets[handle];
    if (budget === undefined) {
      problems.push(`blocks/${handle}.liquid has no budget.`);
      continue;
    }
    const weights = [
      { what: 'JavaScript', files: atOnce, ending: '.js', most: budget.js },
      { what: 'CSS', files: atOnce, ending: '.css', most: budget.css },
      { what: 'JavaScript fetched later', files: later, ending: '.js', most: budget.laterJs },
      { what: 'CSS fetched later', files: later, ending: '.css', most: budget.laterCss },
    ];
    for (const { what, files, ending, most = 0 } of weights) {
      const bytes = weigh(folder, files, ending);
      if (bytes > 0 || most > 0) sizes.push(`${handle}: ${bytes} of ${most} bytes of ${what}`);
      if (bytes > most) {
        problems.push(`The block ${handle} has ${bytes} bytes of ${what} compressed; its budget is ${most}.`);
      }
    }
  }
  return { problems, sizes };
}

/** Theme Check names an asset that is not there. */
function weigh(folder: string, files: string[], ending: string): number {
  return files
    .map((file) => path.join(folder, 'assets', file))
    .filter((file) => file.endsWith(ending) && existsSync(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(file)).byteLength, 0);
}
