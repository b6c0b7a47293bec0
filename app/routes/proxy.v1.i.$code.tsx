import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { parseChannel } from '#app/domain/invite/channel.ts';
import { recordVisit } from '#app/operations/record-visit.ts';
import { findLanding } from '#app/storefront/find-landing.server.ts';
import { requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { isLinkPreview } from '#app/storefront/is-link-preview.ts';
import { InvitePage } from '#app/storefront/pages/invite-page.tsx';
import { LandingPage } from '#app/storefront/pages/landing-page.tsx';
import { answerRefusal } from '#app/storefront/pages/refusal-page.tsx';
import { answerPage } from '#app/storefront/render-page.ts';

/** Where an invite link leads. Opening it is a visit and nothing more. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  const { shop, locale, origin } = shopper;
  const channel = parseChannel(new URL(request.url).searchParams.get('via'));
  const landing = await findLanding(shopper, params['code'] ?? '', channel, now);
  if (landing.kind === 'refused') return answerRefusal(shopper, landing.refusal);
  if (landing.kind === 'own') return answerPage(<InvitePage place={shopper} view={landing.view} />);
  if (isLinkPreview(request)) return answerPage(<LandingPage place={shopper} view={landing.view} />);

  const visit = await recordVisit({ shop, code: landing.view.code, channel, locale, origin, now });
  if ('refused' in visit) return answerRefusal(shopper, visit.refused);
  return answerPage(<LandingPage place={shopper} view={{ ...landing.view, visitId: visit.visitId }} />);
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'GET');
}
