import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { setFoundByName } from '#app/operations/set-found-by-name.ts';
import { answerDashboard, answerNoDashboard } from '#app/storefront/answer-dashboard.server.tsx';
import { findOwner } from '#app/storefront/find-owner.server.ts';
import { isFromElsewhere, refusal, requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { readForm } from '#app/storefront/read-form.ts';

/** An advocate lets friends find them by their name, or stops that. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  if (request.method !== 'POST') return wrongMethod(request, 'POST');
  const form = await readForm(request);
  const token = form?.['token'] ?? null;
  const find = form?.['find'];
  const advocate = await findOwner(shopper, token, now);
  if (advocate === null) return await answerNoDashboard(shopper, token === null ? 'signed_out' : 'unknown_link', now);
  if (isFromElsewhere(request)) return await answerDashboard(shopper, { id: advocate.id, token }, now);
  if (find !== 'yes' && find !== 'no') return refusal(request, 400, 'doors.malformed');
  const outcome = await setFoundByName({ shop: shopper.shop, advocate, isWanted: find === 'yes', now });
  const allowed = 'isShared' in outcome && outcome.isShared ? 'shared' : 'found';
  const words = 'refused' in outcome ? outcome.refused : find === 'yes' ? allowed : 'hidden';
  return await answerDashboard(shopper, { id: advocate.id, token }, now, `dashboard.name.${words}`);
}

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'POST');
}
