import type { ReactNode } from 'react';
import type { Shop } from '#app/db/shops.ts';
import { shopperLocales, type OwnWords, type ShopperLocale } from '#app/i18n/translate.ts';
import { PageLanguage } from '../page-address.ts';
import { pageFileAddress, pageScript, pageStyleAddress } from '../page-files.ts';

/** What every page needs to know of where it is shown. */
export interface PagePlace {
  shop: Pick<Shop, 'name' | 'storefrontUrl' | 'proxyPath' | 'timeZone'>;
  locale: ShopperLocale;
  /** The shop's own words in this language, in place of ours. */
  words?: OwnWords | undefined;
  /** Colour of buttons, such as `#1f6f54`; without one, the theme's. */
  accent?: string | null | undefined;
}

/** The card that every page of ours is, inside the shop's own theme. */
export function PageFrame({ place, children }: { place: PagePlace; children: ReactNode }) {
  const { proxyPath } = place.shop;
  return (
    <>
      <link rel="stylesheet" href={pageStyleAddress(place)} />
      <PageLanguage locale={place.locale} />
      {/* None of our languages runs from right to left; that of the theme around may. */}
      <section className="ricochet-page" lang={place.locale} dir="ltr" data-spoken={shopperLocales.join(' ')}>
        <div className="ricochet-page__card">{children}</div>
      </section>
      {/* A module, so that its names cannot meet those of the theme's scripts. It waits for the page by itself. */}
      <script src={pageFileAddress(proxyPath, pageScript)} type="module" />
    </>
  );
}

/** A link that looks like a button; `isMain` for the one thing to do on the page. */
export function ButtonLink({
  href,
  isMain = false,
  isElsewhere = false,
  children,
}: {
  href: string;
  isMain?: boolean;
  isElsewhere?: boolean;
  children: ReactNode;
}) {
  return (
    <a
      className={buttonClass(isMain)}
      href={href}
      rel={isElsewhere ? 'noopener nofollow' : 'nofollow'}
      target={isElsewhere ? '_blank' : undefined}
    >
      {children}
    </a>
  );
}

export function buttonClass(isMain: boolean): string {
  return isMain ? 'ricochet-page__button ricochet-page__button--main' : 'ricochet-page__button';
}
