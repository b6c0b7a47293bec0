import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { joinAsAdvocate } from '#app/operations/join-as-advocate.ts';
import { requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { answerInvite, answerInviteRefusal, answerSignedOut } from '#app/storefront/invite-answer.ts';

/** The same as the invite page, for the share block's script. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  const { shop, customerId, locale, origin } = shopper;
  if (customerId === null) return answerSignedOut(shopper);
  const joined = await joinAsAdvocate({ shop, customerId, locale, origin, now });
  return 'refused' in joined ? answerInviteRefusal(shopper, joined.refused) : answerInvite(shopper, joined.code);
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'GET');
}
