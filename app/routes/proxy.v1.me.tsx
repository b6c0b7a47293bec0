import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { openPrivateLink } from '#app/operations/open-private-link.ts';
import { answerDashboard, answerNoDashboard } from '#app/storefront/answer-dashboard.server.tsx';
import { answerLink } from '#app/storefront/answer-link.tsx';
import { findOwner } from '#app/storefront/find-owner.server.ts';
import { isFromElsewhere, requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { readForm } from '#app/storefront/read-form.ts';

/** Opens the dashboard by a private link, without signing in; the secret comes in the body and stands in no address. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  if (request.method !== 'POST') return wrongMethod(request, 'POST');
  const token = (await readForm(request))?.['token'] ?? '';
  if (isFromElsewhere(request)) return answerLink(shopper, 'me', token);
  const { shop, origin } = shopper;
  const opened = await openPrivateLink({ shop, token, origin, now });
  if ('refused' in opened) return await answerNoDashboard(shopper, opened.refused, now);
  return await answerDashboard(shopper, { id: opened.advocate.id, token }, now);
}

/** Whoever comes back to the address without the secret: their own dashboard, or how to get there. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  const known = await findOwner(shopper, null, now);
  if (known !== null) return await answerDashboard(shopper, { id: known.id, token: null }, now);
  return await answerNoDashboard(shopper, 'signed_out', now);
}
