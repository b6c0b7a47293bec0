import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { findAdvocateOfCustomer } from '#app/db/advocates.ts';
import { findActiveProgram } from '#app/db/programs.ts';
import { findDashboardView } from '#app/storefront/dashboard.ts';
import type { UiDashboard } from '#app/storefront/ui-contract.ts';
import {
  answerExtension,
  answerPreflight,
  requireExtension,
  wrongExtensionMethod,
} from '#app/storefront/ui-door.server.ts';
import { presentInvitation, presentLinks } from '#app/storefront/ui-answers.ts';

/** The page in the customer's account: everything an advocate is told of their own invite. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const preflight = answerPreflight(request);
  if (preflight !== null) return preflight;
  const now = new Date();
  const shopper = await requireExtension(request, now);
  const { shop, customerId } = shopper;
  const advocate = customerId === null ? null : await findAdvocateOfCustomer(shop.id, customerId);
  if (advocate === null) return answerExtension(presentInvitation(shopper, await findActiveProgram(shop, now)));
  const { dashboard, friendText } = await findDashboardView(shopper, advocate.id, now);
  const links = presentLinks(shopper, advocate.code, friendText);
  return answerExtension({ status: 'ready', dashboard, links } satisfies UiDashboard);
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  await requireExtension(request, new Date());
  return wrongExtensionMethod(request);
}
