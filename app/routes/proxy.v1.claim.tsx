import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { minutesLeft } from '#app/domain/abuse/attempt-limits.ts';
import { claimInvite } from '#app/operations/claim-invite.ts';
import { noteFailedGuess } from '#app/operations/note-failed-guess.ts';
import { answerClosed, answerOpen } from '#app/storefront/answer-landing.server.tsx';
import { signAttribution } from '#app/storefront/attribution-mark.server.ts';
import { findLanding } from '#app/storefront/find-landing.server.ts';
import { findMarkedClaim } from '#app/storefront/find-marked-claim.server.ts';
import { isFromElsewhere, refusal, requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { ClaimPage } from '#app/storefront/pages/claim-page.tsx';
import { answerRefusal } from '#app/storefront/pages/refusal-page.tsx';
import { parseClaimForm } from '#app/storefront/parse-claim-form.ts';
import { answerPage } from '#app/storefront/render-page.ts';

/**
 * The friend pressed the button, or wants to see again what their cart was marked with. Claiming the same visit again shows
 * the same code.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  if (request.method !== 'POST') return wrongMethod(request, 'POST');
  const form = await parseClaimForm(request);
  if (form === null) return refusal(request, 400, 'doors.malformed');
  if (!('invite' in form)) {
    const view = await findMarkedClaim(shopper, form.mark, now);
    return view === null
      ? answerRefusal(shopper, 'unknown_invite')
      : answerPage(<ClaimPage place={shopper} view={view} />);
  }
  const { shop, customerId, locale, origin } = shopper;
  const { invite, visit, email, mark, market } = form;
  if (isFromElsewhere(request)) {
    const landing = await findLanding(shopper, invite, 'link', now);
    if (landing.kind === 'unknown') await noteFailedGuess({ shop, origin, now });
    return landing.kind === 'open' ? answerOpen(shopper, landing, visit) : answerClosed(shopper, landing);
  }
  const person = { visitId: visit, customerId, email, cartMark: mark, market, origin };
  const outcome = await claimInvite({ shop, code: invite, ...person, locale, now });
  if (!('refused' in outcome)) {
    const cartMark = signAttribution(shop.id, { claimId: outcome.claimId });
    return answerPage(<ClaimPage place={shopper} view={{ ...outcome, cartMark }} />);
  }
  const problem = outcome.refused;
  if (problem === 'email_missing' || problem === 'email_invalid') {
    const landing = await findLanding(shopper, invite, 'link', now);
    if (landing.kind !== 'open') return answerClosed(shopper, landing);
    return answerOpen(shopper, landing, visit, { typed: email, problem });
  }
  const values = problem === 'too_many_from_here' ? { count: minutesLeft('claim', now) } : {};
  return answerRefusal(shopper, problem, { code: invite, visitId: visit, email }, values);
}

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'POST');
}
