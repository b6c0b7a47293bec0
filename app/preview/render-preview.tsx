import type { PublishedInvite, PublishedProgram } from '#app/domain/invite/published.ts';
import { fewestWelcomed } from '#app/domain/invite/published.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import type { ShopSettings } from '#app/domain/shop/settings.ts';
import { renderRewardIssued } from '#app/email/reward-issued.tsx';
import type { ShopperLocale } from '#app/i18n/translate.ts';
import { publicTexts } from '#app/i18n/shopper/public-text.ts';
import { answerPageStyle } from '#app/storefront/page-files.ts';
import { LandingPage, type LandingView } from '#app/storefront/pages/landing-page.tsx';
import type { PagePlace } from '#app/storefront/pages/page-frame.tsx';
import { renderLiquid } from '#app/storefront/render-page.ts';
import { stillDocument } from './still-document.ts';
import type { PreviewSurface } from './surfaces.ts';
import { shareStyle } from './theme-files.ts';
import { defaultSettings, renderBlock, renderPage } from './theme-liquid.ts';

export interface Preview {
  shop: PagePlace['shop'];
  /** The draft, as it would be published. */
  settings: ProgramSettings;
  /** How the shop looks and speaks, saved or being edited. */
  look: Pick<ShopSettings, 'brand' | 'words'>;
  locale: ShopperLocale;
  surface: PreviewSurface;
  now: Date;
}

/** Who is shown: nobody real. */
const sample = { firstName: 'Anna', code: 'ANNA-K7Q', rewardCode: 'THANKS-7K2M9QX4' } as const;

/**
 * One surface of a draft as a document of its own, made by the very code that makes the real one. Null where the program
 * has nothing to show there: no reward, no mail.
 */
export async function renderPreview(preview: Preview): Promise<string | null> {
  switch (preview.surface) {
    case 'block':
      return await renderShareBlock(preview);
    case 'landing':
      return await renderLanding(preview);
    case 'mail':
      return await renderMail(preview);
  }
}

/** The share block on a page of the shop, as a signed-in advocate sees it. */
async function renderShareBlock({ shop, settings, look, locale }: Preview): Promise<string> {
  const program: PublishedProgram = {
    active: true,
    joinByEmail: settings.joinByEmail,
    welcomed: welcomedOf(settings),
    invitePath: shop.proxyPath,
    texts: publicTexts(settings, true, look.words),
  };
  const invite: PublishedInvite = {
    code: sample.code,
    figures: { shares: 0, visits: 0, claims: 0, friends: 0, rewards: 0, waiting: 0 },
  };
  const body = await renderBlock('share', defaultSettings('share'), { locale, shop, program, invite });
  return stillDocument({ locale, style: shareStyle, body, backdrop: 'theme' });
}

/** The page behind an invite, as a friend sees it who has not ordered yet. */
async function renderLanding(preview: Preview): Promise<string> {
  const { shop, settings, look, locale } = preview;
  const { accent } = look.brand;
  const place: PagePlace = { shop, locale, accent, words: look.words[locale] ?? {} };
  const view: LandingView = {
    advocateFirstName: sample.firstName,
    code: sample.code,
    channel: 'link',
    settings,
    isAdvocateServed: true,
    welcomed: welcomedOf(settings),
    visitId: 'vi_01JD0000000000000000000000',
    cartMark: '',
  };
  const page = renderLiquid(<LandingPage place={place} view={view} />);
  const style = await answerPageStyle(accent === null ? null : accent.slice(1)).text();
  return stillDocument({ locale, style, body: await renderPage(page, { locale, shop }), backdrop: 'theme' });
}

/** The mail that brings an advocate the first reward that the program promises. */
async function renderMail({ shop, settings, look, locale, now }: Preview): Promise<string | null> {
  const offer = settings.advocate.tiers[0]?.offer;
  if (offer === undefined) return null;
  const { expiresInDays } = offer.terms;
  const { subject, html } = await renderRewardIssued({
    locale,
    shop,
    brand: look.brand,
    words: look.words[locale],
    advocateFirstName: sample.firstName,
    privateLink: shop.storefrontUrl,
    cause: 'referral',
    offer,
    isReduced: false,
    note: null,
    code: sample.rewardCode,
    expiresAt: expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * 24 * 60 * 60 * 1000),
  });
  return stillDocument({ locale, style: '', body: html, backdrop: 'mail', subject });
}

/** Only where the program tells, and then the smallest number that is ever told. */
function welcomedOf({ socialProof }: ProgramSettings): number | null {
  return socialProof ? fewestWelcomed : null;
}
