import { LinkDocument, type LinkPurpose } from './pages/link-document.tsx';
import type { PagePlace } from './pages/page-frame.tsx';
import { answerDocument } from './render-page.ts';

/** The document behind a mailed link: nothing runs in it, and no other site is told of its address. */
export function answerLink(place: PagePlace, purpose: LinkPurpose, token: string): Response {
  const response = answerDocument(<LinkDocument place={place} purpose={purpose} token={token} />);
  response.headers.set('Referrer-Policy', 'no-referrer');
  response.headers.set(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  return response;
}
