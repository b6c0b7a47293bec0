import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { findPrivateToken } from '#app/db/private-links.server.ts';
import { listRunningPrograms } from '#app/db/programs.ts';
import { openByEmail } from '#app/domain/program/open-by-email.ts';
import { confirmJoin } from '#app/operations/confirm-join.ts';
import { requestJoin } from '#app/operations/request-join.ts';
import { answerDashboard } from '#app/storefront/answer-dashboard.server.tsx';
import { answerConfirmRefusal, answerJoinPageRefusal } from '#app/storefront/answer-join-page.tsx';
import { answerLink } from '#app/storefront/answer-link.tsx';
import { isFromElsewhere, requireShopper, wrongMethod, type Shopper } from '#app/storefront/guard.server.ts';
import { JoinPage, JoinSentPage } from '#app/storefront/pages/join-page.tsx';
import { parseJoinFields } from '#app/storefront/parse-join-form.ts';
import { readForm } from '#app/storefront/read-form.ts';
import { answerPage } from '#app/storefront/render-page.ts';

/** The page with the field for an e-mail address. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const now = new Date();
  return await answerField(await requireShopper(request, now), now);
}

async function answerField(shopper: Shopper, now: Date): Promise<Response> {
  const running = await listRunningPrograms(shopper.shop, now);
  if (running.length === 0) return answerJoinPageRefusal(shopper, 'no_active_program');
  if (openByEmail(running).length === 0) return answerJoinPageRefusal(shopper, 'not_possible');
  return answerPage(<JoinPage place={shopper} />);
}

/** Takes the address that somebody typed in, or the secret of the link that was mailed to it. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  if (request.method !== 'POST') return wrongMethod(request, 'POST');
  const form = await readForm(request);
  const token = form?.['token'];
  if (isFromElsewhere(request))
    return token === undefined ? await answerField(shopper, now) : answerLink(shopper, 'join', token);
  return token === undefined ? await ask(shopper, parseJoinFields(form), now) : await confirm(shopper, token, now);
}

/** Sends a link to the address; the answer does not depend on whose it is. */
async function ask(shopper: Shopper, email: string | null, now: Date): Promise<Response> {
  const { shop, locale, origin } = shopper;
  if (email === null) return answerPage(<JoinPage place={shopper} isMalformed />);
  const asked = await requestJoin({ shop, email, locale, origin, now });
  return 'refused' in asked
    ? answerJoinPageRefusal(shopper, asked.refused)
    : answerPage(<JoinSentPage place={shopper} />);
}

/** The address is theirs: they get their invite. The same press again shows the same. */
async function confirm(shopper: Shopper, token: string, now: Date): Promise<Response> {
  const { shop, origin } = shopper;
  const joined = await confirmJoin({ shop, token, origin, now });
  if ('refused' in joined) return answerConfirmRefusal(shopper, token, joined.refused);
  const { advocateId: id } = joined;
  return await answerDashboard(shopper, { id, token: await findPrivateToken(shop.id, id, now) }, now);
}
