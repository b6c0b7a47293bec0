import { createHash } from 'node:crypto';
import script from './assets/page.js?raw';
import shareTools from './assets/share-tools.js?raw';
import { dashboardStyle } from './assets/dashboard-style.ts';
import { style } from './assets/page-style.ts';

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
