import { formatMoney } from '#app/domain/money.ts';
import type { Offer } from '#app/domain/reward/offer.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { ButtonLink, PageFrame, type PagePlace } from './page-frame.tsx';

/** What a claim brought the friend. */
export interface ClaimView {
  friendCode: string;
  expiresAt: Date;
  isExpired: boolean;
  offer: Offer | null;
}

/** The page after the button was pressed: the code, until when and on what condition, and the way to use it. */
export function ClaimPage({ place, view }: { place: PagePlace; view: ClaimView }) {
  const say = shopperWords(place.locale);
  const date = new Intl.DateTimeFormat(place.locale, { dateStyle: 'long', timeZone: place.shop.timeZone }).format(
    view.expiresAt,
  );
  if (view.isExpired) {
    return (
      <PageFrame place={place}>
        <h1>{say('claim.expiredTitle')}</h1>
        <p>{say('claim.expiredText', { code: view.friendCode, date })}</p>
        <ButtonLink href="/">{say('frame.toTheShop')}</ButtonLink>
      </PageFrame>
    );
  }
  const minimum = view.offer?.terms.minimumSubtotal ?? null;
  const address = `/discount/${encodeURIComponent(view.friendCode)}`;
  return (
    <PageFrame place={place}>
      <h1>
        {view.offer === null
          ? say('claim.titleWithoutBenefit')
          : say('claim.title', { benefit: describeBenefit(view.offer.benefit, place.locale) })}
      </h1>
      <p>{say('claim.yourCode')}</p>
      <code className="ricochet-page__code" translate="no">
        {view.friendCode}
      </code>
      <p>
        {say('claim.until', { date })}
        {minimum !== null && ` ${say('claim.minimum', { minimum: formatMoney(minimum, place.locale) })}`}
      </p>
      {/* The script asks for the smallest thing the shop can send it on to. */}
      <div
        data-apply={`${address}?redirect=/cart.js`}
        data-applied={say('claim.applied')}
        data-not-applied={say('claim.notApplied')}
        data-next={say('claim.startShopping')}
      >
        <ButtonLink href={`${address}?redirect=/`} isMain>
          {say('claim.use')}
        </ButtonLink>
        <p role="status" />
      </div>
    </PageFrame>
  );
}
