import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { openPrivateLink } from '#app/operations/open-private-link.ts';
import { answerDashboard, answerNoDashboard } from '#app/storefront/answer-dashboard.server.tsx';
import { requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';

/** Where the private link in a mail leads: the dashboard without signing in. Opening it changes nothing. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  const token = params['token'] ?? '';
  const { shop, origin } = shopper;
  const opened = await openPrivateLink({ shop, token, origin, now });
  if ('refused' in opened) return await answerNoDashboard(shopper, opened.refused, now);
  return await answerDashboard(shopper, { id: opened.advocate.id, token }, now);
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'GET');
}
