import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { findAdvocateOfCustomer } from '#app/db/advocates.ts';
import { isId } from '#app/domain/ids.ts';
import { askForAnotherLook, type AnotherLookOutcome } from '#app/operations/ask-for-another-look.ts';
import type { Shopper } from '#app/storefront/guard.server.ts';
import { lookFormSchema } from '#app/storefront/ui-contract.ts';
import {
  answerExtension,
  answerPreflight,
  requireExtension,
  requireExtensionBody,
  wrongExtensionMethod,
} from '#app/storefront/ui-door.server.ts';
import { presentLook } from '#app/storefront/ui-answers.ts';

/** An advocate asks the shop to look once more at a referral of theirs that earned nothing. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireExtension(request, now);
  const { referral } = await requireExtensionBody(request, lookFormSchema);
  return answerExtension(presentLook(shopper, await ask(shopper, referral, now)));
}

export function loader({ request }: LoaderFunctionArgs): Response {
  return answerPreflight(request) ?? wrongExtensionMethod(request);
}

async function ask({ shop, customerId }: Shopper, referralId: string, now: Date): Promise<AnotherLookOutcome> {
  const advocate = customerId === null ? null : await findAdvocateOfCustomer(shop.id, customerId);
  if (advocate === null || !isId('rf', referralId)) return { refused: 'not_possible' };
  // Who asks is certain here, so the advocate is counted and not where they are.
  return await askForAnotherLook({ shop, advocateId: advocate.id, referralId, who: advocate.id, now });
}
