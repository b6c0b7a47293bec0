import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { findAdvocateOfCustomer } from '#app/db/advocates.ts';
import { recordShare } from '#app/operations/record-share.ts';
import { shareFormSchema } from '#app/storefront/contract.ts';
import { findShownProgram } from '#app/storefront/find-shown-program.server.ts';
import {
  answerExtension,
  answerPreflight,
  requireExtension,
  requireExtensionBody,
  wrongExtensionMethod,
} from '#app/storefront/ui-door.server.ts';

/** An advocate pressed a share button in an extension. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const { shop, customerId } = await requireExtension(request, now);
  const { id: shareId, channel, surface } = await requireExtensionBody(request, shareFormSchema);
  const advocate = customerId === null ? null : await findAdvocateOfCustomer(shop.id, customerId);
  if (advocate !== null) {
    const shown = await findShownProgram(shop, advocate, now);
    await recordShare({ shop, advocateId: advocate.id, shareId, channel, surface, shown, now });
  }
  return answerExtension(null);
}

export function loader({ request }: LoaderFunctionArgs): Response {
  return answerPreflight(request) ?? wrongExtensionMethod(request);
}
