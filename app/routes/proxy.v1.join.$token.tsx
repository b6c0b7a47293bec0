import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { findGoodJoinRequest } from '#app/db/join-links.server.ts';
import { findPrivateToken } from '#app/db/private-links.server.ts';
import { confirmJoin, type ConfirmJoinRefusal } from '#app/operations/confirm-join.ts';
import { answerDashboard } from '#app/storefront/answer-dashboard.server.tsx';
import { requireShopper, wrongMethod, type Shopper } from '#app/storefront/guard.server.ts';
import { JoinConfirmPage, JoinOldLinkPage, JoinTryAgainPage } from '#app/storefront/pages/join-page.tsx';
import { answerRefusal } from '#app/storefront/pages/refusal-page.tsx';
import { answerPage } from '#app/storefront/render-page.ts';

/** Where the mail's link leads. Opening it changes nothing: mail programs do that, too. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  const token = params['token'] ?? '';
  if ((await findGoodJoinRequest(shopper.shop.id, token, now)) === null)
    return answerJoinRefusal(shopper, token, 'old_link');
  return asPrivate(answerPage(<JoinConfirmPage place={shopper} token={token} />));
}

/** The address is theirs: they get their invite. The same press again shows the same. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  if (request.method !== 'POST') return wrongMethod(request, 'POST');
  const { shop, origin } = shopper;
  const token = params['token'] ?? '';
  const joined = await confirmJoin({ shop, token, origin, now });
  if ('refused' in joined) return answerJoinRefusal(shopper, token, joined.refused);
  const { advocateId: id } = joined;
  return await answerDashboard(shopper, { id, token: await findPrivateToken(shop.id, id, now) }, now);
}

function answerJoinRefusal(shopper: Shopper, token: string, refusal: ConfirmJoinRefusal): Response {
  switch (refusal) {
    case 'old_link':
      return answerPage(<JoinOldLinkPage place={shopper} />, 404);
    // The customer was made or found a moment ago: Shopify has not caught up with itself.
    case 'unknown_customer':
    case 'try_again':
      return asPrivate(answerPage(<JoinTryAgainPage place={shopper} token={token} />));
    case 'no_active_program':
    case 'not_eligible':
      return answerRefusal(shopper, refusal);
  }
}

/** The address is a key: no other site is told of it. */
function asPrivate(response: Response): Response {
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}
