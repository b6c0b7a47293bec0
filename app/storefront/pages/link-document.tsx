import { shopperWords } from '#app/i18n/shopper/words.ts';
import { pageStyleAddress } from '../page-files.ts';
import { buttonClass, type PagePlace } from './page-frame.tsx';

/** What a mailed link is for: the dashboard of an advocate, or an address that wants to join. */
export type LinkPurpose = 'me' | 'join';

/**
 * Where a mailed link leads: a document of our own with one button. The secret stands in its address, where every script of
 * a theme and every pixel would read it; so there are none, and the button sends it on in a body. Whether it is any good is
 * not looked at: mail programs open links, too.
 */
export function LinkDocument({ place, purpose, token }: { place: PagePlace; purpose: LinkPurpose; token: string }) {
  const say = shopperWords(place.locale, place.words);
  const { shop, locale } = place;
  const isJoin = purpose === 'join';
  const title = say(isJoin ? 'join.confirmTitle' : 'dashboard.title');
  return (
    <html lang={locale} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${title} – ${shop.name}`}</title>
        <link rel="stylesheet" href={pageStyleAddress(place)} />
      </head>
      <body className="ricochet-page__alone">
        <main className="ricochet-page">
          <div className="ricochet-page__card">
            <h1>{title}</h1>
            <p>{isJoin ? say('join.confirmText', { shop: shop.name }) : say('dashboard.oneMorePress')}</p>
            <form method="post" action={`${shop.proxyPath}/${purpose}?locale=${locale}`}>
              <input type="hidden" name="token" value={token} />
              <button type="submit" className={buttonClass(true)}>
                {say(isJoin ? 'join.confirm' : 'dashboard.see')}
              </button>
            </form>
          </div>
        </main>
      </body>
    </html>
  );
}
