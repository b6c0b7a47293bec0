import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { giveGuessBack } from '#app/operations/give-guess-back.ts';
import { recordVisitTo } from '#app/operations/record-visit.ts';
import { takeGuess } from '#app/operations/take-guess.ts';
import { answerClosed, answerOpen } from '#app/storefront/answer-landing.server.tsx';
import { findSpokenLanding, isFailedGuess } from '#app/storefront/find-landing.server.ts';
import { isFromElsewhere, refusal, requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { WhoPage } from '#app/storefront/pages/who-page.tsx';
import { parseWhoForm } from '#app/storefront/parse-claim-form.ts';
import { answerPage } from '#app/storefront/render-page.ts';

/** “Who invited you?”, for a friend who was told a code or knows a name. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const shopper = await requireShopper(request, new Date());
  return answerPage(<WhoPage place={shopper} view={{ typed: '', problem: null }} />);
}

/** Opens the invite that fits. Whatever does not fit gets one and the same answer. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  if (request.method !== 'POST') return wrongMethod(request, 'GET');
  const typed = await parseWhoForm(request);
  if (typed === null) return refusal(request, 400, 'doors.malformed');
  if (isFromElsewhere(request)) return answerPage(<WhoPage place={shopper} view={{ typed, problem: null }} />);
  if (typed.trim() === '') return answerPage(<WhoPage place={shopper} view={{ typed: '', problem: 'missing' }} />);
  const { shop, locale, origin } = shopper;
  const guess = await takeGuess({ shop, typed, origin, now });
  const landing = await findSpokenLanding(shopper, typed, guess, now);
  if (!isFailedGuess(landing)) await giveGuessBack({ shop, guess, origin, now });
  if (landing.kind === 'unknown')
    return answerPage(<WhoPage place={shopper} view={{ typed, problem: 'notFound' }} />, 404);
  if (landing.kind !== 'open') return answerClosed(shopper, landing);
  const { advocateId, shown, offer } = landing;
  const visit = { shop, channel: offer.channel, locale, origin, shown, now };
  return answerOpen(shopper, landing, await recordVisitTo(advocateId, visit));
}
