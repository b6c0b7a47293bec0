import { inviteLink } from '#app/domain/invite/invite-link.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { InviteWords, type InviteOffer } from './landing-page.tsx';
import { buttonClass, type PagePlace } from './page-frame.tsx';
import { pageStyleAddress } from '../page-files.ts';

/**
 * What a link preview shows of an invite: a small document of our own, because only Shopify's theme decides what stands in
 * the head of a page inside it. A person who was taken for a preview gets in with one press.
 */
export function PreviewDocument({ place, offer }: { place: PagePlace; offer: InviteOffer }) {
  const say = shopperWords(place.locale, place.words);
  const { shop, locale } = place;
  const { friend } = offer.settings;
  const name = offer.advocateFirstName;
  const title =
    name === ''
      ? say('landing.titleWithoutName', { shop: shop.name })
      : say('landing.title', { name, shop: shop.name });
  const text =
    friend === null
      ? say('landing.previewText')
      : say('landing.youGet', { benefit: describeBenefit(friend.benefit, locale, place.words) });
  const address = inviteLink(shop, offer.code);
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={text} />
        <meta name="robots" content="noindex, nofollow" />
        <link rel="canonical" href={address} />
        <meta property="og:type" content="website" />
        <meta property="og:site_name" content={shop.name} />
        <meta property="og:title" content={title} />
        <meta property="og:description" content={text} />
        <meta property="og:url" content={address} />
        <meta property="og:locale" content={territory(locale)} />
        <meta name="twitter:card" content="summary" />
        <meta name="twitter:title" content={title} />
        <meta name="twitter:description" content={text} />
        <link rel="stylesheet" href={pageStyleAddress(place)} />
      </head>
      <body className="ricochet-page__alone">
        <main className="ricochet-page">
          <div className="ricochet-page__card">
            <InviteWords place={place} offer={offer} />
            <form method="get">
              <input type="hidden" name="via" value={offer.channel} />
              <input type="hidden" name="open" value="yes" />
              <input type="hidden" name="locale" value={locale} />
              <p>{say('landing.previewText')}</p>
              <button type="submit" className={buttonClass(true)}>
                {say('landing.open')}
              </button>
            </form>
          </div>
        </main>
      </body>
    </html>
  );
}

/** Previews want a language with the country where most people speak it, such as `fr_FR`. */
function territory(locale: string): string {
  const { language, region } = new Intl.Locale(locale).maximize();
  return region === undefined ? language : `${language}_${region}`;
}
