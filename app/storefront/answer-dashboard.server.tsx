import { listRunningPrograms } from '#app/db/programs.ts';
import type { AdvocateId } from '#app/domain/ids.ts';
import { openByEmail } from '#app/domain/program/open-by-email.ts';
import type { ShopperMessage } from '#app/i18n/shopper/words.ts';
import { findDashboardView } from './dashboard.ts';
import type { Shopper } from './guard.server.ts';
import { DashboardPage } from './pages/dashboard-page.tsx';
import { NoDashboardPage } from './pages/private-link-page.tsx';
import { answerPage } from './render-page.ts';

/** Whose dashboard it is, and how they came to it. */
export interface DashboardOwner {
  id: AdvocateId;
  /** Of the private link that they opened; null for the customer who is signed in. */
  token: string | null;
}

/** An advocate's dashboard as a page, with what became of what they just asked for. */
export async function answerDashboard(
  shopper: Shopper,
  { id, token }: DashboardOwner,
  now: Date,
  outcome?: ShopperMessage,
): Promise<Response> {
  const { dashboard, friendText, nameStanding } = await findDashboardView(shopper, id, now);
  const view = { dashboard, friendText, nameStanding, token, ...(outcome === undefined ? {} : { outcome }) };
  return asPrivate(answerPage(<DashboardPage place={shopper} view={view} />));
}

/** How to get to one's dashboard, for who came without being known. */
export async function answerNoDashboard(
  shopper: Shopper,
  because: 'signed_out' | 'unknown_link' | 'too_many_links',
  now: Date,
): Promise<Response> {
  const joinsByEmail = openByEmail(await listRunningPrograms(shopper.shop, now)).length > 0;
  const status = { signed_out: 200, unknown_link: 404, too_many_links: 429 }[because];
  return asPrivate(
    answerPage(<NoDashboardPage place={shopper} because={because} joinsByEmail={joinsByEmail} />, status),
  );
}

/** Nobody else’s site is told that somebody looks at their dashboard, or from where. */
function asPrivate(response: Response): Response {
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}
