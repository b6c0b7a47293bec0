import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { listRunningPrograms } from '#app/db/programs.ts';
import { openByEmail } from '#app/domain/program/open-by-email.ts';
import { requestJoin, type JoinRequestRefusal } from '#app/operations/request-join.ts';
import { requireShopper, wrongMethod, type Shopper } from '#app/storefront/guard.server.ts';
import { JoinPage, JoinRefusedPage, JoinSentPage } from '#app/storefront/pages/join-page.tsx';
import { answerRefusal } from '#app/storefront/pages/refusal-page.tsx';
import { parseJoinForm } from '#app/storefront/parse-join-form.ts';
import { answerPage } from '#app/storefront/render-page.ts';

/** The page with the field for an e-mail address. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  const running = await listRunningPrograms(shopper.shop, now);
  if (running.length === 0) return answerJoinRefusal(shopper, 'no_active_program');
  if (openByEmail(running).length === 0) return answerJoinRefusal(shopper, 'not_possible');
  return answerPage(<JoinPage place={shopper} />);
}

/** Sends a link to the address; the answer does not depend on whose it is. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  if (request.method !== 'POST') return wrongMethod(request, 'POST');
  const { shop, locale, origin } = shopper;
  const email = await parseJoinForm(request);
  if (email === null) return answerPage(<JoinPage place={shopper} isMalformed />);
  const asked = await requestJoin({ shop, email, locale, origin, now });
  return 'refused' in asked ? answerJoinRefusal(shopper, asked.refused) : answerPage(<JoinSentPage place={shopper} />);
}

function answerJoinRefusal(shopper: Shopper, refusal: JoinRequestRefusal): Response {
  if (refusal === 'no_active_program') return answerRefusal(shopper, refusal);
  return answerPage(<JoinRefusedPage place={shopper} refusal={refusal} />, refusal === 'too_many' ? 429 : 409);
}
