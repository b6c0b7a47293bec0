import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { requestJoin } from '#app/operations/request-join.ts';
import { isFromElsewhere, requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { answerJoinRefusal, answerJoinSent } from '#app/storefront/join-answer.ts';
import { parseJoinForm } from '#app/storefront/parse-join-form.ts';

/** Joining by e-mail, for the share block's script. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  if (request.method !== 'POST') return wrongMethod(request, 'POST');
  const { shop, locale, origin } = shopper;
  const email = isFromElsewhere(request) ? null : await parseJoinForm(request);
  if (email === null) return answerJoinRefusal(shopper, 'malformed');
  const asked = await requestJoin({ shop, email, locale, origin, now });
  return 'refused' in asked ? answerJoinRefusal(shopper, asked.refused) : answerJoinSent(shopper);
}

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'POST');
}
