import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { claimInvite } from '#app/operations/claim-invite.ts';
import { refusal, requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { ClaimPage } from '#app/storefront/pages/claim-page.tsx';
import { answerRefusal } from '#app/storefront/pages/refusal-page.tsx';
import { parseClaimForm } from '#app/storefront/parse-claim-form.ts';
import { answerPage } from '#app/storefront/render-page.ts';

/** The friend pressed the button. Claiming the same visit again shows the same code. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  if (request.method !== 'POST') return wrongMethod(request, 'POST');
  const form = await parseClaimForm(request);
  if (form === null) return refusal(request, 400, 'doors.malformed');
  const { shop, customerId, locale } = shopper;
  const outcome = await claimInvite({ shop, code: form.invite, visitId: form.visit, customerId, locale, now });
  if ('refused' in outcome) return answerRefusal(shopper, outcome.refused, { code: form.invite, visitId: form.visit });
  return answerPage(<ClaimPage place={shopper} view={outcome} />);
}

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'POST');
}
