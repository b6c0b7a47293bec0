import type { VisitId } from '#app/domain/ids.ts';
import { signAttribution } from './attribution-mark.server.ts';
import type { Landing } from './find-landing.server.ts';
import type { Shopper } from './guard.server.ts';
import { ClaimPage } from './pages/claim-page.tsx';
import { InvitePage } from './pages/invite-page.tsx';
import { LandingPage, type LandingView } from './pages/landing-page.tsx';
import { answerRefusal } from './pages/refusal-page.tsx';
import { answerPage } from './render-page.ts';

/** The answer to an invite that is not open to whoever asked: their own, claimed before, unknown, or not now. */
export function answerClosed(shopper: Shopper, landing: Exclude<Landing, { kind: 'open' }>): Response {
  switch (landing.kind) {
    case 'own':
      return answerPage(<InvitePage place={shopper} view={landing.view} />);
    case 'claimed':
      return answerPage(<ClaimPage place={shopper} view={landing.view} />);
    case 'refused':
      return answerRefusal(shopper, landing.refusal, undefined, landing.values);
    case 'unknown':
      return answerRefusal(shopper, 'unknown_invite');
  }
}

/** The landing page, for the visit that was recorded. */
export function answerOpen(
  shopper: Shopper,
  { offer }: Extract<Landing, { kind: 'open' }>,
  visitId: VisitId,
  email?: LandingView['email'],
): Response {
  const cartMark = signAttribution(shopper.shop.id, { visitId });
  const view = { ...offer, visitId, cartMark, ...(email === undefined ? {} : { email }) };
  return answerPage(<LandingPage place={shopper} view={view} />);
}
