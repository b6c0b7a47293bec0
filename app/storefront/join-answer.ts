import { joinLinkHours } from '#app/domain/invite/join-link.ts';
import { shopperWords, type ShopperMessage } from '#app/i18n/shopper/words.ts';
import type { JoinAnswer } from './contract.ts';
import type { PagePlace } from './pages/page-frame.tsx';

type Refusal = Extract<JoinAnswer, { status: 'refused' }>['reason'];

const refusals = {
  no_active_program: { status: 404, words: 'refusals.noProgramText' },
  not_possible: { status: 409, words: 'join.notPossible' },
  malformed: { status: 400, words: 'join.malformed' },
  too_many: { status: 429, words: 'join.tooMany' },
} as const satisfies Record<Refusal, { status: number; words: ShopperMessage }>;

/** A link is on its way, for a script: the same for every address, whoever it belongs to. */
export function answerJoinSent({ locale, words }: PagePlace): Response {
  return answer({ status: 'sent', message: shopperWords(locale, words)('join.sent', { hours: joinLinkHours }) }, 200);
}

export function answerJoinRefusal(place: PagePlace, reason: Refusal): Response {
  const { status, words } = refusals[reason];
  const say = shopperWords(place.locale, place.words);
  return answer({ status: 'refused', reason, message: say(words, { shop: place.shop.name }) }, status);
}

function answer(body: JoinAnswer, status: number): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
