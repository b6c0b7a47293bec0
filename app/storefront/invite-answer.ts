import { inviteLink } from '#app/domain/invite/invite-link.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import type { InviteAnswer } from './contract.ts';
import type { PagePlace } from './pages/page-frame.tsx';
import { refusalPages, type ShopperRefusal } from './refusals.ts';

/** The advocate's code and link, for a script. */
export function answerInvite({ shop }: PagePlace, code: string): Response {
  return answer({ status: 'ready', code, link: inviteLink(shop, code) }, 200);
}

export function answerSignedOut({ locale, words }: PagePlace): Response {
  return answer({ status: 'signed_out', message: shopperWords(locale, words)('invite.signedOutText') }, 401);
}

export function answerInviteRefusal(
  { shop, locale, words }: PagePlace,
  reason: Extract<ShopperRefusal, 'no_active_program' | 'not_eligible' | 'unknown_customer' | 'try_again'>,
): Response {
  const { status, text } = refusalPages[reason];
  return answer({ status: 'refused', reason, message: shopperWords(locale, words)(text, { shop: shop.name }) }, status);
}

function answer(body: InviteAnswer, status: number): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
