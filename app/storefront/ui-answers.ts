import type { OfferedProgram } from '#app/domain/program/choose-program.ts';
import { inviteLink } from '#app/domain/invite/invite-link.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { describeTerms } from './describe-terms.ts';
import type { Shopper } from './guard.server.ts';
import { refusalPages, type ShopperRefusal } from './refusals.ts';
import { shareLinks } from './share-links.ts';
import type { InviteCard, LookAnswer, UiLinks, UiRefusal } from './ui-contract.ts';

type NotYet = Extract<InviteCard, { status: 'none' | 'signed_out' | 'possible' }>;

/** What somebody without a link is told of the program that runs, if one does. */
export function presentInvitation({ shop, locale, words, customerId }: Shopper, active: OfferedProgram | null): NotYet {
  if (active === null) return { status: 'none' };
  const { settings } = active.version;
  const promise = describeTerms({ locale, words }, settings);
  const invitePage = invitePageOf(shop);
  if (customerId !== null) return { status: 'possible', promise, invitePage };
  const joinPage = settings.joinByEmail ? `${shop.storefrontUrl}${shop.proxyPath}/join` : null;
  return { status: 'signed_out', promise, invitePage, joinPage };
}

function invitePageOf({ storefrontUrl, proxyPath }: Shopper['shop']): string {
  return `${storefrontUrl}${proxyPath}/invite`;
}

/** An advocate's own link with everything to send it by. */
export function presentLink(shopper: Shopper, code: string, settings: ProgramSettings): InviteCard {
  const promise = describeTerms(shopper, settings);
  const friendText =
    settings.friend === null ? null : describeBenefit(settings.friend.benefit, shopper.locale, shopper.words);
  const links = presentLinks(shopper, code, friendText);
  return { status: 'ready', promise, invitePage: invitePageOf(shopper.shop), code, links };
}

/** `friendText` is what a friend gets, as a phrase; null while nothing is promised. */
export function presentLinks({ shop, locale, words }: Shopper, code: string, friendText: string | null): UiLinks {
  const all = shareLinks({ shop, locale, words }, { code, friendText, productTitle: null });
  const { link, copy, whatsapp, email, sms, facebook, x, telegram } = all;
  return { link, copy, whatsapp, email, sms, facebook, x, telegram, qr: inviteLink(shop, code, 'qr') };
}

/** Why somebody gets no link, in a sentence. */
export function presentRefusal(
  { shop, locale, words }: Shopper,
  reason: Extract<ShopperRefusal, 'no_active_program' | 'not_eligible' | 'unknown_customer' | 'try_again'>,
): UiRefusal {
  return {
    status: 'refused',
    reason,
    message: shopperWords(locale, words)(refusalPages[reason].text, { shop: shop.name }),
  };
}

/** What became of asking for another look. */
export function presentLook(
  { shop, locale, words }: Shopper,
  outcome: { ok: true } | { refused: 'asked_before' | 'not_possible' | 'too_often' },
): LookAnswer {
  const say = shopperWords(locale, words);
  if ('ok' in outcome) return { status: 'asked', message: say('dashboard.look.done', { shop: shop.name }) };
  const message = say(`dashboard.look.${outcome.refused}`, { shop: shop.name });
  return { status: 'refused', reason: 'cannot_ask', message };
}
