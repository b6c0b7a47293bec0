import { formatMoney } from '#app/domain/money.ts';
import { faceValue } from '#app/domain/reward/benefit.ts';
import type { Offer } from '#app/domain/reward/offer.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { discountAddress, homeAddress, pageAddress } from '../page-address.ts';
import { writeDay } from '../write-day.ts';
import { AboutAmount } from './about-amount.tsx';
import { ButtonLink, PageFrame, buttonClass, type PagePlace } from './page-frame.tsx';

/** What a claim brought the friend. */
export interface ClaimView {
  /** Null when the program gives friends no code. */
  friendCode: string | null;
  expiresAt: Date;
  isExpired: boolean;
  isUsed: boolean;
  offer: Offer | null;
  /** The signed mark of the claim, which goes into the cart. */
  cartMark: string;
}

/** The page after the button was pressed, and whenever somebody comes back to what they claimed. */
export function ClaimPage({ place, view }: { place: PagePlace; view: ClaimView }) {
  const { friendCode } = view;
  if (view.isExpired) return <LapsedClaim place={place} view={view} />;
  if (friendCode === null) return <AcceptedInvite place={place} view={view} />;
  return view.isUsed ? (
    <UsedCode place={place} friendCode={friendCode} />
  ) : (
    <FriendCode place={place} view={view} friendCode={friendCode} />
  );
}

/** The code, until when and on what condition, and the way to use it. */
function FriendCode({ place, view, friendCode }: { place: PagePlace; view: ClaimView; friendCode: string }) {
  const say = shopperWords(place.locale, place.words);
  const { offer } = view;
  const minimum = offer?.terms.minimumSubtotal ?? null;
  return (
    <PageFrame place={place}>
      <h1>
        {offer === null
          ? say('claim.titleWithoutBenefit')
          : say('claim.title', { benefit: describeBenefit(offer.benefit, place.locale, place.words) })}
      </h1>
      {offer !== null && <AboutAmount place={place} amount={faceValue(offer.benefit)} />}
      <div className="ricochet-page__copy" data-copied={say('claim.copied')} data-not-copied={say('claim.notCopied')}>
        <p>{say('claim.yourCode')}</p>
        <code className="ricochet-page__code" dir="ltr" translate="no">
          {friendCode}
        </code>
        <button type="button" className={buttonClass(false)} data-copy={friendCode} hidden>
          {say('claim.copy')}
        </button>
        <p role="status" />
      </div>
      <p>
        {say('claim.until', { date: writeDay(view.expiresAt, place) })}
        {minimum !== null && ` ${say('claim.minimum', { minimum: formatMoney(minimum, place.locale) })}`}{' '}
        <AboutAmount place={place} amount={minimum} />
      </p>
      {/* The script asks for the smallest thing the shop can send it on to. */}
      <div
        data-apply={`/discount/${encodeURIComponent(friendCode)}?redirect=/cart.js`}
        data-home={homeAddress}
        data-applied={say('claim.applied')}
        data-not-applied={say('claim.notApplied')}
        data-next={say('claim.startShopping')}
        data-mark={view.cartMark}
      >
        <ButtonLink href={discountAddress(friendCode)} isMain>
          {say('claim.use')}
        </ButtonLink>
        <p role="status" />
      </div>
    </PageFrame>
  );
}

/** The invite is accepted and there is no code: the cart's mark leads the order back to it. */
function AcceptedInvite({ place, view }: { place: PagePlace; view: ClaimView }) {
  const say = shopperWords(place.locale, place.words);
  return (
    <PageFrame place={place}>
      <h1>{say('claim.acceptedTitle')}</h1>
      <p>{say('claim.acceptedText')}</p>
      <div data-mark={view.cartMark}>
        <ButtonLink href={homeAddress} isMain>
          {say('claim.startShopping')}
        </ButtonLink>
      </div>
    </PageFrame>
  );
}

function LapsedClaim({ place, view }: { place: PagePlace; view: ClaimView }) {
  const say = shopperWords(place.locale, place.words);
  const date = writeDay(view.expiresAt, place);
  const code = view.friendCode;
  return (
    <PageFrame place={place}>
      <h1>{say(code === null ? 'claim.lapsedTitle' : 'claim.expiredTitle')}</h1>
      <p>{code === null ? say('claim.lapsedText', { date }) : say('claim.expiredText', { code, date })}</p>
      <ButtonLink href={homeAddress} isMain>
        {say('frame.toTheShop')}
      </ButtonLink>
    </PageFrame>
  );
}

function UsedCode({ place, friendCode }: { place: PagePlace; friendCode: string }) {
  const say = shopperWords(place.locale, place.words);
  return (
    <PageFrame place={place}>
      <h1>{say('claim.usedTitle')}</h1>
      <p>{say('claim.usedText', { code: friendCode })}</p>
      <ButtonLink href={pageAddress(place, '/invite')} isMain>
        {say('claim.inviteFriends')}
      </ButtonLink>
    </PageFrame>
  );
}
