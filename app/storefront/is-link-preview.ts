import { isbot } from 'isbot';

/**
 * Whether a request comes from something that shows or fetches the page without anybody having opened it. Such a
 * request sees the page, and no visit is written down. The list also takes a few rare phones for robots: the page that
 * previews get therefore has a button that gets a person in (`open=yes`), which robots do not press.
 */
export function isLinkPreview(request: Request): boolean {
  if (request.method === 'HEAD') return true;
  const purpose = `${request.headers.get('Purpose') ?? ''} ${request.headers.get('Sec-Purpose') ?? ''}`;
  if (/prefetch|prerender|preview/i.test(purpose)) return true;
  if (new URL(request.url).searchParams.get('open') === 'yes') return false;
  return isbot(request.headers.get('User-Agent'));
}
