import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { findActiveProgram } from '#app/db/programs.ts';
import { joinAsAdvocate } from '#app/operations/join-as-advocate.ts';
import { requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { InvitePage, SignedOutPage } from '#app/storefront/pages/invite-page.tsx';
import { answerRefusal } from '#app/storefront/pages/refusal-page.tsx';
import { answerPage } from '#app/storefront/render-page.ts';

/** A signed-in customer's own invite link. Asking for it is what makes a customer an advocate. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  const { shop, customerId, locale } = shopper;
  if (customerId === null) return answerPage(<SignedOutPage place={shopper} />);
  const joined = await joinAsAdvocate({ shop, customerId, locale, now });
  if ('refused' in joined) return answerRefusal(shopper, joined.refused);
  const active = await findActiveProgram(shop.id);
  if (active === null) return answerRefusal(shopper, 'no_active_program');
  const view = { firstName: joined.firstName, code: joined.code, settings: active.version.settings, isOwnVisit: false };
  return answerPage(<InvitePage place={shopper} view={view} />);
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'GET');
}
