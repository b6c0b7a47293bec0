import { createHash } from 'node:crypto';
import script from './assets/page.js?raw';
import shareTools from './assets/share-tools.js?raw';
import { dashboardStyle } from './assets/dashboard-style.ts';
import { writingOn } from '#app/domain/shop/accent.ts';
import { style } from './assets/page-style.ts';
import type { PagePlace } from './pages/page-frame.tsx';

interface PageFile {
  name: string;
  contentType: string;
  text: string;
  /** Changes with the text, so that browsers may keep the file for good. */
  mark: string;
}

function pageFile(name: string, contentType: string, text: string): PageFile {
  return { name, contentType, text, mark: createHash('sha256').update(text).digest('hex').slice(0, 10) };
}

/** The style sheet and the script of the pages in this folder, the same for every shop and shopper. */
export const pageStyle = pageFile('page.css', 'text/css; charset=utf-8', style + dashboardStyle);
export const pageScript = pageFile('page.js', 'text/javascript; charset=utf-8', `${script}\n${shareTools}`);

/** Where a page of this shop finds the file. */
export function pageFileAddress(proxyPath: string, file: PageFile): string {
  return `${proxyPath}/${file.name}?mark=${file.mark}`;
}

/** The style sheet of a shop, with the colour of its buttons. */
export function pageStyleAddress({ shop, accent }: Pick<PagePlace, 'shop' | 'accent'>): string {
  const address = pageFileAddress(shop.proxyPath, pageStyle);
  return typeof accent === 'string' ? `${address}&accent=${accent.slice(1)}` : address;
}

/** The style sheet with buttons in `accent`, six digits as they stand in the address; anything else is left out. */
export function answerPageStyle(accent: string | null): Response {
  if (accent === null || !/^[0-9a-f]{6}$/.test(accent)) return answerPageFile(pageStyle);
  const colors = `--ricochet-main: #${accent}; --ricochet-main-label: ${writingOn(`#${accent}`)};`;
  return answerPageFile({ ...pageStyle, text: `${pageStyle.text}.ricochet-page.ricochet-page { ${colors} }\n` });
}

/** The file as an answer. Browsers ask for it under its mark, so it never grows old. */
export function answerPageFile(file: PageFile): Response {
  return new Response(file.text, {
    headers: {
      'Content-Type': file.contentType,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
