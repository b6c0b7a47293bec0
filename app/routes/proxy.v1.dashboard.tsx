import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { findPrivateToken } from '#app/db/private-links.server.ts';
import { joinAsAdvocate } from '#app/operations/join-as-advocate.ts';
import { renewPrivateLinks } from '#app/operations/renew-private-links.ts';
import { answerDashboard, answerNoDashboard } from '#app/storefront/answer-dashboard.server.tsx';
import { findOwner } from '#app/storefront/find-owner.server.ts';
import { isFromElsewhere, refusal, requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { isLinkPreview } from '#app/storefront/is-link-preview.ts';
import { AskFirstPage } from '#app/storefront/pages/ask-first-page.tsx';
import { answerRefusal } from '#app/storefront/pages/refusal-page.tsx';
import { readForm } from '#app/storefront/read-form.ts';
import { answerPage } from '#app/storefront/render-page.ts';

/** A signed-in customer's friends and rewards. Who has no invite yet gets one, as on the invite page. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  const { shop, customerId, locale, origin } = shopper;
  if (customerId === null) return await answerNoDashboard(shopper, 'signed_out', now);
  const known = await findOwner(shopper, null, now);
  if (known !== null) return await answerDashboard(shopper, { id: known.id, token: null }, now);
  if (isLinkPreview(request)) {
    const words = { title: 'dashboard.title', open: 'dashboard.see' } as const;
    return answerPage(<AskFirstPage place={shopper} words={words} />);
  }
  const joined = await joinAsAdvocate({ shop, customerId, locale, origin, now });
  if ('refused' in joined) return answerRefusal(shopper, joined.refused);
  const advocate = await findOwner(shopper, null, now);
  if (advocate === null) throw new Error('The advocate was just written and is gone.');
  return await answerDashboard(shopper, { id: advocate.id, token: null }, now);
}

/** Makes the private links worthless that were sent so far, the one this came from included. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  if (request.method !== 'POST') return wrongMethod(request, 'POST');
  const form = await readForm(request);
  const sent = form?.['token'] ?? null;
  const advocate = await findOwner(shopper, sent, now);
  if (advocate === null) return await answerNoDashboard(shopper, sent === null ? 'signed_out' : 'unknown_link', now);
  if (isFromElsewhere(request)) return await answerDashboard(shopper, { id: advocate.id, token: sent }, now);
  if (form?.['intent'] !== 'renew') return refusal(request, 400, 'doors.malformed');
  await renewPrivateLinks({ shop: shopper.shop, advocateId: advocate.id });
  if (sent === null)
    return await answerDashboard(shopper, { id: advocate.id, token: null }, now, 'dashboard.links.renewed');
  const token = await findPrivateToken(shopper.shop.id, advocate.id, now);
  return await answerDashboard(shopper, { id: advocate.id, token }, now, 'dashboard.links.renewedHere');
}
