import { JoinOldLinkPage, JoinRefusedPage, JoinTryAgainPage } from './pages/join-page.tsx';
import type { PagePlace } from './pages/page-frame.tsx';
import { answerRefusal } from './pages/refusal-page.tsx';
import { answerPage } from './render-page.ts';

type Refusal = 'no_active_program' | 'not_possible' | 'too_many';
type ConfirmRefusal = 'old_link' | 'unknown_customer' | 'try_again' | 'no_active_program' | 'not_eligible';

/** Why nobody is sent a link, as a page. */
export function answerJoinPageRefusal(place: PagePlace, refusal: Refusal): Response {
  if (refusal === 'no_active_program') return answerRefusal(place, refusal);
  return answerPage(<JoinRefusedPage place={place} refusal={refusal} />, refusal === 'too_many' ? 429 : 409);
}

/** Why a mailed link led to no invite, as a page. */
export function answerConfirmRefusal(place: PagePlace, token: string, refusal: ConfirmRefusal): Response {
  switch (refusal) {
    case 'old_link':
      return answerPage(<JoinOldLinkPage place={place} />, 404);
    // The customer was made or found a moment ago: Shopify has not caught up with itself.
    case 'unknown_customer':
    case 'try_again':
      return answerPage(<JoinTryAgainPage place={place} token={token} />);
    case 'no_active_program':
    case 'not_eligible':
      return answerRefusal(place, refusal);
  }
}
