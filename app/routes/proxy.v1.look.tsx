import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { isId } from '#app/domain/ids.ts';
import { askForAnotherLook } from '#app/operations/ask-for-another-look.ts';
import { answerDashboard, answerNoDashboard } from '#app/storefront/answer-dashboard.server.tsx';
import { findOwner } from '#app/storefront/find-owner.server.ts';
import { isFromElsewhere, refusal, requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { readForm } from '#app/storefront/read-form.ts';

/** An advocate asks the shop to look once more at a referral of theirs that earned nothing. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  if (request.method !== 'POST') return wrongMethod(request, 'POST');
  const form = await readForm(request);
  const token = form?.['token'] ?? null;
  const referralId = form?.['referral'];
  const advocate = await findOwner(shopper, token, now);
  if (advocate === null) return await answerNoDashboard(shopper, token === null ? 'signed_out' : 'unknown_link', now);
  if (isFromElsewhere(request)) return await answerDashboard(shopper, { id: advocate.id, token }, now);
  if (!isId('rf', referralId)) return refusal(request, 400, 'doors.malformed');
  const wish = { shop: shopper.shop, advocateId: advocate.id, referralId, who: advocate.id, now };
  const outcome = await askForAnotherLook(wish);
  const words = 'refused' in outcome ? outcome.refused : 'done';
  return await answerDashboard(shopper, { id: advocate.id, token }, now, `dashboard.look.${words}`);
}

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'POST');
}
