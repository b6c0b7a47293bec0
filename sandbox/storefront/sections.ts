import type { Request, Response } from 'express';
import type { Page } from './liquid/page.ts';
import { renderSection, type Theme } from './liquid/render-page.ts';

const MOST_SECTIONS = 5;

/**
 * Shopify's Section Rendering API: any page answers `?section_id=…` with the HTML of one of its sections, and
 * `?sections=…,…` with several as JSON, null for each that it does not have. Answers whether it was asked.
 */
export async function answerSections(theme: Theme, page: Page, request: Request, response: Response): Promise<boolean> {
  const { section_id: one, sections: several } = request.query;
  if (typeof one === 'string') {
    const html = await renderSection(theme, page, one);
    response.set('Cache-Control', 'no-store').status(html === null ? 404 : 200);
    response.type('html').send(html ?? '');
    return true;
  }
  if (several === undefined) return false;
  const ids = (Array.isArray(several) ? several : [several]).flatMap((each) => String(each).split(','));
  const rendered: Record<string, string | null> = {};
  for (const id of ids.slice(0, MOST_SECTIONS)) rendered[id] = await renderSection(theme, page, id);
  response.set('Cache-Control', 'no-store').json(rendered);
  return true;
}
