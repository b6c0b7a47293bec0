import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { parseChannel } from '#app/domain/invite/channel.ts';
import { noteFailedGuess } from '#app/operations/note-failed-guess.ts';
import { recordVisitTo } from '#app/operations/record-visit.ts';
import { answerClosed, answerOpen } from '#app/storefront/answer-landing.server.tsx';
import { findLanding, tooManyTries } from '#app/storefront/find-landing.server.ts';
import { requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { isLinkPreview } from '#app/storefront/is-link-preview.ts';
import { PreviewDocument } from '#app/storefront/pages/preview-document.tsx';
import { answerDocument } from '#app/storefront/render-page.ts';

/** Where an invite link leads. Opening it is a visit and nothing more. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  const { shop, locale, origin } = shopper;
  const channel = parseChannel(new URL(request.url).searchParams.get('via'));
  const landing = await findLanding(shopper, params['code'] ?? '', channel, now);
  if (landing.kind === 'unknown') {
    const noted = await noteFailedGuess({ shop, origin, now });
    return answerClosed(shopper, 'refused' in noted ? tooManyTries('unknown_invite', now) : landing);
  }
  if (landing.kind !== 'open') return answerClosed(shopper, landing);
  if (isLinkPreview(request)) return answerDocument(<PreviewDocument place={shopper} offer={landing.offer} />);
  const { advocateId, shown } = landing;
  const visitId = await recordVisitTo(advocateId, { shop, channel, locale, origin, shown, now });
  return answerOpen(shopper, landing, visitId);
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'GET');
}
