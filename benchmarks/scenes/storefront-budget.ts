import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Figure } from '../figures.ts';

const budgets = { js: 3 * 1024, css: 2 * 1024 } as const;

/** What the share block adds to a page of the shop, as Shopify's CDN would send it. */
export async function measureStorefrontBudget(): Promise<Figure[]> {
  return Object.entries(budgets).flatMap(([ending, budget]) => {
    const weigh = (compress: (bytes: Buffer) => Buffer) =>
      assets(ending).reduce((sum, bytes) => sum + compress(bytes).byteLength, 0);
    return [
      {
        id: `storefront.${ending}`,
        what: `share block, .${ending} after gzip`,
        measured: weigh((bytes) => gzipSync(bytes)),
        unit: 'bytes',
        wanted: { atMost: budget },
      },
      {
        id: `storefront.${ending}.brotli`,
        what: `share block, .${ending} after brotli`,
        measured: weigh((bytes) => brotliCompressSync(bytes)),
        unit: 'bytes',
      },
    ];
  });
}

function assets(ending: string): Buffer[] {
  const folder = path.resolve('extensions/referral-theme/assets');
  return readdirSync(folder)
    .filter((name) => name.endsWith(`.${ending}`))
    .map((name) => readFileSync(path.join(folder, name)));
}
