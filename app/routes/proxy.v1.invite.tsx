import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { listRunningPrograms } from '#app/db/programs.ts';
import { openByEmail } from '#app/domain/program/open-by-email.ts';
import { joinAsAdvocate } from '#app/operations/join-as-advocate.ts';
import { findOwner } from '#app/storefront/find-owner.server.ts';
import { requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { isLinkPreview } from '#app/storefront/is-link-preview.ts';
import { AskFirstPage } from '#app/storefront/pages/ask-first-page.tsx';
import { InvitePage, SignedOutPage } from '#app/storefront/pages/invite-page.tsx';
import { answerRefusal } from '#app/storefront/pages/refusal-page.tsx';
import { answerPage } from '#app/storefront/render-page.ts';

/** A signed-in customer's own invite link. Asking for it is what makes a customer an advocate. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  const { shop, customerId, locale, origin } = shopper;
  if (customerId === null) {
    const joinsByEmail = openByEmail(await listRunningPrograms(shop, now)).length > 0;
    return answerPage(<SignedOutPage place={shopper} joinsByEmail={joinsByEmail} />);
  }
  if (isLinkPreview(request) && (await findOwner(shopper, null, now)) === null) {
    const words = { title: 'join.title', open: 'join.ask' } as const;
    return answerPage(<AskFirstPage place={shopper} words={words} />);
  }
  const joined = await joinAsAdvocate({ shop, customerId, locale, origin, now });
  if ('refused' in joined) return answerRefusal(shopper, joined.refused);
  const { firstName, code, settings } = joined;
  const view = { firstName, code, settings, isOwnVisit: false };
  return answerPage(<InvitePage place={shopper} view={view} />);
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'GET');
}
