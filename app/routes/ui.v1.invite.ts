import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { findAdvocateOfCustomer } from '#app/db/advocates.ts';
import { findActiveProgram } from '#app/db/programs.ts';
import { joinAsAdvocate } from '#app/operations/join-as-advocate.ts';
import type { Shopper } from '#app/storefront/guard.server.ts';
import type { InviteCard } from '#app/storefront/ui-contract.ts';
import { answerExtension, answerPreflight, requireExtension } from '#app/storefront/ui-door.server.ts';
import { presentInvitation, presentLink, presentRefusal } from '#app/storefront/ui-answers.ts';

/** The card of the thank-you page and the order status page. Nobody becomes an advocate by looking at it. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const preflight = answerPreflight(request);
  if (preflight !== null) return preflight;
  const now = new Date();
  const shopper = await requireExtension(request, now);
  const { shop, customerId } = shopper;
  const known = customerId === null ? null : await findAdvocateOfCustomer(shop.id, customerId);
  if (known === null) return answerExtension(presentInvitation(shopper, await findActiveProgram(shop, now)));
  return answerExtension(await join(shopper, now));
}

/** A customer asks for their link, which makes them an advocate. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireExtension(request, now);
  return answerExtension(await join(shopper, now));
}

async function join(shopper: Shopper, now: Date): Promise<InviteCard> {
  const { shop, customerId, locale, origin } = shopper;
  if (customerId === null) return presentInvitation(shopper, await findActiveProgram(shop, now));
  const joined = await joinAsAdvocate({ shop, customerId, locale, origin, now });
  if ('refused' in joined) return presentRefusal(shopper, joined.refused);
  return presentLink(shopper, joined.code, joined.settings);
}
